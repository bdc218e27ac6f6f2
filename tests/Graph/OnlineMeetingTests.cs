using System.Text;
using AllianceBot.Graph;
using AllianceBot.Tests.Conversation.Files;
using Microsoft.AspNetCore.Http;

namespace AllianceBot.Tests.Graph;

/// <summary>What is asked of Microsoft Graph, and what is made of its answers.</summary>
public sealed class OnlineMeetingTests : IAsyncLifetime
{
    private GraphReading _reading = null!;

    private FakeGraph Graph => _reading.Graph;

    public async ValueTask InitializeAsync() => _reading = await GraphReading.StartAsync();

    public ValueTask DisposeAsync() => _reading.DisposeAsync();

    [Fact]
    public async Task A_meeting_is_found_by_its_link_with_whoever_was_invited()
    {
        var meeting = new FakeMeeting { Id = "guests", JoinWebUrl = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_it's%40thread.v2/0?context=%7b%7d", Attendees = ["11111111-2222-4333-8444-555555555555", "rosa@rio.example"] };
        Graph.Meetings.Add(meeting);

        var found = (await _reading.Meetings.FindByLinkAsync(FakeGraph.Organiser, meeting.JoinWebUrl, CancellationToken.None)).ShouldNotBeNull();

        (found.Id, found.ThreadId, found.OrganiserId).ShouldBe(("guests", meeting.ThreadId, FakeGraph.Organiser));
        found.Invited.ShouldBe(["11111111-2222-4333-8444-555555555555", "rosa@rio.example", FakeGraph.Organiser], ignoreOrder: true);
        Graph.Requests.Single().Target.ShouldBe($"/v1.0/users/{FakeGraph.Organiser}/onlineMeetings?$filter=JoinWebUrl%20eq%20'https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19%253ameeting_it%27%27s%2540thread.v2%2F0%3Fcontext%3D%257b%257d'");
    }

    [Fact]
    public async Task A_meeting_that_is_not_there_is_none()
    {
        (await _reading.Meetings.FindByLinkAsync(FakeGraph.Organiser, "https://teams.microsoft.com/other", CancellationToken.None)).ShouldBeNull();
        (await _reading.Meetings.FindByNumberAsync(FakeGraph.Organiser, "111222333444", CancellationToken.None)).ShouldBeNull();
        Graph.Override = async (_, http) => await FailAsync(http, 404, "NotFound");
        (await _reading.Meetings.FindByNumberAsync(FakeGraph.Organiser, "2345678901234", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        var made = Enumerable.Range(0, 5).Select(_ => _reading.Transcribe()).ToList();

        (await _reading.ListAsync()).ShouldBe(made);

        Graph.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_transcript_comes_as_WebVTT_and_without_names_where_the_tenant_withholds_them()
    {
        var transcript = _reading.Transcribe();
        _reading.Meeting.Transcripts[0] = _reading.Meeting.Transcripts[0] with { Plain = "0:0:0.0 --> 0:0:5.320\n\nAcordamos publicar el informe.\n" };

        var whole = await _reading.ReadAsync(transcript);
        Graph.WithholdsNames = true;
        var plain = await _reading.ReadAsync(transcript);

        (whole.HasSpeakers, plain.HasSpeakers).ShouldBe((true, false));
        Encoding.UTF8.GetString(whole.Bytes).ShouldStartWith("WEBVTT");
        Encoding.UTF8.GetString(plain.Bytes).ShouldStartWith("0:0:0.0");
    }

    [Theory]
    [InlineData(401, "InvalidAuthenticationToken", GraphFailure.NotAllowed)]
    [InlineData(403, "Forbidden", GraphFailure.NotAllowed)]
    [InlineData(404, "NotFound", GraphFailure.NotFound)]
    [InlineData(410, "Gone", GraphFailure.Gone)]
    [InlineData(400, "BadRequest", GraphFailure.Refused)]
    [InlineData(413, "no code: it has blanks", GraphFailure.Refused)]
    [InlineData(302, "Found", GraphFailure.Unreadable)]
    public async Task A_refusal_is_told_by_its_code_alone_and_not_pressed(int status, string code, GraphFailure failure)
    {
        Graph.Override = async (_, http) => await FailAsync(http, status, code);

        var problem = await Should.ThrowAsync<GraphException>(_reading.ListAsync);

        (problem.Failure, problem.Code).ShouldBe((failure, code.Contains(' ') ? "HTTP413" : code));
        problem.Message.ShouldNotContain(FakeGraph.Organiser);
        Graph.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_inner_code_says_more()
    {
        Graph.Override = async (_, http) => await FailAsync(http, 403, "Forbidden", "GraphAccessToTranscriptsDisabled");

        (await Should.ThrowAsync<GraphException>(() => _reading.ReadAsync(_reading.Transcribe()))).Code.ShouldBe("GraphAccessToTranscriptsDisabled");
        Graph.Requests.Count.ShouldBe(1, "Only names that are withheld are done without.");
    }

    [Fact]
    public async Task A_pause_is_kept_as_long_as_Graph_asks()
    {
        var (transcript, turnedAway) = (_reading.Transcribe(), 0);
        Graph.Override = async (_, http) => turnedAway++ == 0 && await FailAsync(http, 429, "TooManyRequests", retryAfter: "7");

        var reading = _reading.ListAsync();

        (await _reading.Time.PassNextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(7));
        (await reading).ShouldBe([transcript]);
    }

    [Fact]
    public async Task Nobody_is_kept_waiting_for_minutes()
    {
        Graph.Override = async (_, http) => await FailAsync(http, 429, "TooManyRequests", retryAfter: "600");

        var problem = await Should.ThrowAsync<GraphException>(_reading.ListAsync);

        (problem.Failure, problem.RetryAfter).ShouldBe((GraphFailure.Throttled, TimeSpan.FromMinutes(10)));
        Graph.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_service_that_goes_on_failing_is_given_up(int status)
    {
        Graph.Override = async (_, http) => await FailAsync(http, status, "generalException");

        var reading = _reading.ListAsync();
        var waits = await _reading.Time.PassWaitsUntilAsync(reading.ContinueWith(_ => { }, TaskScheduler.Default));

        (await Should.ThrowAsync<GraphException>(() => reading)).Failure.ShouldBe(status == 429 ? GraphFailure.Throttled : GraphFailure.Unavailable);
        Graph.Requests.Count.ShouldBe(4);
        waits.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_out_of_reach()
    {
        var meetings = _reading.Meetings;
        await Graph.DisposeAsync();

        var reading = meetings.ListTranscriptsAsync(_reading.Found, CancellationToken.None);
        await _reading.Time.PassWaitsUntilAsync(reading.ContinueWith(_ => { }, TaskScheduler.Default));

        (await Should.ThrowAsync<GraphException>(() => reading)).Failure.ShouldBe(GraphFailure.Unavailable);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_more_is_read_than_may_be(bool saysSo)
    {
        var transcript = _reading.Transcribe();
        // Whoever read on would wait in vain.
        Graph.Override = async (_, http) =>
        {
            if (saysSo)
                http.Response.ContentLength = 100_000_000;
            await http.Response.Body.WriteAsync(new byte[200_000]);
            await http.Response.Body.FlushAsync();
            await UploadServer.HangAsync(http);
            return true;
        };

        (await Should.ThrowAsync<GraphException>(() => _reading.ReadAsync(transcript, largest: 100_000))).Failure.ShouldBe(GraphFailure.TooLarge);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"value\":[")]
    [InlineData("<html>")]
    public async Task An_answer_that_is_none_is_said_to_be_so(string answer)
    {
        await AnswerAsync(answer);
        (await Should.ThrowAsync<GraphException>(_reading.ListAsync)).Failure.ShouldBe(GraphFailure.Unreadable);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"value\":7}")]
    [InlineData("{\"value\":[7,null,{},{\"id\":3},{\"id\":\"a\"},{\"id\":\"a\",\"createdDateTime\":\"soon\"}]}")]
    public async Task What_is_not_as_documented_is_not_there(string answer)
    {
        await AnswerAsync(answer);
        (await _reading.ListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{0}/v1.0/users?$skiptoken=2")]
    [InlineData("http://localhost.evil.example/v1.0/users")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nothing")]
    public async Task The_token_goes_to_no_other_host(string link)
    {
        await using var other = await FakeGraph.StartAsync();
        var next = string.Format(System.Globalization.CultureInfo.InvariantCulture, link, new Uri(other.BaseUrl).GetLeftPart(UriPartial.Authority));
        await AnswerAsync($$"""{"value":[],"@odata.nextLink":"{{next}}"}""");

        (await Should.ThrowAsync<GraphException>(_reading.ListAsync)).Failure.ShouldBe(GraphFailure.Unreadable);

        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_takes_the_token_nowhere()
    {
        await using var other = await FakeGraph.StartAsync();
        Graph.Override = (_, http) =>
        {
            http.Response.Redirect($"{other.BaseUrl}/users");
            return Task.FromResult(true);
        };

        (await Should.ThrowAsync<GraphException>(() => _reading.ReadAsync(_reading.Transcribe()))).Failure.ShouldBe(GraphFailure.Unreadable);

        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_without_end_come_to_one()
    {
        await AnswerAsync($$"""{"value":[],"@odata.nextLink":"{{Graph.BaseUrl}}/users/again"}""");

        (await _reading.ListAsync()).ShouldBeEmpty();

        Graph.Requests.Count.ShouldBe(50);
    }

    private Task AnswerAsync(string answer)
    {
        Graph.Override = async (_, http) =>
        {
            await http.Response.WriteAsync(answer);
            return true;
        };
        return Task.CompletedTask;
    }

    private static async Task<bool> FailAsync(HttpContext http, int status, string code, string? innerCode = null, string? retryAfter = null)
    {
        await FakeGraph.FailAsync(http, status, code, innerCode, retryAfter);
        return true;
    }
}
