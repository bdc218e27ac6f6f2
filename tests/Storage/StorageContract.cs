using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Storage;

public sealed class SqliteStorageTests(SqliteDatabase database) : StorageContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresStorageTests(PostgresDatabase database) : StorageContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>What the storage promises, whatever the database.</summary>
public abstract class StorageContract<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase
{
    private readonly TDatabase _database;
    private Guid _alliance;

    protected StorageContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _database.Time.GetUtcNow();

    public async ValueTask InitializeAsync() => _alliance = await _database.FoundAllianceAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Migrations_apply_from_nothing_and_leave_nothing_pending()
    {
        await using var db = _database.Store.OpenAcrossAlliances();
        (await db.Database.GetPendingMigrationsAsync(Cancellation)).ShouldBeEmpty();
        (await db.Database.GetAppliedMigrationsAsync(Cancellation)).ShouldNotBeEmpty();
        await db.Database.MigrateAsync(Cancellation);
    }

    [Fact]
    public async Task The_build_knows_every_migration_and_the_model_every_class_of_rows()
    {
        await using var db = _database.Store.OpenAcrossAlliances();
        var provider = db.Database.IsNpgsql() ? StorageProvider.Postgres : StorageProvider.Sqlite;

        StorageRegistration.NamesOfMigrations(provider).ShouldBe(db.Database.GetMigrations(), ignoreOrder: true);

        var configured = typeof(AllianceDb).Assembly.GetTypes().SelectMany(type => type.GetInterfaces())
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)).Select(face => face.GenericTypeArguments[0])
            .Where(row => !row.IsGenericParameter);
        db.Model.GetEntityTypes().Select(entity => entity.ClrType).ShouldBe(configured, ignoreOrder: true);
    }

    [Fact]
    public async Task The_model_has_no_change_that_a_migration_lacks()
    {
        await using var db = _database.Store.OpenAcrossAlliances();
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_id_twice_is_a_resend()
    {
        (await RecordAsync("1", "note")).ShouldBeTrue();
        (await RecordAsync("1", "note")).ShouldBeFalse();
        _database.Time.Advance(TimeSpan.FromHours(1));
        (await RecordAsync("1", "note")).ShouldBeFalse("An id is never given twice.");
    }

    [Fact]
    public async Task The_same_words_under_a_new_id_after_a_prompt_answer_are_meant()
    {
        (await RecordAsync("1", "same words")).ShouldBeTrue();
        (await RecordAsync("2", "same words")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_words_under_a_new_id_after_a_late_answer_are_a_resend_for_a_while()
    {
        (await RecordAsync("1", "late words")).ShouldBeTrue();
        await _database.Store.WriteAsync(_alliance, (db, ct) => InboundActivities.MarkLateAsync(db, ["1"], ct), Cancellation);
        (await RecordAsync("2", "late words")).ShouldBeFalse();
        (await RecordAsync("3", "other words")).ShouldBeTrue();
        _database.Time.Advance(InboundActivities.ResendWindow + TimeSpan.FromSeconds(1));
        (await RecordAsync("4", "late words")).ShouldBeTrue("By now somebody says it again.");
    }

    [Fact]
    public async Task After_a_restart_the_words_of_the_last_moments_are_a_resend()
    {
        (await RecordAsync("old", "long ago")).ShouldBeTrue();
        _database.Time.Advance(InboundActivities.ResendWindow + TimeSpan.FromSeconds(1));
        (await RecordAsync("new", "just now")).ShouldBeTrue();
        await using (var db = _database.Store.OpenAcrossAlliances())
            await InboundActivities.MarkUncertainAfterRestartAsync(db, Now, Cancellation);
        (await RecordAsync("new again", "just now")).ShouldBeFalse();
        (await RecordAsync("old again", "long ago")).ShouldBeTrue();
    }

    [Fact]
    public async Task Keys_are_forgotten_when_no_resend_is_conceivable_and_not_before()
    {
        await RecordAsync("old", "words");
        _database.Time.Advance(InboundActivities.Retention - TimeSpan.FromSeconds(1));
        await RecordAsync("new", "words");
        await using (var db = _database.Store.OpenAcrossAlliances())
            await InboundActivities.ForgetOldAsync(db, Now, Cancellation);
        (await KeysAsync()).ShouldBe(["new", "old"]);
        _database.Time.Advance(TimeSpan.FromSeconds(2));
        await using (var db = _database.Store.OpenAcrossAlliances())
            await InboundActivities.ForgetOldAsync(db, Now, Cancellation);
        (await KeysAsync()).ShouldBe(["new"]);
    }

    [Fact]
    public async Task What_fails_leaves_no_trace_and_may_be_sent_again()
    {
        await Should.ThrowAsync<InvalidOperationException>(_database.Store.WriteAsync<bool>(_alliance, async (db, ct) =>
        {
            await InboundActivities.TryRecordAsync(db, "1", "words", Now, ct);
            throw new InvalidOperationException("It went wrong.");
        }, Cancellation));
        (await RecordAsync("1", "words")).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_twenty_copies_at_once_one_is_handled()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RecordAsync("1", "words"), Cancellation)));
        answers.Count(isFirst => isFirst).ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_meet_the_same_person_at_once_meet_one_person()
    {
        var member = new RosterMember("29:ana", null, "Ana Quispe", null);
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(
            () => _database.Store.WriteAsync(_alliance, async (db, ct) => (await AlliancePeople.EnsureAsync(db, member, Now, ct)).Id, Cancellation), Cancellation)));
        ids.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Another_alliances_row_is_neither_seen_nor_written()
    {
        var other = await _database.FoundAllianceAsync("Water Alliance");
        await using var db = _database.Store.OpenForReading(_alliance);
        (await db.Set<Alliance>().Select(a => a.Name).ToListAsync(Cancellation)).ShouldBe(["Nutrition Alliance"]);

        await Should.ThrowAsync<InvalidOperationException>(_database.Store.WriteAsync(_alliance, async (mine, ct) =>
        {
            var theirs = await mine.Set<Alliance>().IgnoreQueryFilters().SingleAsync(a => a.AllianceId == other, ct);
            theirs.SetUp("Renamed", theirs.Language, theirs.TimeZone);
            return true;
        }, Cancellation));
        await using var others = _database.Store.OpenForReading(other);
        (await others.Set<Alliance>().Select(a => a.Name).SingleAsync(Cancellation)).ShouldBe("Water Alliance");
    }

    [Fact]
    public async Task Moments_come_back_as_they_went_in()
    {
        var moment = new DateTimeOffset(2026, 3, 2, 10, 15, 30, 123, TimeSpan.FromHours(-5)).AddTicks(4560).ToUniversalTime();
        await _database.Store.WriteAsync(_alliance, (db, ct) => InboundActivities.TryRecordAsync(db, "moment", "moment", moment, ct), Cancellation);
        await using var db = _database.Store.OpenForReading(_alliance);
        var stored = await db.Set<InboundActivity>().Where(a => a.Key == "moment").Select(a => a.ReceivedAt).SingleAsync(Cancellation);
        stored.ShouldBe(moment);
        stored.Offset.ShouldBe(TimeSpan.Zero);
    }

    private Task<bool> RecordAsync(string key, string fingerprint) =>
        _database.Store.WriteAsync(_alliance, (db, ct) => InboundActivities.TryRecordAsync(db, key, fingerprint, Now, ct), Cancellation);

    private async Task<List<string>> KeysAsync()
    {
        await using var db = _database.Store.OpenForReading(_alliance);
        return await db.Set<InboundActivity>().Select(a => a.Key).Order().ToListAsync(Cancellation);
    }
}
