using System.Collections.Concurrent;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Delivery;

public sealed class SqliteNoticeClaimTests(SqliteDatabase database) : NoticeClaims<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresNoticeClaimTests(PostgresDatabase database) : NoticeClaims<PostgresDatabase>(database), IClassFixture<PostgresDatabase>
{
    /// <summary>A subquery that locks rows is run again for each row it is joined to, where the planner joins by nested loops: then a limit in it limits nothing.</summary>
    [Fact]
    public async Task However_the_server_joins_no_more_is_claimed_than_was_asked_for()
    {
        for (var i = 0; i < 20; i++)
            await AddAsync($"{i}");

        var claimed = await Store.WriteAsync(Guid.Empty, async (db, ct) =>
        {
            await db.Database.ExecuteSqlAsync($"SET LOCAL enable_hashjoin = off", ct);
            await db.Database.ExecuteSqlAsync($"SET LOCAL enable_mergejoin = off", ct);
            await db.Database.ExecuteSqlAsync($"SET LOCAL enable_hashagg = off", ct);
            await db.Database.ExecuteSqlAsync($"SET LOCAL enable_sort = off", ct);
            await db.Database.ExecuteSqlAsync($"SET LOCAL enable_material = off", ct);
            await db.Database.ExecuteSqlAsync($"SET LOCAL enable_memoize = off", ct);
            return await NoticeQueue.ClaimAsync(db, Now, Lease, most: 3, ct);
        }, Cancellation);

        claimed.Count.ShouldBe(3);
    }
}

/// <summary>The queue of notices, on a real database.</summary>
public abstract class NoticeClaims<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase
{
    protected static readonly TimeSpan Lease = new DeliveryOptions().Lease;

    private readonly TDatabase _database;
    private Guid _alliance;

