using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Conversation.Files;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Graph;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Minutes.FromTeams;

/// <summary>Asking by its link for what Teams keeps of a meeting: what comes, and the one sentence that is said when nothing does.</summary>
public sealed class TranscriptTests : IAsyncLifetime
{
    private const string Spoken = "WEBVTT\n\n00:00:05.000 --> 00:00:12.320\n<v Ana Quispe>Acordamos pedir una audiencia a la ministra en abril.</v>\n";

    private FakeGraph _graph = null!;

    public async ValueTask InitializeAsync() => _graph = await FakeGraph.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _graph.DisposeAsync();
        _graph.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Every_failure_is_one_sentence_with_the_way_forward(TextLanguage language)
    {
        await using var bot = await RunningBot.StartAsync(settings: _graph.Settings);
        var room = new Room(bot, language);
        await room.MeetAsync();
        Transcribe(bot, room.Ana);

        foreach (var (sentence, fail) in new (string, Func<HttpContext, Task>)[]
        {
            (room.Phrase("teamsNotAllowed", "InvalidAuthenticationToken"), http => FakeGraph.FailAsync(http, 401, "InvalidAuthenticationToken")),
            (room.Phrase("teamsNotAllowed", "General"), http => FakeGraph.FailAsync(http, 403, "General")),
            (room.Phrase("transcriptSwitchedOff"), http => FakeGraph.FailAsync(http, 403, "Forbidden", "GraphAccessToTranscriptsDisabled")),
            (room.Phrase("teamsExpired"), http => FakeGraph.FailAsync(http, 404, "NotFound")),
            (room.Phrase("teamsExpired"), http => FakeGraph.FailAsync(http, 410, "Gone")),
            (room.Phrase("teamsBusy", 10), http => FakeGraph.FailAsync(http, 429, "TooManyRequests", retryAfter: "571")),
            (room.Phrase("teamsUnreachable"), http => FakeGraph.FailAsync(http, 503, "serviceNotAvailable", retryAfter: "0")),
            (room.Phrase("teamsRefused", "BadRequest"), http => FakeGraph.FailAsync(http, 400, "BadRequest")),
            (room.Phrase("teamsRefused", "json"), http => http.Response.WriteAsync("<html>")),
            (room.Phrase("transcriptNone"), http => http.Response.WriteAsync("{\"value\":[]}")),
        })
        {
            _graph.Override = (request, http) => AnswerAsync(request.Target.EndsWith("/transcripts", StringComparison.Ordinal), () => fail(http));
            (await AskAsync(room, room.Ana)).ShouldBe(sentence);
        }

        bot.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_Graph_that_does_not_answer_is_given_up_after_a_while()
    {
        await using var bot = await RunningBot.StartAsync(settings: [.. _graph.Settings, "--Graph:Timeout=00:00:05"]);
        var room = new Room(bot);
        await room.MeetAsync();
        var arrived = new TaskCompletionSource();
        _graph.Override = async (_, http) =>
        {
            arrived.TrySetResult();
            await UploadServer.HangAsync(http);
            return true;
        };

        var asking = AskAsync(room, room.Ana);
        await arrived.Task;
        bot.Time.Advance(TimeSpan.FromSeconds(5));

        (await asking).ShouldBe(room.Phrase("teamsUnreachable"));
    }

    [Fact]
    public async Task A_link_opens_a_meeting_to_whoever_was_invited_and_to_nobody_else()
    {
        await using var bot = await RunningBot.StartAsync(settings: _graph.Settings);
        var room = new Room(bot);
        bot.Teams.Members = [new(room.Ana.UserId, room.Ana.Name, room.Ana.AadObjectId, "Ana@Rio.example"), new(room.Luis.UserId, room.Luis.Name, room.Luis.AadObjectId)];
        await room.MeetAsync();
        Transcribe(bot, room.Luis);

        (await AskAsync(room, room.Ana)).ShouldBe(room.Phrase("teamsNotInvited"));
        _graph.Requests.ShouldAllBe(request => !request.Target.Contains("/transcripts"), "Of a meeting that is not theirs nothing is read.");

        // A guest is invited by mail.
        _graph.Meetings[0] = _graph.Meetings[0] with { Attendees = ["ana@rio.example"] };
        Transcribe(bot, room.Luis);
        (await LastCardAsync(room, room.Ana)).ShouldContain(line => line.StartsWith("✓ I read Teams 2026-03-02 10.00."));
    }

    [Fact]
    public async Task Of_other_accounts_and_other_days_nothing_is_read()
    {
        await using var bot = await RunningBot.StartAsync(settings: _graph.Settings);
        var room = new Room(bot);
        await room.MeetAsync();

        (await AskAsync(room, room.Ana)).ShouldBe(room.Phrase("teamsMeetingUnknown"));
        _graph.Requests.Count.ShouldBe(1);
        (await AskAsync(room, room.Ana, FakeGraph.LongLink.Replace("748d2cbb", "00000000", StringComparison.Ordinal))).ShouldBe(room.Phrase("teamsOtherOrganiser"));
        (await room.SayAsync(room.Ana, $"transcript 2026-77 {FakeGraph.LongLink}")).Sentences.ShouldBe([room.Phrase("minutesNumberUnknown", "2026-77")]);
        _graph.Requests.Count.ShouldBe(1, "No more was asked.");

        Transcribe(bot, room.Ana, minutes: -600);
        Transcribe(bot, room.Ana, minutes: 24 * 60);
        (await AskAsync(room, room.Ana)).ShouldBe(room.Phrase("transcriptNoneOfThen", "2026-01", "3 March 2026"));
        _graph.Requests.ShouldAllBe(request => !request.Target.Contains("/content"));
    }

    [Fact]
    public async Task What_cannot_be_used_does_not_keep_back_the_rest()
    {
        await using var bot = await RunningBot.StartAsync(settings: _graph.Settings);
        var room = new Room(bot);
        await room.MeetAsync();
        Transcribe(bot, room.Ana, minutes: 0, "WEBVTT\n\nNOTE nobody says a word\n");
        Transcribe(bot, room.Ana, minutes: 5);
        Transcribe(bot, room.Ana, minutes: 10, $"WEBVTT\n\n00:00:05.000 --> 00:00:12.320\n<v Ana>{new string('a', 26 * 1024 * 1024)}</v>\n");
        Transcribe(bot, room.Ana, minutes: 15);
        _graph.Override = (request, http) => AnswerAsync(request.Target.Contains("MSMjMCMj3"), () => FakeGraph.FailAsync(http, 404, "NotFound"));

        var shown = await LastCardAsync(room, room.Ana);

        shown.ShouldContain(line => line.StartsWith("✓ I read Teams 2026-03-02 10.05."));
        shown.ShouldContain(line => line.StartsWith("I read Teams 2026-03-02 10.00.") && line.EndsWith("nobody says anything in it."));
        shown.ShouldContain(line => line.StartsWith("Teams 2026-03-02 10.10.") && line.EndsWith("is larger than 25 MB, which is the most I read."));
        shown.ShouldContain($"{room.Phrase("transcriptNotAll")} {room.Phrase("teamsExpired")}");
        shown.ShouldNotContain("[Take out 2]");
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Without_a_report_of_who_was_there_that_is_said(TextLanguage language)
    {
        await using var bot = await RunningBot.StartAsync(settings: _graph.Settings);
        var room = new Room(bot, language);
        await room.MeetAsync();
        Transcribe(bot, room.Ana);
        var now = bot.Time.GetUtcNow();
        _graph.Meetings[0].Reports.Add(new FakeReport("before", now.AddHours(-9), now.AddHours(-8), [("Luis Rojas", null)]));

        (await AskAsync(room, room.Ana, command: "attendance")).ShouldBe(room.Phrase("attendanceNone", "2026-01"));

        _graph.Meetings[0].Reports.Add(new FakeReport("now", now, null, [("Luis Rojas", null)]));
        foreach (var (sentence, fail) in new (string, Func<HttpContext, Task>)[]
        {
            (room.Phrase("teamsNotAllowed", "Forbidden"), http => FakeGraph.FailAsync(http, 403, "Forbidden")),
            (room.Phrase("teamsExpired"), http => FakeGraph.FailAsync(http, 404, "NotFound")),
            (room.Phrase("attendanceNone", "2026-01"), http => http.Response.WriteAsync("{\"attendanceRecords\":[{}")),
            (room.Phrase("attendanceNone", "2026-01"), http => http.Response.WriteAsync("{\"attendanceRecords\":[]}")),
        })
        {
            _graph.Override = (request, http) => AnswerAsync(request.Target.EndsWith("?$expand=attendanceRecords", StringComparison.Ordinal), () => fail(http));
            (await AskAsync(room, room.Ana, command: "attendance")).ShouldBe(sentence);
        }
    }

    [Theory]
    [InlineData(TextLanguage.English, TextLanguage.Spanish)]
    [InlineData(TextLanguage.Spanish, TextLanguage.English)]
    public async Task What_everyone_sees_in_a_channel_is_in_the_language_of_the_alliance(TextLanguage speaker, TextLanguage alliance)
    {
        await using var bot = await RunningBot.StartAsync(settings: _graph.Settings);
        var room = new Room(bot, speaker) { AllianceLanguage = alliance };
        await room.MeetAsync();

        (await LastCardAsync(room, room.Ana)).ShouldBe([room.PhraseForAll("progressReading", room.PhraseForAll("transcriptName")), room.PhraseForAll("teamsMeetingUnknown")]);
        (await LastCardAsync(room, room.Ana, command: "attendance")).ShouldBe([room.PhraseForAll("progressReading", room.PhraseForAll("attendanceName")), room.PhraseForAll("teamsMeetingUnknown")]);
        _graph.Meetings.Add(new FakeMeeting { Attendees = [room.Ana.AadObjectId] });
        (await AskAsync(room, room.Ana)).ShouldBe(room.PhraseForAll("transcriptNone"));
        (await AskAsync(room, room.Ana, command: "attendance")).ShouldBe(room.PhraseForAll("attendanceNone", "2026-01"));
        Transcribe(bot, room.Ana, minutes: 24 * 60);
        (await AskAsync(room, room.Ana)).ShouldStartWith(room.PhraseForAll("transcriptNoneOfThen", "2026-01", "3 ")[..60]);
        _graph.Override = (_, http) => AnswerAsync(isMine: true, () => FakeGraph.FailAsync(http, 403, "General"));
        (await AskAsync(room, room.Ana)).ShouldBe(room.PhraseForAll("teamsNotAllowed", "General"));
        (await AskAsync(room, room.Ana, command: "attendance")).ShouldBe(room.PhraseForAll("teamsNotAllowed", "General"));
    }

    [Fact]
    public async Task A_broken_transcript_is_told_on_the_card_that_waited()
    {
        await using var bot = await RunningBot.StartAsync(settings: _graph.Settings);
        var room = new Room(bot);
        await room.MeetAsync();
        Transcribe(bot, room.Ana, content: "");

        (await AskAsync(room, room.Ana)).ShouldMatch("^There is nothing in Teams 2026-03-02 10\\.00\\.\\d\\d\\.vtt\\.$");
    }

    [Fact]
    public async Task Without_names_what_was_said_is_taken_all_the_same()
    {
        await using var bot = await RunningBot.StartAsync(settings: _graph.Settings);
        var room = new Room(bot);
        await room.MeetAsync();
        Transcribe(bot, room.Ana);
        _graph.WithholdsNames = true;

        (await LastCardAsync(room, room.Ana)).ShouldContain(line => line.StartsWith("✓ I read Teams") && line.EndsWith("Lines: 1, without the names of who said what."));
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Where_it_is_off_nothing_is_sent_and_no_help_offers_it(TextLanguage language)
    {
        await using var bot = await RunningBot.StartAsync(settings: [.. _graph.Settings, "--Graph:Enabled=false"]);
        var room = new Room(bot, language);
        await room.MeetAsync();
        Transcribe(bot, room.Ana);

        (await room.SayAsync(room.Ana, $"{room.Word("transcript")} {FakeGraph.LongLink}")).Sentences.ShouldBe([room.Phrase("transcriptOff")]);
        (await room.SayAsync(room.Ana, $"{room.Word("attendance")} {FakeGraph.LongLink}")).Sentences.ShouldBe([room.Phrase("attendanceOff")]);

        _graph.Requests.ShouldBeEmpty();
        bot.Teams.Requests.ShouldAllBe(request => !request.Path.Contains("/v1/meetings/"));
        bot.Services.GetRequiredService<ConversationRegistry>().Offered.ShouldNotContain(command => command.Key == "transcript" || command.Key == "attendance");
    }

    private static async Task<bool> AnswerAsync(bool isMine, Func<Task> answer)
    {
        if (isMine)
            await answer();
        return isMine;
    }

    /// <summary>A transcript that begins so many minutes from now.</summary>
    private void Transcribe(RunningBot bot, Speaker invited, int minutes = 0, string content = Spoken)
    {
        if (_graph.Meetings.Count == 0)
            _graph.Meetings.Add(new FakeMeeting { Attendees = [invited.AadObjectId] });
        var (at, transcripts) = (bot.Time.GetUtcNow().AddMinutes(minutes), _graph.Meetings[0].Transcripts);
        transcripts.Add(new FakeTranscript($"MSMjMCMj{transcripts.Count}", at, at.AddMinutes(4), content) { Plain = "00:00:05.000 --> 00:00:12.320\n\nAcordamos pedir una audiencia a la ministra en abril.\n" });
    }

    /// <summary>The sentence on the card that waited.</summary>
    private static async Task<string> AskAsync(Room room, Speaker who, string link = FakeGraph.LongLink, string command = "transcript")
    {
        var shown = await LastCardAsync(room, who, link, command);
        shown.Count.ShouldBe(2, string.Join('\n', shown));
        return shown[1];
    }

    private static async Task<IReadOnlyList<string>> LastCardAsync(Room room, Speaker who, string link = FakeGraph.LongLink, string command = "transcript") =>
        [.. CardListing.Of((await room.SayAsync(who, $"{room.Word(command)} {link}")).Cards[^1])];
}
