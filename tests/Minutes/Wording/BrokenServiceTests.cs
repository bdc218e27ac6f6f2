using System.Text;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Wording;
using AllianceBot.Tests.Conversation.Files;
using AllianceBot.Tests.Protocol;
using Microsoft.AspNetCore.Http;

namespace AllianceBot.Tests.Minutes.Wording;

/// <summary>A service that is slow, broken or down costs the wording and nothing else: no error, one line in the log without a word that people said.</summary>
public sealed class BrokenServiceTests : IAsyncLifetime
{
    private readonly LineLog _log = new();
    private readonly ObservedTime _time = new();
    private ModelServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ModelServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("It was agreed to keep the fee of group 1.")]
    [InlineData("{")]
    [InlineData("{\"sentences\":[{\"index\":0,\"text\":\"It was agreed to keep the fee of gr")]
    [InlineData("{\"sentences\":{}}")]
    [InlineData("{\"sentences\":[]}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"sentences\":[{\"index\":7,\"text\":\"It was agreed to keep the fee of group 1.\"}]}")]
    [InlineData("{\"sentences\":[{\"index\":-1,\"text\":\"It was agreed to keep the fee of group 1.\"}]}")]
    [InlineData("{\"sentences\":[{\"index\":\"0\",\"text\":\"It was agreed to keep the fee of group 1.\"}]}")]
    [InlineData("{\"sentences\":[{\"index\":0.5,\"text\":\"It was agreed to keep the fee of group 1.\"}]}")]
    [InlineData("{\"sentences\":[{\"index\":0,\"text\":[\"It was agreed\"]}]}")]
    [InlineData("{\"sentences\":[{\"index\":0,\"text\":null}]}")]
    [InlineData("{\"sentences\":[{\"index\":0,\"text\":\"\\ud83d\"}]}")]
    [InlineData("{\"sentences\":[0,\"x\",null,[[[[[[[[[[]]]]]]]]]]]}")]
    [InlineData("{\"sentences\":[{\"index\":0,\"text\":\"It was agreed to keep the fee of group 1.\"},{\"index\":0,\"text\":\"It was agreed.\"}]}")]
    [InlineData("Here you are: {\"sentences\":[{\"index\":0,\"text\":\"It was agreed to keep the fee of group 1.\"}]}")]
    public async Task An_answer_that_is_not_as_asked_is_not_there(string content)
    {
        _server.SayRaw(content);

        await ShouldStandAsSaidAsync("none");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(302)]
    public async Task A_status_that_says_no_is_noted(int status)
    {
        _server.Answer = (_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = _server.Endpoint + "/elsewhere";
            return context.Response.WriteAsync("""{"error":{"message":"You said: group 1, ana@oxfam.org"}}""");
        };

        await ShouldStandAsSaidAsync(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("application/json", "{\"choices\":[]}")]
    [InlineData("application/json", "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\"},\"finish_reason\":\"perhaps\"}]}")]
    [InlineData("application/json", "{\"choices\":")]
    [InlineData("text/html", "<html>group 1</html>")]
    [InlineData("application/json", "")]
    public async Task An_answer_that_is_not_of_the_protocol_is_noted(string contentType, string body)
    {
        _server.Answer = (_, context) =>
        {
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync(body);
        };

        await ShouldStandAsSaidAsync(failure: null);
    }

    [Fact]
    public async Task Reading_stops_at_a_limit_where_an_answer_does_not_end()
    {
        _server.Answer = async (_, context) =>
        {
            context.Response.ContentType = "application/json";
            var portion = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(portion, context.RequestAborted);
        };

        await ShouldStandAsSaidAsync(failure: null);
    }

    [Fact]
    public async Task An_answer_that_announces_more_than_the_limit_is_not_waited_for()
    {
        _server.Answer = async (_, context) =>
        {
            context.Response.ContentLength = 64 * 1024 * 1024;
            await context.Response.Body.FlushAsync();
            await UploadServer.HangAsync(context);
        };

        await ShouldStandAsSaidAsync(failure: null);
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_noted()
    {
        _server.Answer = async (_, context) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("""{"choices":[{"index":0,""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        await ShouldStandAsSaidAsync(failure: null);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_noted()
    {
        var gone = await ModelServer.StartAsync();
        var address = gone.Endpoint;
        await gone.DisposeAsync();

        var worded = await Open(address).RewordAsync(WordingStage.Decisions(2), TextLanguage.English, default);

        worded.Proposals.ShouldAllBe(proposal => !proposal.Wording!.IsGenerated);
        _log.Lines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_not_there_in_time_stands_as_it_was_said_and_what_is_there_is_taken()
    {
        _server.Answer = (request, context) => request.Items[0]["said"]!.GetValue<string>().Contains("group 1.", StringComparison.Ordinal)
            ? ModelServer.SendAsync(context, ModelServer.Sentences(request, item => item["said"]!.GetValue<string>()))
            : UploadServer.HangAsync(context);

        var rewording = Open(_server.Endpoint).RewordAsync(WordingStage.Decisions(20), TextLanguage.English, default);
        (await _time.NextDeadlineAsync()).ShouldBe(TimeSpan.FromSeconds(20));
        while (_server.Requests.Count < 3)
            await Task.Yield();
        _time.Advance(TimeSpan.FromSeconds(20));
        var worded = await rewording;

        worded.Proposals.Count(proposal => proposal.Wording!.IsGenerated).ShouldBe(MinutesRewording.Batch);
        worded.Proposals[0].Wording!.IsGenerated.ShouldBeTrue();
        _log.Lines.ShouldHaveSingleItem().ShouldContain("timeout");
    }

    [Fact]
    public async Task A_service_that_refuses_is_not_pressed_with_the_rest()
    {
        _server.Answer = (_, context) =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };

        await Open(_server.Endpoint).RewordAsync(WordingStage.Decisions(48), TextLanguage.English, default);

        // Two are on their way at once.
        _server.Requests.Count.ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData(null, 30)]
    [InlineData("Mon, 02 Mar 2026 12:01:30 GMT", 90)]
    [InlineData("999999", 600)]
    public async Task A_service_that_asks_for_a_pause_gets_it(string? retryAfter, int seconds)
    {
        _server.Answer = (_, context) =>
        {
            context.Response.StatusCode = 429;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        };
        var rewording = Open(_server.Endpoint);
        await rewording.RewordAsync(WordingStage.Decisions(1), TextLanguage.English, default);

        _time.Advance(TimeSpan.FromSeconds(seconds - 1));
        (await rewording.RewordAsync(WordingStage.Decisions(1), TextLanguage.English, default)).Proposals[0].Wording!.IsGenerated.ShouldBeFalse();
        _server.Requests.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        await rewording.RewordAsync(WordingStage.Decisions(1), TextLanguage.English, default);
        _server.Requests.Count.ShouldBe(2);
    }

    /// <param name="failure">What the log names; null where the library has a word of its own for it.</param>
    private async Task ShouldStandAsSaidAsync(string? failure)
    {
        var draft = WordingStage.Decisions(1);

        var worded = await Open(_server.Endpoint).RewordAsync(draft, TextLanguage.English, default);

        worded.Proposals[0].ShouldBe(draft.Proposals[0] with { Wording = new DraftedWording(draft.Proposals[0].Text, IsGenerated: false) });
        var line = _log.Lines.ShouldHaveSingleItem();
        line.ShouldStartWith("A language model worded 0 of 1 sentences of a draft");
        if (failure is not null)
            line.ShouldEndWith($"failure: {failure}");
        else
            line.ShouldNotEndWith("failure: none");
        line.ShouldNotContain("group");
        line.ShouldNotContain("fee");
    }

    private MinutesRewording Open(string address) => WordingStage.Open(_time, _log, ("Ai:Endpoint", address), ("Ai:Model", "small"));
}
