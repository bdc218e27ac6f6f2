using System.Threading.Channels;
using AllianceBot.CommandLine;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AllianceBot.Tests.Storage;

/// <summary>What the database keeps of the schedule, over restarts and outages.</summary>
public sealed class SweepClusterTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Close = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_due_in_an_outage_runs_once_and_a_restart_neither_repeats_a_sweep_nor_puts_it_off()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        var runs = Channel.CreateUnbounded<bool>();
        await using (await StartAsync(time => new DailySweep(time, Day, runs.Writer)))
            (await NextAsync("DailySweep")).ShouldBe(Now() + Day, Close);

        await PassAsync(TimeSpan.FromDays(5));
        await using (await StartAsync(time => new DailySweep(time, Day, runs.Writer)))
            await ReadAsync(runs);
        var next = await NextAsync("DailySweep");
        next.ShouldBe(Now() + Day, Close);

        await using (await StartAsync(time => new DailySweep(time, Day, runs.Writer)))
            (await NextAsync("DailySweep")).ShouldBe(next);
        runs.Reader.TryRead(out _).ShouldBeFalse();

        await using (await StartAsync(time => new DailySweep(time, TimeSpan.FromHours(1), runs.Writer)))
            (await NextAsync("DailySweep")).ShouldBe(Now() + TimeSpan.FromHours(1), Close, "a new build has a new pace");
    }

    [Fact]
    public async Task A_sweep_that_fails_is_tried_again_at_its_next_time()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        var failures = Channel.CreateUnbounded<bool>();
        await using var host = await StartAsync(time => new FailingSweep(time, failures.Writer));
        await ReadAsync(failures);
        await ReadAsync(failures);
    }

    [Fact]
    public async Task Migrating_makes_the_tables_of_the_schedule_too()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        var other = new PostgresDatabase();
        await other.InitializeAsync();
        try
        {
            (await Serving.MigrateAsync(["--environment=Development", .. other.Settings], TextWriter.Null)).ShouldBe(0);
            await using var db = other.Store.OpenAcrossAlliances();
            (await db.Database.SqlQueryRaw<int>("""SELECT COUNT(*)::int AS "Value" FROM qrtz_triggers""").SingleAsync(Cancellation)).ShouldBe(0);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Quartz_is_loaded_where_there_is_a_cluster_and_nowhere_else(bool isCluster)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has loaded is read from /proc.");
        Assert.SkipWhen(isCluster && database.Absent is not null, database.Absent ?? "");
        var folder = Directory.CreateTempSubdirectory("alliancebot-loaded-").FullName;
        await using (var bot = await BotProcess.StartAsync(folder, isCluster ? database.Settings : []))
        {
            var loaded = await bot.LoadedAsync();
            loaded.ShouldContain("AllianceBot.dll");
            loaded.Contains("Quartz.dll").ShouldBe(isCluster);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();

    private static async Task ReadAsync(Channel<bool> happened)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        await happened.Reader.ReadAsync(patience.Token);
    }

    /// <summary>An instance with the storage alone and one sweep.</summary>
    private async Task<StartedHost> StartAsync(Func<TimeProvider, Sweep> sweep)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(database.Settings.Select(s => s.TrimStart('-').Split('=', 2)).ToDictionary(s => s[0], s => (string?)s[1]));
        builder.Services.AddSingleton(TimeProvider.System).AddStorage(builder.Configuration).AddSingleton(provider => sweep(provider.GetRequiredService<TimeProvider>()));
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return new StartedHost(host);
    }

    private async Task<DateTimeOffset> NextAsync(string sweep)
    {
        await using var db = database.Store.OpenAcrossAlliances();
        return new DateTimeOffset(await db.Database.SqlQueryRaw<long>("""SELECT next_fire_time AS "Value" FROM qrtz_triggers WHERE trigger_name = {0}""", sweep).SingleAsync(Cancellation), TimeSpan.Zero);
    }

    /// <summary>Everything becomes due so much earlier, as if so much time had passed.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        await using var db = database.Store.OpenAcrossAlliances();
        await db.Database.ExecuteSqlAsync($"UPDATE qrtz_triggers SET next_fire_time = next_fire_time - {time.Ticks}, start_time = start_time - {time.Ticks}", Cancellation);
    }

    private sealed class StartedHost(IHost host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await host.StopAsync(Cancellation);
            host.Dispose();
        }
    }

    private sealed class DailySweep(TimeProvider time, TimeSpan every, ChannelWriter<bool> runs) : Sweep(time, every, startsAtOnce: false)
    {
        public override Task SweepAsync(CancellationToken cancellationToken) => runs.WriteAsync(true, cancellationToken).AsTask();

        protected override void LogFailed(Exception problem) => throw problem;
    }

    private sealed class FailingSweep(TimeProvider time, ChannelWriter<bool> failures) : Sweep(time, TimeSpan.FromSeconds(1))
    {
        public override Task SweepAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("It fails.");

        protected override void LogFailed(Exception problem) => failures.TryWrite(true);
    }
}
