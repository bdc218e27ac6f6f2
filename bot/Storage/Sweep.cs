namespace AllianceBot.Storage;

/// <summary>Work that comes due though nobody asks for it: looked for again and again, and tried again after whatever went wrong. <see cref="Sweeper"/> runs it.</summary>
/// <param name="time">The clock it goes by.</param>
/// <param name="every">How long it waits in between.</param>
/// <param name="startsAtOnce">Whether it begins with the process, or waits first.</param>
public abstract class Sweep(TimeProvider time, TimeSpan every, bool startsAtOnce = true)
{
    protected TimeProvider Time { get; } = time;

    /// <summary>Does what is due by now.</summary>
    public abstract Task SweepAsync(CancellationToken cancellationToken);

    protected abstract void LogFailed(Exception problem);

    internal async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, Time);
        if (startsAtOnce)
            await TryAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(stoppingToken);
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await SweepAsync(stoppingToken);
        }
        // A time-out of a database or an archive is a failure like any other; only the end of the process ends the work.
        catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogFailed(problem);
        }
    }
}

/// <summary>Runs the sweeps of all features side by side, each at its own pace.</summary>
internal sealed class Sweeper(IEnumerable<Sweep> sweeps) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(sweeps.Select(sweep => Task.Run(() => sweep.RunAsync(stoppingToken), stoppingToken)));
}
