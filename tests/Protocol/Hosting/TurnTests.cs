using System.Net;
using System.Text;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Schema;

namespace AllianceBot.Tests.Protocol.Hosting;

public sealed class TurnTests : IAsyncLifetime
{
    private const string Conversation = "/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1700000000000/activities";
    private RecordingConnector connector = null!;

    public async ValueTask InitializeAsync() => connector = await RecordingConnector.StartAsync();

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    [Fact]
    public async Task A_reply_goes_under_the_message_with_the_parties_exchanged()
    {
        string? id = null;
        await using var bot = await TestBot.StartAsync(async (turn, stop) =>
        {
            id = (await turn.SendAsync(OutgoingActivity.Message($"You said: {turn.Activity.Text} ñ") with { Locale = "es" }, stop)).Id;
            return null;
        });

        using var response = await bot.PostAsync(ActivityCorpus.Message(connector.ServiceUrl));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        id.ShouldBe("act-1");
        var sent = await connector.NextAsync();
        sent.Method.ShouldBe("POST");
        sent.Path.ShouldBe($"{Conversation}/1700000000001");
        sent.Authorization.ShouldBeNull();
        sent.Body.ShouldBe("""{"type":"message","from":{"id":"28:bot","name":"AllianceBot"},"recipient":{"id":"29:ana","name":"Ana Quispe","aadObjectId":"0b9c1f7e-0000-4000-8000-000000000001","role":"user"},"conversation":{"id":"19:abc@thread.tacv2;messageid=1700000000000","conversationType":"channel","tenantId":"t-1"},"replyToId":"1700000000001","locale":"es","text":"You said: hello ñ"}""");
    }

    [Fact]
    public async Task An_activity_without_an_id_is_answered_in_its_conversation()
    {
        await using var bot = await TestBot.StartAsync(async (turn, stop) =>
        {
            await turn.SendAsync(OutgoingActivity.Typing(), stop);
            return null;
        });

        (await bot.PostAsync(ActivityCorpus.Make("event", "\"name\":\"x\"").Replace(ActivityCorpus.ServiceUrl, connector.ServiceUrl + "/", StringComparison.Ordinal))).Dispose();

        var sent = await connector.NextAsync();
        sent.Path.ShouldBe(Conversation);
        sent.Json.TryGetProperty("replyToId", out _).ShouldBeFalse();
        sent.Json.GetProperty("type").GetString().ShouldBe("typing");
    }

    [Fact]
    public async Task Cards_mentions_summary_and_alert_are_written_as_teams_reads_them()
    {
        var ana = new OutgoingMention("29:ana", "Ana <Q>");
        await using var bot = await TestBot.StartAsync(async (turn, stop) =>
        {
            await turn.SendAsync(OutgoingActivity.Card("""{ "type":"AdaptiveCard" }"""u8.ToArray(), "Minutes") with { Text = $"Hi {ana.Text}", TextFormat = "xml", Mentions = [ana], Alert = true }, stop);
            await turn.SendAsync(new OutgoingActivity { Attachments = [new() { ContentType = ContentTypes.FileInfoCard, ContentUrl = "https://c/a.docx", Name = "a.docx" }] }, stop);
            return null;
        });

        (await bot.PostAsync(ActivityCorpus.Message(connector.ServiceUrl))).Dispose();

        (await connector.NextAsync()).Body.ShouldEndWith("""
            "replyToId":"1700000000001","text":"Hi <at>Ana &lt;Q&gt;</at>","textFormat":"xml","summary":"Minutes","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{ "type":"AdaptiveCard" }}],"entities":[{"type":"mention","mentioned":{"id":"29:ana","name":"Ana <Q>"},"text":"<at>Ana &lt;Q&gt;</at>"}],"channelData":{"notification":{"alert":true}}}
            """.Trim());
        (await connector.NextAsync()).Body.ShouldEndWith("""
            "attachments":[{"contentType":"application/vnd.microsoft.teams.card.file.info","contentUrl":"https://c/a.docx","name":"a.docx"}]}
            """.Trim());
    }

    [Fact]
    public async Task What_a_model_wrote_is_labelled_as_teams_reads_it_beside_any_mentions()
    {
        var ana = new OutgoingMention("29:ana", "Ana");
        await using var bot = await TestBot.StartAsync(async (turn, stop) =>
        {
            await turn.SendAsync(OutgoingActivity.Card("{}"u8.ToArray(), "Proposals") with { IsAiGenerated = true }, stop);
            await turn.UpdateAsync("act-1", OutgoingActivity.Message($"For {ana.Text}") with { Mentions = [ana], IsAiGenerated = true }, stop);
            return null;
        });

        (await bot.PostAsync(ActivityCorpus.Message(connector.ServiceUrl))).Dispose();

        (await connector.NextAsync()).Body.ShouldEndWith("""
            "attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{}}],"entities":[{"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","additionalType":["AIGeneratedContent"]}]}
            """.Trim());
        (await connector.NextAsync()).Body.ShouldEndWith("""
            "entities":[{"type":"mention","mentioned":{"id":"29:ana","name":"Ana"},"text":"<at>Ana</at>"},{"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","additionalType":["AIGeneratedContent"]}]}
            """.Trim());
    }

