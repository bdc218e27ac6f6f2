using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Meetings;

public sealed class SqliteConcurrentMeetingTests(SqliteDatabase database) : ConcurrentMeetings<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresConcurrentMeetingTests(PostgresDatabase database) : ConcurrentMeetings<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>Many people at once, on a real database.</summary>
public abstract class ConcurrentMeetings<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase
{
    private const string Place = "19:general@thread.tacv2";

    private readonly TDatabase _database;
    private Guid _alliance;
    private Actor _ana = null!;

    protected ConcurrentMeetings(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _database.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _alliance = await _database.FoundAllianceAsync();
        // Who may start and end is read from what is saved.
        var ana = await _database.Store.WriteAsync(_alliance, (db, ct) => AlliancePeople.MeetAsync(db, new RosterMember("29:ana", null, "Ana Quispe", null), Now, ct), Cancellation);
        _ana = new Actor(ana.Id, ana.Name, new Standing(Role.Member, ana.OrganisationId, []));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Of_twenty_starts_at_once_in_a_place_one_starts()
    {
        var outcomes = await AtOnceAsync(20, _ => StartAsync(Place));
        outcomes.OfType<StartMeeting.Outcome.Started>().Count().ShouldBe(1);
        outcomes.OfType<StartMeeting.Outcome.AlreadyRunning>().Select(o => o.Meeting.Number).Distinct().ShouldBe(["2026-01"]);
    }

    [Fact]
    public async Task Twenty_starts_at_once_in_twenty_places_are_counted_without_gaps()
    {
        var outcomes = await AtOnceAsync(20, i => StartAsync($"19:place-{i}@thread.tacv2"));
        outcomes.Cast<StartMeeting.Outcome.Started>().Select(o => o.Meeting.Number).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, 20).Select(i => Meeting.NumberOf(2026, i)));
    }

    [Fact]
    public async Task Fifty_notes_at_once_are_all_there_in_order_without_gaps()
    {
        await StartAsync(Place);
        var outcomes = await AtOnceAsync(50, i => NoteAsync($"Note {i}"));
        outcomes.ShouldAllBe(o => o is RecordEntry.Outcome.Recorded);
        var entries = await EntriesAsync();
        entries.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, 50));
        entries.Select(e => e.Text).ShouldBe(Enumerable.Range(0, 50).Select(i => $"Note {i}"), ignoreOrder: true);
    }

    [Fact]
    public async Task New_points_at_once_get_places_of_their_own()
    {
        await StartAsync(Place);
        var outcomes = await AtOnceAsync(20, i => OpenTopicAsync($"Point {i} {(char)('A' + i)}{(char)('Z' - i)}{i * 7919}"));
        outcomes.Cast<OpenTopic.Outcome.Opened>().Select(o => o.Position).Order().ShouldBe(Enumerable.Range(2, 20));
    }

    [Fact]
    public async Task Nothing_is_recorded_once_a_meeting_has_ended_however_close_they_come()
    {
        await StartAsync(Place);
        var notes = AtOnceAsync(30, i => NoteAsync($"Note {i}"));
        var ended = (EndMeeting.Outcome.Ended)await Task.Run(EndAsync, Cancellation);
        var recorded = (await notes).Count(o => o is RecordEntry.Outcome.Recorded);

        (await EntriesAsync()).Count.ShouldBe(recorded, "Every note that was acknowledged is there, and no other.");
        (await NoteAsync("Too late")).ShouldBeOfType<RecordEntry.Outcome.NoneRunning>();
        ended.Number.ShouldBe("2026-01");
    }

    [Fact]
    public async Task A_meeting_ends_once()
    {
        await StartAsync(Place);
        var outcomes = await AtOnceAsync(10, _ => EndAsync());
        outcomes.OfType<EndMeeting.Outcome.Ended>().Count().ShouldBe(1);
        outcomes.OfType<EndMeeting.Outcome.NoneRunning>().Count().ShouldBe(9);
    }

    [Fact]
    public async Task Pressing_present_many_times_at_once_counts_once()
    {
        var started = (StartMeeting.Outcome.Started)await StartAsync(Place);
        var luis = Guid.NewGuid();
        await AtOnceAsync(10, _ => _database.Store.WriteAsync(_alliance,
            (db, ct) => AnswerRollCall.HandleAsync(db, new(started.Meeting.Id, Place, RollCallAnswer.Present, luis, "Luis Rojas", Now), ct), Cancellation));
        await using var db = _database.Store.OpenForReading(_alliance);
        (await db.Set<Attendance>().Select(a => a.Name).Order().ToListAsync(Cancellation)).ShouldBe(["Ana Quispe", "Luis Rojas"]);
    }

    [Fact]
    public async Task Undone_many_times_at_once_each_takes_back_one()
    {
        await StartAsync(Place);
        for (var i = 0; i < 10; i++)
            await NoteAsync($"Note {i}");
        var outcomes = await AtOnceAsync(10, _ => _database.Store.WriteAsync(_alliance, (db, ct) => UndoEntry.HandleAsync(db, new(Place, null, _ana, Now), ct), Cancellation));
        outcomes.OfType<UndoEntry.Outcome.Undone>().Select(o => o.Text).Distinct().Count().ShouldBe(10);
        (await EntriesAsync()).ShouldAllBe(e => e.UndoneAt != null);
    }

    private static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => act(i), Cancellation)));

    private Task<StartMeeting.Outcome> StartAsync(string place) =>
        _database.Store.WriteAsync(_alliance, (db, ct) => StartMeeting.HandleAsync(db, new(place, false, "", "Budget", 2026, _ana, Now), ct), Cancellation);

    private Task<EndMeeting.Outcome> EndAsync() =>
        _database.Store.WriteAsync(_alliance, (db, ct) => EndMeeting.HandleAsync(db, new(Place, null, _ana, Now), ct), Cancellation);

    private Task<RecordEntry.Outcome> NoteAsync(string text) =>
        _database.Store.WriteAsync(_alliance, (db, ct) => RecordEntry.HandleAsync(db, new(Place, EntryKind.Info, text, null, _ana, Now), ct), Cancellation);

    private Task<OpenTopic.Outcome> OpenTopicAsync(string text) =>
        _database.Store.WriteAsync(_alliance, (db, ct) => OpenTopic.HandleAsync(db, new(Place, text, null, _ana, Now), ct), Cancellation);

    private async Task<List<MeetingEntry>> EntriesAsync()
    {
        await using var db = _database.Store.OpenForReading(_alliance);
        return await db.Set<MeetingEntry>().OrderBy(e => e.Sequence).ToListAsync(Cancellation);
    }
}
