using System.Globalization;

namespace AllianceBot.Tests.Delivery.Faults;

/// <summary>
/// For as many minutes as one likes, on a PostgreSQL of its own: instances are killed at random, the server is crashed and started
/// again under them, and at the end nobody is there for a day. Run by <c>tests/Delivery/Faults/soak.sh</c>.
/// </summary>
public sealed class Soak
{
    private const int NoticesInRound = 200;
    private const int NoticesOfADay = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact(Explicit = true)]
    public async Task Whatever_is_killed_or_crashes_all_is_said_as_promised()
    {
        var (minutes, seed) = (Setting("MINUTES", 6), (int)Setting("SEED", Random.Shared.Next(1_000_000)));
        Say($"seed {seed}, {minutes} minutes");
        var random = new Random(seed);
        await using var server = new OwnPostgres();
        await server.InitializeAsync();
        await using var run = await FaultRun.StartAsync(server, seed);
        for (var end = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(minutes); TimeProvider.System.GetUtcNow() < end;)
        {
            await run.AddAsync(NoticesInRound, TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(0.2));
            await run.PauseAsync(Seconds(1, 6));
            if (random.Next(3) == 0)
            {
                await server.CrashAsync();
                // Another dies while there is no database, now and then, and so does one that starts.
                if (random.Next(2) == 0)
                    await run.KillAsync(random.Next(FaultRun.Instances));
                if (random.Next(2) == 0)
                    run.Revive();
                await run.PauseAsync(Seconds(0.2, 8));
                await server.StartAsync();
                run.Outages++;
            }
            else
            {
                await run.KillAsync(random.Next(FaultRun.Instances));
            }

            run.Revive();
        }

        await run.SweepsGoOnAsync(Patience);
        await run.SettleAsync(Patience);
        Say(await run.CheckAsync());

        // A day without anybody there, and what fell due in it.
        for (var number = 0; number < FaultRun.Instances; number++)
            await run.KillAsync(number);
        await run.AddAsync(NoticesOfADay, TimeProvider.System.GetUtcNow().AddDays(-1), TimeSpan.FromDays(1));
        var back = TimeProvider.System.GetTimestamp();
        await run.SettleAsync(Patience);
        var took = TimeProvider.System.GetElapsedTime(back);
        Say($"after a day without anybody {NoticesOfADay} notices in {(int)took.TotalSeconds} s; {await run.CheckAsync()}");

        TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(least + (random.NextDouble() * (most - least)));
    }

    [Fact(Explicit = true)]
    public async Task An_instance_outlives_a_crash_of_the_database_and_goes_on()
    {
        await using var server = new OwnPostgres();
        await server.InitializeAsync();
        await using var run = await FaultRun.StartAsync(server, seed: 1);
        await run.SweepsGoOnAsync(Patience);
        await run.PauseAsync(TimeSpan.FromSeconds(20));
        await server.CrashAsync();
        await run.PauseAsync(TimeSpan.FromSeconds(20));
        await server.StartAsync();
        await run.SweepsGoOnAsync(Patience);
        run.Revive();
        run.Ended.ShouldBe(0);
    }

    private static double Setting(string name, double usual) =>
        double.TryParse(Environment.GetEnvironmentVariable($"ALLIANCEBOT_SOAK_{name}"), CultureInfo.InvariantCulture, out var given) ? given : usual;

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
