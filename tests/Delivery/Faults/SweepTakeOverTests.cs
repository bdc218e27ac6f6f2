using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Delivery.Faults;

/// <summary>Three instances as processes on one PostgreSQL, two of them with clocks that are an hour off, and one sweep.</summary>
public sealed class SweepTakeOverTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private const int Runs = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_due_run_is_one_instances_and_another_takes_over_when_it_is_killed()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        var folder = Directory.CreateTempSubdirectory("alliancebot-sweeps-").FullName;
        await using (var db = database.Store.OpenAcrossAlliances())
            await TallySweep.PrepareAsync(db, Cancellation);
        var instances = new[] { TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(-1) }.ToDictionary(off => $"off {off}", off => Start(off, folder));
        try
        {
            // Whoever sweeps does it a second after the last one, whosever that was.
            var runs = await UntilAsync(tally => tally.Count(t => t.Ended is not null) >= Runs);
            runs.Zip(runs.Skip(1)).ShouldAllBe(pair => pair.Second.Began - pair.First.Ended > TimeSpan.FromSeconds(0.9));
            var longest = runs.Zip(runs.Skip(1)).Max(pair => pair.Second.Began - pair.First.Ended);

            // While one of them sweeps, it is not swept, though it is due every second.
            string victim;
            int begun;
            DateTime killed;
            await using (var holding = database.Store.OpenAcrossAlliances())
            {
                await holding.Database.OpenConnectionAsync(Cancellation);
                await holding.Database.ExecuteSqlRawAsync(TallySweep.Hold, Cancellation);
                var hung = await UntilAsync(tally => tally[^1] is { Ended: null } last && HasBeenDueAgain(last));
                hung.Count(t => t.Ended is null).ShouldBe(1);
                (victim, begun) = (hung[^1].Instance, hung.Count);
                await instances[victim].KillAsync();
                killed = TimeProvider.System.GetUtcNow().UtcDateTime;
            }

            var after = (await UntilAsync(tally => tally.Skip(begun).Count(t => t.Ended is not null) >= Runs)).Skip(begun).ToList();
            after.ShouldAllBe(t => t.Instance != victim);
            TestContext.Current.TestOutputHelper?.WriteLine($"at most {longest} between runs, taken over after {after[0].Began - killed}; {string.Join(", ", runs.Concat(after).CountBy(t => t.Instance))}");
        }
        finally
        {
            foreach (var instance in instances.Values)
                instance.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool HasBeenDueAgain(Tallied run) => TimeProvider.System.GetUtcNow().UtcDateTime - run.Began > TimeSpan.FromSeconds(3);

    private BotInstance Start(TimeSpan off, string folder) => BotInstance.Start(
        ["--environment=Development", "--urls=http://127.0.0.1:0", .. database.Settings, $"--Archive:Path={Path.Combine(folder, "archive")}", $"--Mail:Folder={Path.Combine(folder, "mail")}", $"--Test:Tally=off {off}"], off);

    private async Task<IReadOnlyList<Tallied>> UntilAsync(Func<IReadOnlyList<Tallied>, bool> isTrue)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        IReadOnlyList<Tallied> tally = [];
        for (var end = TimeProvider.System.GetUtcNow() + Patience; TimeProvider.System.GetUtcNow() < end; await timer.WaitForNextTickAsync(Cancellation))
        {
            await using var db = database.Store.OpenAcrossAlliances();
            tally = await TallySweep.ReadAsync(db, Cancellation);
            if (tally.Count > 0 && isTrue(tally))
                return tally;
        }

        throw new TimeoutException($"It did not come to that: {string.Join("; ", tally.Select(t => $"{t.Instance} {t.Began:mm:ss.f}-{t.Ended:mm:ss.f}"))}");
    }
}