    [Fact]
    public async Task What_was_sent_can_be_updated_and_deleted()
    {
        await using var bot = await TestBot.StartAsync(async (turn, stop) =>
        {
            (await turn.UpdateAsync("act/1", OutgoingActivity.Message("new"), stop)).Id.ShouldBe("act/1");
            await turn.DeleteAsync("act/1", stop);
            return null;
        });

        (await bot.PostAsync(ActivityCorpus.Message(connector.ServiceUrl))).Dispose();

        var updated = await connector.NextAsync();
        (updated.Method, updated.Path, updated.Text).ShouldBe(("PUT", $"{Conversation}/act%2F1", "new"));
        var deleted = await connector.NextAsync();
        (deleted.Method, deleted.Path, deleted.Body).ShouldBe(("DELETE", $"{Conversation}/act%2F1", ""));
    }

    [Fact]
    public async Task The_answer_to_an_invoke_is_the_response()
    {
        await using var bot = await TestBot.StartAsync((turn, _) =>
            Task.FromResult<InvokeResponse?>(AdaptiveCardInvokeResponse.Message(turn.Activity.ReadAdaptiveCardAction()!.Verb)));

        using var response = await bot.PostAsync(Invoke("adaptiveCard/action"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"approve"}""");
    }

    [Fact]
    public async Task An_answer_to_what_is_no_invoke_is_left_out()
    {
        await using var bot = await TestBot.StartAsync((_, _) => Task.FromResult<InvokeResponse?>(new InvokeResponse(418, "{}"u8.ToArray())));

        using var response = await bot.PostAsync(ActivityCorpus.Message(connector.ServiceUrl));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_handler_that_fails_never_shows_as_500()
    {
        await using var bot = await TestBot.StartAsync((_, _) => throw new InvalidOperationException("secret detail"));

        foreach (var json in new[] { ActivityCorpus.Message(connector.ServiceUrl), Invoke("fileConsent/invoke"), Invoke("adaptiveCard/action"), Invoke("task/fetch") })
            (await AnswerAsync(json)).ShouldBe((200, ""));

        async Task<(int Status, string Body)> AnswerAsync(string json)
        {
            using var response = await bot.PostAsync(json);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_caller_that_goes_away_cancels_the_turn_and_nothing_else()
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var bot = await TestBot.StartAsync(async (turn, stop) =>
        {
            if (turn.Activity.Text != "wait")
                return null;
            started.SetResult();
            await using var registration = stop.Register(cancelled.SetResult);
            await cancelled.Task;
            stop.ThrowIfCancellationRequested();
            return null;
        });
        using var patience = new CancellationTokenSource();
        var post = bot.Client.PostAsync("/api/messages", new StringContent(ActivityCorpus.Message(connector.ServiceUrl, "wait"), Encoding.UTF8, "application/json"), patience.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(post);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        using var next = await bot.PostAsync(ActivityCorpus.Message(connector.ServiceUrl));
        next.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_connector_that_fails_reaches_the_handler_as_one_exception()
    {
        ConnectorException? caught = null;
        connector.Plan(new ConnectorAnswer(404, """{"error":{"code":"ConversationNotFound","message":"gone"}}"""));
        await using var bot = await TestBot.StartAsync(async (turn, stop) =>
        {
            caught = await Should.ThrowAsync<ConnectorException>(turn.SendAsync(OutgoingActivity.Message("x"), stop));
            return null;
        });

        (await bot.PostAsync(ActivityCorpus.Message(connector.ServiceUrl))).Dispose();

        caught!.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        caught.Code.ShouldBe("ConversationNotFound");
        caught.Message.ShouldContain("gone");
    }

    private string Invoke(string name, string more = "\"locale\":\"en\"") => ActivityCorpus
        .Make("invoke", $"\"id\":\"f:1\",\"name\":\"{name}\",\"value\":{{\"action\":{{\"type\":\"Action.Execute\",\"verb\":\"approve\"}}}},{more}")
        .Replace(ActivityCorpus.ServiceUrl, connector.ServiceUrl, StringComparison.Ordinal);
}
