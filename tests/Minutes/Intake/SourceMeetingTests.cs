using System.Text;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Sources;
using AllianceBot.Tests.Meetings;
using AllianceBot.Tests.Storage;

namespace AllianceBot.Tests.Minutes.Intake;

public sealed class SqliteSourceMeetingTests(SqliteDatabase database) : SourceMeetingTests<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresSourceMeetingTests(PostgresDatabase database) : SourceMeetingTests<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>For which meeting a file is that somebody sends in their personal chat, on a real database.</summary>
public abstract class SourceMeetingTests<TDatabase> : MeetingContract<TDatabase>
    where TDatabase : TestDatabase
{
    private const string PrivateChannel = "19:board@thread.tacv2";
    private static readonly Place Chat = new(PlaceKind.Personal, "a:ana", null, null);

    protected SourceMeetingTests(TDatabase database)
        : base(database)
    {
    }

    [Fact]
    public async Task After_a_meeting_in_a_private_channel_nothing_is_guessed()
    {
        await HoldAsync(Place, isPrivate: false);
        await HoldAsync(PrivateChannel, isPrivate: true);

        var unclear = (await FindAsync("")).ShouldBeOfType<FindSourceMeeting.Outcome.Unclear>();
        (unclear.Private, unclear.Guess.Number).ShouldBe(("2026-02", "2026-01"));
    }

    [Fact]
    public async Task Whoever_was_not_there_is_told_nothing_of_it()
    {
        var open = await HoldAsync(Place, isPrivate: false);
        await HoldAsync(PrivateChannel, isPrivate: true);

        (await FindAsync("", Luis)).ShouldBe(new FindSourceMeeting.Outcome.Found(open));
    }

    [Fact]
    public async Task A_later_open_meeting_is_the_one_meant()
    {
        await HoldAsync(PrivateChannel, isPrivate: true);
        var open = await HoldAsync(Place, isPrivate: false);

        (await FindAsync("")).ShouldBe(new FindSourceMeeting.Outcome.Found(open));
    }

    [Fact]
    public async Task The_number_in_the_message_says_which()
    {
        var first = await HoldAsync(Place, isPrivate: false);
        await HoldAsync(Place, isPrivate: false);
        await HoldAsync(PrivateChannel, isPrivate: true);

        (await FindAsync("Para la 2026-01, por favor")).ShouldBe(new FindSourceMeeting.Outcome.Found(first));
        (await FindAsync("2026-09")).ShouldBe(new FindSourceMeeting.Outcome.NumberUnknown("2026-09"));
        // A day is no number of a meeting.
        (await FindAsync("2026-01-15")).ShouldBeOfType<FindSourceMeeting.Outcome.Unclear>();
    }

    [Fact]
    public async Task The_number_counts_in_a_channel_too()
    {
        var first = await HoldAsync(Place, isPrivate: false);
        var second = await HoldAsync(Place, isPrivate: false);
        var channel = new Place(PlaceKind.Channel, Place, "19:team@thread.tacv2", null);

        (await WriteAsync((db, ct) => FindSourceMeeting.HandleAsync(db, new(channel, Ana.Id, "2026-01"), ct))).ShouldBe(new FindSourceMeeting.Outcome.Found(first));
        (await WriteAsync((db, ct) => FindSourceMeeting.HandleAsync(db, new(channel, Ana.Id, ""), ct))).ShouldBe(new FindSourceMeeting.Outcome.Found(second));
    }

    [Fact]
    public async Task What_was_fetched_is_the_same_by_its_origin_whatever_it_holds_by_now()
    {
        var first = await HoldAsync(Place, isPrivate: false);
        var second = await HoldAsync(Place, isPrivate: false);

        (await KeepAsync(first, "Good morning.", "a")).ShouldBeOfType<KeepSource.Outcome.Kept>();
        (await KeepAsync(first, "Good morning!", "a")).ShouldBe(new KeepSource.Outcome.AlreadyThere(first));
        (await KeepAsync(second, "Good morning!", "a")).ShouldBe(new KeepSource.Outcome.AlreadyThere(first));
        (await KeepAsync(first, "Good morning!", "b")).ShouldBeOfType<KeepSource.Outcome.Kept>();
        (await KeepAsync(first, "Good evening.", null)).ShouldBeOfType<KeepSource.Outcome.Kept>();
        (await KeepAsync(second, "Good night.", null)).ShouldBeOfType<KeepSource.Outcome.Kept>();
    }

    [Fact]
    public async Task Without_any_meeting_there_is_none() =>
        (await FindAsync("")).ShouldBeOfType<FindSourceMeeting.Outcome.NoMeeting>();

    private async Task<Guid> HoldAsync(string place, bool isPrivate)
    {
        Database.Time.Advance(TimeSpan.FromHours(2));
        var started = (await WriteAsync((db, ct) => StartMeeting.HandleAsync(db, new(place, isPrivate, "", "Budget", 2026, Ana, Now), ct))).ShouldBeOfType<StartMeeting.Outcome.Started>();
        (await WriteAsync((db, ct) => EndMeeting.HandleAsync(db, new(place, null, Ana, Now.AddHours(1)), ct))).ShouldBeOfType<EndMeeting.Outcome.Ended>();
        return started.Meeting.Id;
    }

    private Task<KeepSource.Outcome> KeepAsync(Guid meetingId, string said, string? origin)
    {
        var content = Encoding.UTF8.GetBytes($"WEBVTT\n\n0:0:1.0 --> 0:0:2.0\n<v Ana>{said}</v>\n");
        var read = (SourceReading.Read)SourceReader.Read(content, new SourceContext { FileName = "Teams.vtt" });
        return WriteAsync((db, ct) => KeepSource.HandleAsync(db, new(meetingId, GivenSource.Of("Teams.vtt", content, read) with { Origin = origin, StartsAt = Now }, Place, Ana, Now), ct));
    }

    private Task<FindSourceMeeting.Outcome> FindAsync(string text, Actor? who = null) =>
        WriteAsync((db, ct) => FindSourceMeeting.HandleAsync(db, new(Chat, (who ?? Ana).Id, text), ct));
}
