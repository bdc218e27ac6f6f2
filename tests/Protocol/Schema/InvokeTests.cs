using System.Text;
using System.Text.Json;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Tests.Protocol.Schema;

public sealed class InvokeTests
{
    private static readonly byte[] Card = """{"type":"AdaptiveCard", "version":"1.5"}"""u8.ToArray();

    [Fact]
    public void Adaptive_card_answers_have_the_exact_shapes()
    {
        Body(AdaptiveCardInvokeResponse.Card(Card)).ShouldBe(
            """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard", "version":"1.5"}}""");
        Body(AdaptiveCardInvokeResponse.Message("Aprobada ✓")).ShouldBe(
            """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Aprobada ✓"}""");
        Body(AdaptiveCardInvokeResponse.Error(400, "BadRequest", "No \"verb\"")).ShouldBe(
            """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"No \"verb\""}}""");
        Body(AdaptiveCardInvokeResponse.LoginRequired("Sign in", "graph", "Go", new Uri("https://example.org/in"))).ShouldBe(
            """{"statusCode":401,"type":"application/vnd.microsoft.activity.loginRequest","value":{"text":"Sign in","connectionName":"graph","buttons":[{"title":"Go","type":"signin","value":"https://example.org/in"}]}}""");
        Body(AdaptiveCardInvokeResponse.PreconditionFailed("412", "No token")).ShouldBe(
            """{"statusCode":412,"type":"application/vnd.microsoft.error.preconditionFailed","value":{"code":"412","message":"No token"}}""");
        Should.Throw<ArgumentOutOfRangeException>(() => AdaptiveCardInvokeResponse.Error(403, "x", "y"));
    }

    [Fact]
    public void Dialog_answers_have_the_exact_shapes()
    {
        Body(TaskModuleResponse.Continue("Reunión", Card, TaskModuleSize.Pixels(400), TaskModuleSize.Medium)).ShouldBe(
            """{"task":{"type":"continue","value":{"title":"Reunión","height":400,"width":"medium","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard", "version":"1.5"}}}}}""");
        Body(TaskModuleResponse.Message("Listo")).ShouldBe("""{"task":{"type":"message","value":"Listo"}}""");
        InvokeResponse.Ok.ShouldBe(new InvokeResponse(200, default));
    }

    [Fact]
    public void An_action_of_a_card_is_read()
    {
        var action = Invoke("adaptiveCard/action", """{"action":{"type":"Action.Execute","id":"b","verb":"approve","data":{"id":7}},"trigger":"manual"}""").ReadAdaptiveCardAction()!;

        (action.Type, action.Id, action.Verb, action.Trigger).ShouldBe(("Action.Execute", "b", "approve", "manual"));
        action.Data!.Value.GetProperty("id").GetInt32().ShouldBe(7);
    }

    [Theory]
    [InlineData("adaptiveCard/action", "null")]
    [InlineData("adaptiveCard/action", "[]")]
    [InlineData("adaptiveCard/action", """{"action":"approve"}""")]
    [InlineData("task/fetch", """{"action":{"verb":"approve"}}""")]
    public void What_is_no_action_of_a_card_reads_as_none(string name, string value) => Invoke(name, value).ReadAdaptiveCardAction().ShouldBeNull();

    [Fact]
    public void Dialogs_asked_for_and_submitted_are_read()
    {
        Invoke("task/fetch", """{"data":{"dialog":"agenda"},"context":{"theme":"dark"}}""").ReadTaskModuleRequest()!.Theme.ShouldBe("dark");
        Invoke("task/submit", """{"data":{"dialog":"agenda"}}""").ReadTaskModuleRequest()!.Data!.Value.GetProperty("dialog").GetString().ShouldBe("agenda");
        Invoke("task/submit", "5").ReadTaskModuleRequest().ShouldBeNull();
    }

    [Fact]
    public void An_action_on_a_message_is_read()
    {
        var asked = Invoke("composeExtension/fetchTask", """{"commandId":"makeTask","messagePayload":{"linkToMessage":"https://teams.microsoft.com/l/message/1","body":{"contentType":"html","content":"<p>Hi</p>"}}}""").ReadMessageAction()!;
        asked.ShouldBe(new MessageAction("makeTask", null, new ActedMessage("https://teams.microsoft.com/l/message/1", "<p>Hi</p>", IsHtml: true)));

        var submitted = Invoke("composeExtension/submitAction", """{"commandId":"makeTask","data":{"verb":"v"},"messagePayload":{"body":{"contentType":"text","content":"a < b"}}}""").ReadMessageAction()!;
        submitted.Data!.Value.GetProperty("verb").GetString().ShouldBe("v");
        submitted.Message.ShouldBe(new ActedMessage(null, "a < b", IsHtml: false));

        Invoke("composeExtension/fetchTask", "{}").ReadMessageAction().ShouldBeNull();
        Invoke("composeExtension/fetchTask", "null").ReadMessageAction().ShouldBeNull();
        Invoke("task/fetch", """{"commandId":"makeTask"}""").ReadMessageAction().ShouldBeNull();
    }

    [Fact]
    public void A_word_on_a_file_is_read()
    {
        var accepted = Invoke("fileConsent/invoke", """{"type":"fileUpload","action":"accept","context":{"minutes":3},"uploadInfo":{"contentUrl":"https://c/a.docx","name":"a.docx","uploadUrl":"https://u/s","uniqueId":"1","fileType":"docx"}}""").ReadFileConsent()!;
        accepted.Accepted.ShouldBeTrue();
        accepted.Context!.Value.GetProperty("minutes").GetInt32().ShouldBe(3);
        accepted.UploadInfo.ShouldBe(new FileUploadInfo("https://c/a.docx", "a.docx", "https://u/s", "1", "docx"));

        Invoke("fileConsent/invoke", """{"action":"decline","context":"x"}""").ReadFileConsent()!.Accepted.ShouldBeFalse();
        Invoke("fileConsent/invoke", """{"action":"accept"}""").ReadFileConsent().ShouldBeNull();
        Invoke("fileConsent/invoke", """{"action":"perhaps"}""").ReadFileConsent().ShouldBeNull();
    }

    private static string Body(InvokeResponse response)
    {
        response.Status.ShouldBe(200);
        return Encoding.UTF8.GetString(response.Body.Span);
    }

    private static Activity Invoke(string name, string value) => new() { Type = "invoke", Name = name, Value = JsonElement.Parse(value) };
}
