using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using AllianceBot.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Storage;

public sealed class SqliteStartupTests(SqliteDatabase database) : StartupContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresStartupTests(PostgresDatabase database) : StartupContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>
{
    /// <summary>The clock that all instances go by is that of a database which the start has to make first.</summary>
    [Fact]
    public async Task The_very_first_start_makes_the_database()
    {
        await using var missing = new MissingDatabase();
        await using var bot = await RunningBot.StartAsync(settings: missing.Settings);

        await using var db = bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        (await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }
}

/// <summary>What happens to the database before the first request.</summary>
public abstract class StartupContract<TDatabase>
    where TDatabase : TestDatabase
{
    private readonly TDatabase _database;

    protected StartupContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>While the database is opened nobody has looked at its clock yet.</summary>
    [Fact]
    public async Task What_a_crash_left_unanswered_is_marked_by_the_clock_that_the_start_ends_with()
    {
        var alliance = await _database.FoundAllianceAsync();
        var received = _database.Time.GetUtcNow();
        await _database.Store.WriteAsync(alliance, (db, ct) => InboundActivities.TryRecordAsync(db, "1", "said", received, ct), Cancellation);
        var clock = new SetClock { Shown = received.AddHours(1) };
        await using var startup = new StorageStartup(_database.Store, _database.Options, clock);
        await startup.Begin();
        clock.Shown = received.AddSeconds(10);
        await startup.StartAsync(Cancellation);

        await using var db = _database.Store.OpenForReading(alliance);
        (await db.Set<InboundActivity>().SingleAsync(Cancellation)).AnsweredLate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_start_that_is_given_up_while_it_upgrades_is_not_in_the_way_of_the_next()
    {
        await using (var db = _database.Store.OpenAcrossAlliances())
            await db.GetService<IMigrator>().MigrateAsync("Initial", Cancellation);
        var startup = new StorageStartup(_database.Store, _database.Options, _database.Time);
        var upgrade = startup.Begin();
        await startup.DisposeAsync();
        upgrade.IsCompleted.ShouldBeTrue("It has come to an end before the process does.");

        await _database.PrepareAsync().WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System, Cancellation);
        await using (var db = _database.Store.OpenAcrossAlliances())
            (await db.Database.GetPendingMigrationsAsync(Cancellation)).ShouldBeEmpty();
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Shown { get; set; }

        public override DateTimeOffset GetUtcNow() => Shown;
    }
}
