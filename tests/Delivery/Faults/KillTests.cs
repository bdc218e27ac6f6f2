using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AllianceBot.Tests.Delivery.Faults;

/// <summary>Instances killed at random and cut off from the database, for half a minute; <see cref="Soak"/> is the same for longer, and worse.</summary>
public sealed class KillTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private const int Seed = 20261129;
    private const int NoticesInRound = 400;

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_killed_every_notice_is_sent_in_order_and_none_twice_that_must_not_be()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        var random = new Random(Seed);
        await using var run = await FaultRun.StartAsync(database, Seed);
        for (var end = TimeProvider.System.GetUtcNow() + Lasts; TimeProvider.System.GetUtcNow() < end;)
        {
            await run.AddAsync(NoticesInRound, TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(0.4));
            await run.PauseAsync(TimeSpan.FromSeconds(2 + (2 * random.NextDouble())));
            await run.KillAsync(random.Next(FaultRun.Instances));
            run.Revive();
            if (run.Kills % 3 == 0)
                await CutOffAsync(run);
        }

        await run.SettleAsync(Patience);
        TestContext.Current.TestOutputHelper?.WriteLine(await run.CheckAsync());
    }

    /// <summary>Every connection of the instances ends, as when something between them and the server is restarted.</summary>
    private async Task CutOffAsync(FaultRun run)
    {
        await database.Store.WriteAsync(
            Guid.Empty, (db, ct) => db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", ct), Cancellation);
        // Those of this process among them.
        NpgsqlConnection.ClearAllPools();
        run.Outages++;
    }
}
