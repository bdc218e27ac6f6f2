using Npgsql;
using Quartz;

namespace AllianceBot.Storage;

/// <summary>How soon the instances see that one of them is gone.</summary>
/// <param name="CheckIn">How often each says that it lives.</param>
/// <param name="Patience">How much later than that it may be before the others take over what it was doing; longer than any pause of a live one.</param>
internal sealed record SweepClusterPace(TimeSpan CheckIn, TimeSpan Patience)
{
    /// <summary>No sweep is more urgent than a minute.</summary>
    public static readonly SweepClusterPace Usual = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
}

/// <summary>
/// The sweeps that one instance does for all, as jobs of Quartz.NET in the database that the instances share: each due run is
/// one instance's, another takes over when that one dies, and what came due while none was there runs once. It goes by the clock of
/// the database. On SQLite, which has one process, there is no cluster, and nothing of Quartz is loaded.
/// </summary>
internal sealed class SweepCluster(IServiceProvider services, IEnumerable<Sweep> sweeps, TimeProvider time)
{
    /// <summary>Makes the tables of the schedule where they are missing.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await OpenAsync(cancellationToken);
        foreach (var sweep in sweeps.Where(sweep => sweep.By is SweptBy.OneForAll))
            await ScheduleAsync(scheduler, sweep, cancellationToken);
        await scheduler.Start(cancellationToken);
    }

    /// <summary>What is being swept is broken off, and handed to another instance.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken)).Shutdown(waitForJobsToComplete: true, cancellationToken);

    private async Task<IScheduler> OpenAsync(CancellationToken cancellationToken) =>
        await services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);

    /// <summary>
    /// Adds what no instance has added yet. What is there keeps its time, so that a restart neither repeats a sweep nor puts it off;
    /// and what this version does not know belongs to another one.
    /// </summary>
    private async Task ScheduleAsync(IScheduler scheduler, Sweep sweep, CancellationToken cancellationToken)
    {
        var job = JobBuilder.Create<SweepJob>().WithIdentity(sweep.Name).StoreDurably().RequestRecovery().Build();
        await scheduler.AddJob(job, AddJobOptions.Replacing, cancellationToken);
        var trigger = TriggerBuilder.Create(time).ForJob(job).WithIdentity(sweep.Name)
            .StartAt(time.GetUtcNow() + (sweep.StartsAtOnce ? Sweep.Breath : sweep.Every))
            .WithSimpleSchedule(schedule => schedule.WithInterval(sweep.Every).MeasureIntervalFromCompletion().RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount))
            .Build();
        await scheduler.ScheduleTrigger(trigger, await IsAsBuiltAsync(scheduler, trigger.Key, sweep, cancellationToken) ? TriggerConflict.Keep : TriggerConflict.Replace, cancellationToken);
    }

    /// <summary>Whether it is not there, or runs at the pace that this build gives it.</summary>
    private static async Task<bool> IsAsBuiltAsync(IScheduler scheduler, TriggerKey key, Sweep sweep, CancellationToken cancellationToken) =>
        await scheduler.GetTrigger(key, cancellationToken) is not { } known
            || (known is ISimpleTrigger { RepeatInterval: var interval } && interval == sweep.Every && await scheduler.GetTriggerState(key, cancellationToken) is not TriggerState.Error);
}

/// <summary>One run of the sweep it is named after.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(IEnumerable<Sweep> sweeps) : IJob
{
    /// <summary>One that this version does not know is another's: while instances are replaced there are two.</summary>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (sweeps.FirstOrDefault(sweep => sweep.Name == context.JobDetail.Key.Name) is { } sweep)
            await sweep.TryAsync(cancellationToken);
    }
}

internal static class SweepClusterRegistration
{
    public static void AddSweepCluster(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(SweepClusterPace.Usual);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "AllianceBot";
                scheduler.GenerateInstanceId = true;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UsePersistentStore(store => store.UsePostgres(NpgsqlFactory.Instance, connectionString).UseClustering().ProvisionSchema()
                .ConfigureStore(options => options.RecoverFiringsCancelledByShutdown = true));
        });
        services.AddOptions<ClusteringOptions>().Configure<SweepClusterPace>((clustering, pace) => (clustering.CheckinInterval, clustering.CheckinMisfireThreshold) = (pace.CheckIn, pace.Patience));
        services.AddSingleton<SweepCluster>();
    }
}
