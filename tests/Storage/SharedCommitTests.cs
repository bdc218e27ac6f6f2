using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Storage;

/// <summary>Use cases that wait for SQLite at the same time are committed together, and must not feel it.</summary>
public sealed class SharedCommitTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_fails_undoes_nothing_of_its_neighbours()
    {
        var alliance = await database.FoundAllianceAsync();
        var writes = await TogetherAsync(Enumerable.Range(0, 100), i => AddAsync(alliance, $"29:{i}", andFail: i % 3 == 0));
        writes.Where(w => w.IsFaulted).Count().ShouldBe(34);
        writes.Where(w => w.IsFaulted).ShouldAllBe(w => w.Exception!.InnerException is TimeoutException);
        (await ReadAsync(alliance)).ShouldBe(Enumerable.Range(0, 100).Where(i => i % 3 != 0).Select(i => $"29:{i}"), ignoreOrder: true);
    }

    [Fact]
    public async Task One_that_was_given_up_before_its_turn_has_no_effect()
    {
        var alliance = await database.FoundAllianceAsync();
        using var givenUp = new CancellationTokenSource();
        var writes = await TogetherAsync(Enumerable.Range(0, 20), i =>
        {
            if (i == 10)
                givenUp.Cancel();
            return AddAsync(alliance, $"29:{i}", cancellationToken: i > 10 ? givenUp.Token : Cancellation);
        });
        writes[11..].ShouldAllBe(w => w.IsCanceled);
        (await ReadAsync(alliance)).Length.ShouldBe(11);
    }

    [Fact]
    public async Task What_a_neighbour_tracked_is_not_saved_a_second_time()
    {
        var (one, other) = (await database.FoundAllianceAsync(), await database.FoundAllianceAsync());
        var writes = await TogetherAsync(Enumerable.Range(0, 40), i => AddAsync(i % 2 == 0 ? one : other, $"29:{i}"));
        writes.ShouldAllBe(w => w.IsCompletedSuccessfully);
        (await ReadAsync(one)).Length.ShouldBe(20);
        (await ReadAsync(other)).Length.ShouldBe(20);
    }

    [Fact]
    public async Task The_second_to_take_a_unique_key_looks_again_and_finds_the_first()
    {
        var alliance = await database.FoundAllianceAsync();
        var looks = 0;
        // Each adds blindly at first, as if it had looked before the other wrote.
        var writes = await TogetherAsync(Enumerable.Range(0, 2), _ =>
        {
            var isBlind = true;
            return database.Store.WriteAsync(alliance, async (db, ct) =>
            {
                Interlocked.Increment(ref looks);
                var known = isBlind ? null : await db.Set<Person>().SingleOrDefaultAsync(p => p.UserId == "29:same", ct);
                isBlind = false;
                if (known is null)
                    db.Add(Person.Meet(new RosterMember("29:same", null, "Same", null), database.Time.GetUtcNow()));
                return known is null;
            }, Cancellation);
        });
        writes.Select(w => w.Result).ShouldBe([true, false], ignoreOrder: true);
        looks.ShouldBe(3);
        (await ReadAsync(alliance)).ShouldBe(["29:same"]);
    }

    [Fact]
    public async Task One_alone_that_finds_its_unique_key_taken_looks_again_with_nothing_of_its_first_look()
    {
        var alliance = await database.FoundAllianceAsync();
        await AddAsync(alliance, "29:same");
        var looks = 0;
        await database.Store.WriteAsync(alliance, async (db, ct) =>
        {
            looks++;
            db.Add(Person.Meet(new RosterMember($"29:look-{looks}", null, "Look", null), database.Time.GetUtcNow()));
            await db.SaveChangesAsync(ct);
            if (looks == 1)
                db.Add(Person.Meet(new RosterMember("29:same", null, "Same", null), database.Time.GetUtcNow()));
            return true;
        }, Cancellation);
        looks.ShouldBe(2);
        (await ReadAsync(alliance)).ShouldBe(["29:same", "29:look-2"], ignoreOrder: true);
    }

    [Fact]
    public async Task One_alone_that_fails_leaves_nothing_behind()
    {
        var alliance = await database.FoundAllianceAsync();
        await Should.ThrowAsync<TimeoutException>(() => AddAsync(alliance, "29:x", andFail: true));
        await AddAsync(alliance, "29:y");
        (await ReadAsync(alliance)).ShouldBe(["29:y"]);
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_nothing_behind_and_is_no_matter_for_the_next()
    {
        var alliance = await database.FoundAllianceAsync();
        await Should.ThrowAsync<SqliteException>(() => database.Store.WriteAsync(alliance, async (db, ct) =>
        {
            // What it refers to is looked for at the end alone, and is not there.
            await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys=ON", ct);
            db.Add(Person.Meet(new RosterMember("29:x", null, "X", null), database.Time.GetUtcNow()));
            await MeetingEntry.AddAsync(db, new MeetingEntry
            {
                MeetingId = Guid.Empty,
                Sequence = 1,
                Kind = EntryKind.Info,
                Text = "Of no meeting",
                AuthorId = Guid.Empty,
                AuthorName = "X",
                At = database.Time.GetUtcNow(),
            }, ct);
            return true;
        }, Cancellation));
        await AddAsync(alliance, "29:y");
        (await ReadAsync(alliance)).ShouldBe(["29:y"]);
    }

    [Fact]
    public async Task The_record_of_activities_works_before_and_after_a_failure()
    {
        var alliance = await database.FoundAllianceAsync();
        (await RecordAsync("1")).ShouldBeTrue();
        (await Should.ThrowAsync<TimeoutException>(() => AddAsync(alliance, "29:x", andFail: true))).ShouldNotBeNull();
        (await RecordAsync("1")).ShouldBeFalse();
        (await RecordAsync("2")).ShouldBeTrue();

        Task<bool> RecordAsync(string key) => database.Store.WriteAsync(alliance, (db, ct) => InboundActivities.TryRecordAsync(db, key, key, database.Time.GetUtcNow(), ct), Cancellation);
    }

    [Fact]
    public async Task One_that_is_set_going_by_another_on_its_thread_waits_for_its_turn()
    {
        var (one, other) = (await database.FoundAllianceAsync(), await database.FoundAllianceAsync());
        Task<bool>? setGoing = null;
        await database.Store.WriteAsync(one, async (db, ct) =>
        {
            setGoing = AddAsync(other, "29:second");
            setGoing.IsCompleted.ShouldBeFalse();
            db.Add(Person.Meet(new RosterMember("29:first", null, "First", null), database.Time.GetUtcNow()));
            await db.SaveChangesAsync(ct);
            return true;
        }, Cancellation);
        await setGoing.ShouldNotBeNull();

        (await ReadAsync(one)).ShouldBe(["29:first"]);
        (await ReadAsync(other)).ShouldBe(["29:second"]);
    }

    /// <summary>Starts all while the writer is held up, so that they are committed together, and waits for their ends.</summary>
    private async Task<Task<bool>[]> TogetherAsync(IEnumerable<int> numbers, Func<int, Task<bool>> write)
    {
        var alliance = await database.FoundAllianceAsync();
        var release = new TaskCompletionSource<bool>();
        var isHeldUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Whoever finds the writer idle writes on its own thread.
        var holdUp = Task.Run(() => database.Store.WriteAsync(alliance, HoldUpAsync, Cancellation), Cancellation);
        await isHeldUp.Task;
        var writes = numbers.Select(write).ToArray();
        release.SetResult(true);
        await holdUp;
        await Task.WhenAll(writes).ContinueWith(_ => true, Cancellation, TaskContinuationOptions.None, TaskScheduler.Default);
        return writes;

        Task<bool> HoldUpAsync(AllianceDb db, CancellationToken cancellationToken)
        {
            isHeldUp.SetResult();
            return release.Task;
        }
    }

    private Task<bool> AddAsync(Guid alliance, string userId, bool andFail = false, CancellationToken? cancellationToken = null) =>
        database.Store.WriteAsync(alliance, async (db, ct) =>
        {
            db.Add(Person.Meet(new RosterMember(userId, null, userId, null), database.Time.GetUtcNow()));
            if (!andFail)
                return true;
            await db.SaveChangesAsync(ct);
            throw new TimeoutException("after it was written");
        }, cancellationToken ?? Cancellation);

    private async Task<string[]> ReadAsync(Guid alliance)
    {
        await using var db = database.Store.OpenForReading(alliance);
        return await db.Set<Person>().Select(p => p.UserId).ToArrayAsync(Cancellation);
    }
}
