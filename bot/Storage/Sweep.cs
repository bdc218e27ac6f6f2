namespace AllianceBot.Storage;

/// <summary>Who sweeps where several instances share a database.</summary>
public enum SweptBy
{
    /// <summary>One instance at a time, for all: the alliances' work.</summary>
    OneForAll,

    /// <summary>Each for itself: what it keeps in its own memory.</summary>
    EachInstance,
}

/// <summary>
/// Work that comes due though nobody asks for it: looked for again and again, and tried again after whatever went wrong. What it does
/// twice must be done once in the database, because an instance that was taken for dead may come back in the middle of it.
/// <see cref="Sweeper"/> runs it, or on PostgreSQL the <see cref="SweepCluster"/>.
/// </summary>
/// <param name="time">The clock it goes by.</param>
/// <param name="every">How long it waits in between.</param>
/// <param name="startsAtOnce">Whether it begins with the process, after <see cref="Breath"/>, or waits first; in a cluster, with the first process that ever knew it.</param>
/// <param name="by">Who does it.</param>
public abstract class Sweep(TimeProvider time, TimeSpan every, bool startsAtOnce = true, SweptBy by = SweptBy.OneForAll)
{
    /// <summary>One that hangs would keep the whole cluster from it.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long after the process what begins with it does begin: nobody waits for that, and somebody may be waiting to be answered
    /// since the process before this one ended.
    /// </summary>
    internal static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);

    /// <summary>What the cluster calls it, in the database: another name is another sweep.</summary>
    internal string Name => GetType().Name;

    internal SweptBy By => by;

    internal TimeSpan Every => every;

    internal bool StartsAtOnce => startsAtOnce;

    protected TimeProvider Time { get; } = time;

    /// <summary>Does what is due by now.</summary>
    public abstract Task SweepAsync(CancellationToken cancellationToken);

    protected abstract void LogFailed(Exception problem);

    /// <summary>Does it for one alliance after the other: what is wrong with one keeps no other's work from being done.</summary>
    protected async Task ForEachAsync(IEnumerable<Guid> allianceIds, Func<Guid, CancellationToken, Task> doAsync, CancellationToken cancellationToken)
    {
        foreach (var allianceId in allianceIds)
        {
            try
            {
                await doAsync(allianceId, cancellationToken);
            }
            catch (Exception problem) when (IsFailure(problem, cancellationToken))
            {
                LogFailed(problem);
            }
        }
    }

    internal async Task RunAsync(CancellationToken stoppingToken)
    {
        if (startsAtOnce)
        {
            await Task.Delay(Breath, Time, stoppingToken);
            await TryAsync(stoppingToken);
        }

        using var timer = new PeriodicTimer(every, Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(stoppingToken);
    }

    /// <summary>Sweeps once. What goes wrong is logged, and is no matter for whoever runs it.</summary>
    internal async Task TryAsync(CancellationToken stoppingToken)
    {
        using var patience = new CancellationTokenSource(LongestRun, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, patience.Token);
        try
        {
            await SweepAsync(either.Token);
        }
        catch (Exception problem) when (IsFailure(problem, stoppingToken))
        {
            LogFailed(problem);
        }
    }

    /// <summary>A time-out of a database or an archive is a failure like any other; only whoever asked for an end ends the work.</summary>
    private static bool IsFailure(Exception problem, CancellationToken cancellationToken) => problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested;
}

/// <summary>Runs the sweeps of all features side by side, each at its own pace; with a cluster, those alone that every instance does for itself.</summary>
internal sealed class Sweeper(IEnumerable<Sweep> sweeps, SweepCluster? cluster = null) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (cluster is not null)
            await cluster.StartAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (cluster is not null)
            await cluster.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sweeps.Where(sweep => cluster is null || sweep.By is SweptBy.EachInstance).Select(sweep => Task.Run(() => sweep.RunAsync(stoppingToken), stoppingToken)));
}
