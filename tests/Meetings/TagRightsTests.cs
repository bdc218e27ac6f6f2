using AllianceBot.Alliances;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Meetings.Votes;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Meetings;

public sealed class SqliteTagRightsTests(SqliteDatabase database) : TagRightsTests<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresTagRightsTests(PostgresDatabase database) : TagRightsTests<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>What people write into a meeting, by somebody with the right to and by somebody without, on a real database.</summary>
public abstract class TagRightsTests<TDatabase> : MeetingContract<TDatabase>
    where TDatabase : TestDatabase
{
    protected TagRightsTests(TDatabase database)
        : base(database)
    {
    }

    [Theory]
    [InlineData("startMeeting", Right.RunMeetings, "Started")]
    [InlineData("endMeeting", Right.RunMeetings, "Ended")]
    [InlineData("reopenMeeting", Right.RunMeetings, "AlreadyRunning")]
    [InlineData("topic", Right.RecordInMeetings, "Opened")]
    [InlineData("decision", Right.RecordInMeetings, "Recorded")]
    [InlineData("rejected", Right.RecordInMeetings, "Recorded")]
    [InlineData("info", Right.RecordInMeetings, "Recorded")]
    [InlineData("link", Right.RecordInMeetings, "Recorded")]
    [InlineData("idea", Right.RecordInMeetings, "Recorded")]
    [InlineData("help", Right.RecordInMeetings, "Recorded")]
    [InlineData("action", Right.RecordInMeetings, "Recorded")]
    [InlineData("nextMeeting", Right.RecordInMeetings, "Recorded")]
    [InlineData("undo", Right.RecordInMeetings, "Undone")]
    [InlineData("chair", Right.RunMeetings, "Chairs")]
    [InlineData("present", Right.RecordAttendance, "Recorded")]
    [InlineData("startVote", Right.RunMeetings, "Called")]
    [InlineData("vote", Right.Vote, "Counted")]
    [InlineData("endVote", Right.RunMeetings, "Closed")]
    public async Task It_is_taken_from_a_member_and_refused_to_an_observer_of_whom_nothing_is_written(string tag, Right right, string taken)
    {
        await BeginAsync(withVote: tag is "vote" or "endVote");
        var before = await StateAsync();

        var refused = await UseAsync(tag, await ObserverAsync());

        refused.GetType().Name.ShouldBe("Refused");
        refused.GetType().GetProperty("Refusal")!.GetValue(refused).ShouldBeOfType<Refusal>().Right.ShouldBe(right);
        (await StateAsync()).ShouldBe(before);

        (await UseAsync(tag, Luis)).GetType().Name.ShouldBe(taken);
        if (tag is not "reopenMeeting")
            (await StateAsync()).ShouldNotBe(before);
    }

    private Task<object> UseAsync(string tag, Actor who) => tag switch
    {
        "startMeeting" => DoAsync((db, ct) => StartMeeting.HandleAsync(db, new("19:other@thread.tacv2", false, "", "Budget", 2026, who, Now), ct)),
        "endMeeting" => DoAsync((db, ct) => EndMeeting.HandleAsync(db, new(Place, null, who, Now), ct)),
        "reopenMeeting" => DoAsync((db, ct) => ReopenMeeting.HandleAsync(db, new(Place, null, who, Now), [], ct)),
        "topic" => DoAsync((db, ct) => OpenTopic.HandleAsync(db, new(Place, "Statement", null, who, Now), ct)),
        "decision" => RecordAsync(EntryKind.Decision, who),
        "rejected" => RecordAsync(EntryKind.Rejected, who),
        "info" => RecordAsync(EntryKind.Info, who),
        "link" => RecordAsync(EntryKind.Link, who),
        "idea" => RecordAsync(EntryKind.Idea, who),
        "help" => RecordAsync(EntryKind.Help, who),
        "action" => DoAsync((db, ct) => RecordActionItem.HandleAsync(db, new()
        {
            ConversationId = Place,
            Text = "Luis Rojas: send the letter by 10 December 2026",
            Mentions = [],
            Language = TextLanguage.English,
            DateOrder = DateOrder.DayFirst,
            Today = DateOnly.FromDateTime(Now.Date),
            WithHelpers = "{0} ({1})",
            GroupId = null,
            Actor = who,
            Now = Now,
        }, ct)),
        "nextMeeting" => DoAsync((db, ct) => RecordNextMeeting.HandleAsync(db, new(Place, "10 December 2026", TextLanguage.English, DateOrder.DayFirst, DateOnly.FromDateTime(Now.Date), null, who, Now), ct)),
        "undo" => DoAsync((db, ct) => UndoEntry.HandleAsync(db, new(Place, null, who, Now), ct)),
        "chair" => DoAsync((db, ct) => TakeChair.HandleAsync(db, new(Place, "", [], null, who, Now), ct)),
        "present" => DoAsync((db, ct) => RecordAttendance.HandleAsync(db, new(Place, "Ana Quispe", [], RollCallAnswer.Apologies, null, who, Now), ct)),
        "startVote" => DoAsync((db, ct) => CallVote.HandleAsync(db, new(Place, "We sign the letter", null, who, Now), ct)),
        "vote" => DoAsync((db, ct) => CastVote.HandleAsync(db, new(null, Place, VoteChoice.For, who, Now), ct)),
        "endVote" => DoAsync((db, ct) => CloseVote.HandleAsync(db, new(null, Place, null, who, Now), ct)),
        _ => throw new InvalidOperationException(tag),
    };

    private Task<object> RecordAsync(EntryKind kind, Actor who) => DoAsync((db, ct) => RecordEntry.HandleAsync(db, new(Place, kind, "https://alliance.example/law the draft law", null, who, Now), ct));

    private async Task<object> DoAsync<T>(Func<AllianceBot.Storage.AllianceDb, CancellationToken, Task<T>> work)
        where T : notnull => await WriteAsync(work);

    /// <summary>Luis's meeting, in which he has noted something.</summary>
    private async Task BeginAsync(bool withVote)
    {
        (await WriteAsync((db, ct) => StartMeeting.HandleAsync(db, new(Place, false, "", "Budget", 2026, Luis, Now), ct))).ShouldBeOfType<StartMeeting.Outcome.Started>();
        await RecordAsync(EntryKind.Info, Luis);
        if (withVote)
            (await WriteAsync((db, ct) => CallVote.HandleAsync(db, new(Place, "We sign the letter", null, Luis, Now), ct))).ShouldBeOfType<CallVote.Outcome.Called>();
    }

    /// <summary>Eva, who represents nobody, as a turn would know her.</summary>
    private async Task<Actor> ObserverAsync()
    {
        await ChangeAsync(async db =>
        {
            var eva = await db.Set<Person>().SingleAsync(p => p.Id == Eva.Id);
            eva.Represent(Guid.NewGuid());
            eva.Represent(null);
        });
        return Eva with { Standing = new(Role.Observer, null, []) };
    }

    /// <summary>All that a tag could have changed.</summary>
    private async Task<string> StateAsync()
    {
        await using var db = Database.Store.OpenForReading(Alliance);
        var meetings = await db.Set<Meeting>().OrderBy(m => m.Id).Select(m => $"{m.Status} {m.EntryCount}").ToListAsync(Cancellation);
        var entries = await db.Set<MeetingEntry>().OrderBy(e => e.Sequence).Select(e => $"{e.Kind} {e.Text} {e.UndoneAt}").ToListAsync(Cancellation);
        var answers = await db.Set<Attendance>().OrderBy(a => a.Name).Select(a => $"{a.Name} {a.Answer}").ToListAsync(Cancellation);
        var votes = await db.Set<Vote>().Select(v => $"{v.Motion} {v.ClosedAt}").ToListAsync(Cancellation);
        var ballots = await db.Set<Ballot>().Select(b => $"{b.VoterName} {b.Choice}").ToListAsync(Cancellation);
        return string.Join('\n', [.. meetings, .. entries, .. answers, .. votes, .. ballots]);
    }
}
