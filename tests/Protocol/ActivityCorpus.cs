namespace AllianceBot.Tests.Protocol;

/// <summary>One activity of every type of the specification, as Teams and other channels write them.</summary>
public static class ActivityCorpus
{
    public const string ServiceUrl = "http://127.0.0.1:9/";

    private const string Common = """
        "channelId":"msteams","serviceUrl":"http://127.0.0.1:9/",
        "from":{"id":"29:ana","name":"Ana Quispe","aadObjectId":"0b9c1f7e-0000-4000-8000-000000000001","role":"user","properties":{"x":[1,2.50,1e3]}},
        "recipient":{"id":"28:bot","name":"AllianceBot"},
        "conversation":{"id":"19:abc@thread.tacv2;messageid=1700000000000","conversationType":"channel","isGroup":true,"tenantId":"t-1","name":null,"extra":{"deep":[null,{"a":"ñ"}]}}
        """;

    /// <summary>Type and JSON.</summary>
    public static TheoryData<string, string> All { get; } = new()
    {
        { "message", Make("message", """
            "id":"1700000000001","timestamp":"2026-03-02T15:04:05.1230000Z","localTimestamp":"2026-03-02T10:04:05.123-05:00","localTimezone":"America/Lima",
            "text":"<at>AllianceBot</at> ask <at>Luis</at> for the minutes \u00e1 \ud83d\ude00","textFormat":"plain","locale":"es-PE","replyToId":"1700000000000",
            "value":null,"inputHint":"acceptingInput","attachmentLayout":"list","importance":"high","deliveryMode":"normal","summary":null,"speak":"",
            "suggestedActions":{"to":["29:ana"],"actions":[{"type":"imBack","title":"Yes","value":1}]},
            "channelData":{"tenant":{"id":"t-1","more":true},"team":{"id":"19:team@thread.tacv2","aadGroupId":"g-1","name":"Nutrition","type":"standard"},"channel":{"id":"19:abc@thread.tacv2","name":null},"eventType":null,"teamsChannelId":"19:abc@thread.tacv2","meeting":{"id":"MCMx","kind":"scheduled"},"onBehalfOf":[]},
            "entities":[{"type":"mention","mentioned":{"id":"28:bot","name":"AllianceBot","extra":1},"text":"<at>AllianceBot</at>"},{"type":"mention","mentioned":{"id":"29:luis","name":"Luis"},"text":"<at>Luis</at>"},{"type":"clientInfo","locale":"es-PE","country":"PE","platform":"Windows","timezone":"America/Lima"},{"type":"https://schema.org/Message","text":["not","text"]},{}],
            "attachments":[{"contentType":"text/html","content":"<p>hi</p>"},{"contentType":"application/vnd.microsoft.teams.file.download.info","contentUrl":"https://contoso.sharepoint.com/a.docx","name":"a.docx","content":{"downloadUrl":"https://contoso.sharepoint.com/d?x=1","uniqueId":"u1","fileType":"docx"},"etag":"\"1\""}]
            """) },
        { "conversationUpdate", Make("conversationUpdate", """
            "id":"f:1","membersAdded":[{"id":"28:bot"},{"id":"29:luis","aadObjectId":"x","tenantId":"t-1"}],"membersRemoved":[],"topicName":"New","historyDisclosed":true,
            "channelData":{"eventType":"teamMemberAdded","team":{"id":"19:team@thread.tacv2"},"tenant":{"id":"t-1"}}
            """) },
        { "invoke", Make("invoke", """
            "id":"f:2","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","id":"b1","verb":"approve","data":{"n":1.0,"s":"x"}},"trigger":"manual"}
            """) },
        { "event", Make("event", """
            "id":"f:3","name":"application/vnd.microsoft.meetingStart","value":{"Id":"m","Title":"Board","JoinUrl":"https://teams.microsoft.com/l/x"},"relatesTo":{"conversation":{"id":"1"}}
            """) },
        { "installationUpdate", Make("installationUpdate", """
            "id":"f:4","action":"add","channelData":{"settings":{"selectedChannel":{"id":"19:abc@thread.tacv2"}},"source":{"name":"message"}}
            """) },
        { "messageReaction", Make("messageReaction", """
            "id":"f:5","replyToId":"1700000000001","reactionsAdded":[{"type":"like","user":null}],"reactionsRemoved":[{"type":"heart"}]
            """) },
        { "messageUpdate", Make("messageUpdate", "\"id\":\"1700000000001\",\"text\":\"edited\",\"channelData\":{\"eventType\":\"editMessage\"}") },
        { "messageDelete", Make("messageDelete", "\"id\":\"1700000000001\",\"text\":null,\"channelData\":{\"eventType\":\"softDeleteMessage\"}") },
        { "typing", Make("typing", "\"text\":\"partial\",\"channelData\":{\"streamType\":\"streaming\",\"streamSequence\":1}") },
        { "endOfConversation", Make("endOfConversation", "\"code\":\"completedSuccessfully\",\"text\":\"\"") },
        { "contactRelationUpdate", Make("contactRelationUpdate", "\"action\":\"remove\"") },
        { "handoff", Make("handoff", "\"name\":\"handoff.initiate\",\"value\":[1,2,{\"skill\":\"x\"}],\"attachments\":[]") },
        { "suggestion", Make("suggestion", "\"text\":\"Perhaps\",\"replyToId\":\"1\",\"textHighlights\":[{\"text\":\"a\",\"occurrence\":0}]") },
        { "trace", Make("trace", "\"name\":\"Luis\",\"label\":\"l\",\"valueType\":\"https://example.org/v\",\"value\":12345678901234567890.123456789") },
        { "command", Make("command", "\"id\":\"c1\",\"name\":\"channel/vnd.ivr.transfer\",\"value\":{\"commandId\":\"1\",\"data\":null}") },
        { "commandResult", Make("commandResult", "\"id\":\"c2\",\"name\":\"channel/vnd.ivr.transfer\",\"value\":{\"commandId\":\"1\",\"error\":{\"code\":\"x\",\"message\":\"y\"}}") },
        { "urn:example:something-new", Make("urn:example:something-new", "\"channelData\":\"a text\",\"entities\":null,\"attachments\":null,\"expiration\":\"never\",\"newField\":{\"a\":{\"b\":[true,false,null]}}") },
    };

    /// <summary>A message that is right in every way, with the text and the fields given.</summary>
    public static string Message(string serviceUrl, string text = "hello", string more = "\"id\":\"1700000000001\"") =>
        Make("message", $"\"text\":{System.Text.Json.JsonSerializer.Serialize(text)},{more}").Replace(ServiceUrl, serviceUrl, StringComparison.Ordinal);

    /// <summary>An activity that is right in every way, of this type and with these fields.</summary>
    public static string Make(string type, string fields) => $$"""{"type":"{{type}}",{{Common}},{{fields}}}""";
}