    protected NoticeClaims(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected AllianceStore Store => _database.Store;

    protected DateTimeOffset Now => _database.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _alliance = await _database.FoundAllianceAsync();
        // What an earlier test of the class left is no concern of the next.
        await Store.WriteAsync(Guid.Empty, (db, ct) => db.Set<Notice>().IgnoreQueryFilters().ExecuteDeleteAsync(ct), Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task However_many_claim_at_once_each_notice_is_claimed_once()
    {
        var other = await _database.FoundAllianceAsync("Water Alliance");
        for (var i = 0; i < 100; i++)
        {
            await AddAsync($"a{i}");
            await AddAsync($"b{i}", alliance: other);
        }

        var claimed = new ConcurrentBag<ClaimedNotice>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (await ClaimAsync(most: 7) is { Count: > 0 } some)
                some.ToList().ForEach(claimed.Add);
        }, Cancellation)));

        claimed.Select(n => n.SubjectId).Order(StringComparer.Ordinal).ShouldBe(
            Enumerable.Range(0, 100).SelectMany(i => new[] { $"a{i}", $"b{i}" }).Order(StringComparer.Ordinal));
        claimed.ShouldAllBe(n => n.AllianceId == (n.SubjectId.StartsWith('a') ? _alliance : other));
    }

    [Fact]
    public async Task What_a_dead_worker_claimed_is_claimed_again_when_its_lease_is_over_and_not_before()
    {
        await AddAsync("one");
        (await ClaimAsync()).ShouldHaveSingleItem().Attempts.ShouldBe(1);

        _database.Time.Advance(Lease - TimeSpan.FromSeconds(1));
        (await ClaimAsync()).ShouldBeEmpty();
        _database.Time.Advance(TimeSpan.FromSeconds(1));
        (await ClaimAsync()).ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_lost_a_claim_settles_nothing()
    {
        await AddAsync("one");
        var lost = (await ClaimAsync()).Single();
        _database.Time.Advance(Lease);
        var held = (await ClaimAsync()).Single();

        (await SettleAsync(lost, NoticeState.Parked)).ShouldBeFalse();
        (await PostponeAsync(lost, Now)).ShouldBeFalse();
        (await SettleAsync(held, NoticeState.Sent)).ShouldBeTrue();
        (await SettleAsync(held, NoticeState.Parked)).ShouldBeFalse();
        (await StatesAsync()).ShouldBe([NoticeState.Sent]);
    }

    [Fact]
    public async Task What_is_due_later_waits()
    {
        await AddAsync("later", dueIn: TimeSpan.FromMinutes(5));
        (await ClaimAsync()).ShouldBeEmpty();
        _database.Time.Advance(TimeSpan.FromMinutes(5));
        var claimed = (await ClaimAsync()).Single();
        (await PostponeAsync(claimed, Now.AddHours(1))).ShouldBeTrue();
        (await ClaimAsync()).ShouldBeEmpty();
        _database.Time.Advance(TimeSpan.FromHours(1));
        (await ClaimAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Added_by_many_at_once_it_is_there_once()
    {
        var person = Guid.NewGuid();
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => AddAsync("same", person), Cancellation)));
        added.Count(isNew => isNew).ShouldBe(1);
        (await ClaimAsync()).ShouldHaveSingleItem();
        (await AddAsync("same", person)).ShouldBeFalse("whatever became of the first");
    }

    [Fact]
    public async Task While_one_worker_writes_to_somebody_no_other_one_does_and_what_waits_is_claimed_in_order()
    {
        var (person, other) = (Guid.NewGuid(), Guid.NewGuid());
        for (var i = 0; i < 10; i++)
            await AddAsync($"{i}", person);
        await AddAsync("else", other);

        var first = (await ClaimAsync(most: 3)).ToList();
        first.Select(n => n.SubjectId).ShouldBe(["0", "1", "2"]);
        (await ClaimAsync()).Select(n => n.SubjectId).ShouldBe(["else"]);

        // The first fails and is tried again later; those behind it wait for it.
        (await PostponeAsync(first[0], Now.AddMinutes(1), attempts: 1)).ShouldBeTrue();
        (await PostponeAsync(first[1], Now, attempts: 0)).ShouldBeTrue();
        (await PostponeAsync(first[2], Now, attempts: 0)).ShouldBeTrue();
        (await ClaimAsync()).ShouldBeEmpty();
        _database.Time.Advance(TimeSpan.FromMinutes(1));
        var again = (await ClaimAsync(most: 20)).ShouldHaveSingleItem();
        again.SubjectId.ShouldBe("0");
        (await SettleAsync(again, NoticeState.Sent)).ShouldBeTrue();
        (await ClaimAsync(most: 20)).Select(n => n.SubjectId).ShouldBe(Enumerable.Range(1, 9).Select(i => $"{i}"));
    }

    [Fact]
    public async Task However_many_claim_at_once_no_two_of_them_write_to_one_reader()
    {
        var people = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        for (var i = 0; i < 200; i++)
            await AddAsync($"{i}", people[i % people.Count]);
        var under = new ConcurrentDictionary<Guid, int>();
        var order = people.ToDictionary(p => p, _ => new List<int>());
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            for (var idle = 0; idle < 50;)
            {
                var claimed = await ClaimAsync(most: 7);
                idle = claimed.Count == 0 ? idle + 1 : 0;
                foreach (var reader in claimed.Select(n => n.RecipientId).Distinct())
                    under.AddOrUpdate(reader, 1, (_, _) => throw new InvalidOperationException("Two write to one reader."));
                foreach (var notice in claimed)
                    order[notice.RecipientId].Add(int.Parse(notice.SubjectId, System.Globalization.CultureInfo.InvariantCulture));
                foreach (var reader in claimed.Select(n => n.RecipientId).Distinct())
                    under.TryRemove(reader, out var _);
                foreach (var notice in claimed)
                    (await SettleAsync(notice, NoticeState.Sent)).ShouldBeTrue();
            }
        }, Cancellation)));

        order.Values.ShouldAllBe(said => said.SequenceEqual(said.Order()));
        order.Values.Sum(said => said.Count).ShouldBe(200);
    }

    [Fact]
    public async Task For_a_place_there_is_one_for_each_kind_and_subject_too()
    {
        Task<bool> AddForPlaceAsync(string place, string subject) =>
            Store.WriteAsync(_alliance, (db, ct) => Notices.AddForPlaceAsync(db, "test", place, subject, Now, ct), Cancellation);
        (await AddForPlaceAsync("19:a", "week 1")).ShouldBeTrue();
        (await AddForPlaceAsync("19:a", "week 1")).ShouldBeFalse();
        (await AddForPlaceAsync("19:b", "week 1")).ShouldBeTrue();
        (await AddForPlaceAsync("19:a", "week 2")).ShouldBeTrue();
        (await ClaimAsync()).Select(n => $"{n.PlaceId} {n.SubjectId}").ShouldBe(["19:a week 1", "19:b week 1", "19:a week 2"]);
    }

    [Fact]
    public async Task What_a_transaction_counts_on_to_be_written_later_is_claimed_by_nobody_before_its_commit()
    {
        var person = Guid.NewGuid();
        await AddAsync("one", person);
        (await IsWaitingAsync(async () =>
        {
            // SQLite has one writer: nobody claims while this goes on.
            if (_database is PostgresDatabase)
                (await ClaimAsync()).ShouldBeEmpty();
        })).ShouldBeTrue();

        (await ClaimAsync()).ShouldHaveSingleItem();
        (await IsWaitingAsync()).ShouldBeFalse("It is being sent.");
        _database.Time.Advance(Lease);
        (await IsWaitingAsync()).ShouldBeTrue("Whoever was sending it is dead.");
        await SettleAsync((await ClaimAsync()).Single(), NoticeState.Sent);
        (await IsWaitingAsync()).ShouldBeFalse();

        Task<bool> IsWaitingAsync(Func<Task>? meanwhile = null) => Store.WriteAsync(_alliance, async (db, ct) =>
        {
            var isWaiting = await Notices.IsWaitingAsync(db, "test", person, "one", Now, ct);
            (await Notices.IsAnyWaitingAsync(db, "test", person, Now, ct)).ShouldBe(isWaiting);
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            return isWaiting;
        }, Cancellation);
    }

    [Fact]
    public async Task What_is_cancelled_is_not_claimed_nor_sent_by_whoever_has_it()
    {
        await AddAsync("kept");
        await AddAsync("gone");
        var claimed = await ClaimAsync(most: 1);
        await Store.WriteAsync(_alliance, (db, ct) => Notices.CancelAsync(db, "test", "kept", Now, ct), Cancellation);
        await Store.WriteAsync(_alliance, (db, ct) => Notices.CancelAsync(db, "test", "gone", Now, ct), Cancellation);
        (await ClaimAsync()).ShouldBeEmpty();
        (await Store.WriteAsync(_alliance, (db, ct) => NoticeQueue.IntendAsync(db, claimed[0], Now, ct), Cancellation)).ShouldBeFalse();
        (await StatesAsync()).ShouldBe([NoticeState.Dropped, NoticeState.Dropped]);
    }

    [Fact]
    public async Task It_is_announced_after_the_commit_and_only_if_there_was_one()
    {
        var thereWhenTold = new List<int>();
        void Hear(object? sender, EventArgs nothing)
        {
            using var db = Store.OpenForReading(_alliance);
            thereWhenTold.Add(db.Set<Notice>().Count());
        }

        Store.Announced += Hear;
        try
        {
            await Should.ThrowAsync<InvalidOperationException>(() => Store.WriteAsync<bool>(_alliance, async (db, ct) =>
            {
                await Notices.AddAsync(db, "test", Guid.NewGuid(), "undone", Now, ct);
                throw new InvalidOperationException("The cause came to nothing.");
            }, Cancellation));
            await Store.WriteAsync(_alliance, (_, _) => Task.FromResult(true), Cancellation);
            thereWhenTold.ShouldBeEmpty();
            (await StatesAsync()).ShouldBeEmpty();

            await AddAsync("one");
        }
        finally
        {
            Store.Announced -= Hear;
        }

        thereWhenTold.ShouldBe([1]);
    }

    protected Task<bool> AddAsync(string subject, Guid? person = null, TimeSpan dueIn = default, Guid? alliance = null) =>
        Store.WriteAsync(alliance ?? _alliance, (db, ct) => Notices.AddAsync(db, "test", person ?? Guid.NewGuid(), subject, Now + dueIn, ct), Cancellation);

    private Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(int most = 10) =>
        Store.WriteAsync(Guid.Empty, (db, ct) => NoticeQueue.ClaimAsync(db, Now, Lease, most, ct), Cancellation);

    private Task<bool> SettleAsync(ClaimedNotice notice, NoticeState state) =>
        Store.WriteAsync(notice.AllianceId, (db, ct) => NoticeQueue.SettleAsync(db, notice, new NoticeOutcome(state), Now, ct), Cancellation);

    private Task<bool> PostponeAsync(ClaimedNotice notice, DateTimeOffset until, int attempts = 0) =>
        Store.WriteAsync(notice.AllianceId, (db, ct) => NoticeQueue.SettleAsync(db, notice, NoticeOutcome.Later(until, attempts), Now, ct), Cancellation);

    private async Task<IReadOnlyList<NoticeState>> StatesAsync()
    {
        await using var db = Store.OpenForReading(_alliance);
        return await db.Set<Notice>().Select(n => n.State).ToListAsync(Cancellation);
    }
}
