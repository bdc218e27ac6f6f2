namespace AllianceBot.Storage;

/// <summary>Before the first request: the schema is up to date, and what a crash may have left unanswered is marked.</summary>
internal sealed class StorageStartup(AllianceStore store, StorageOptions options, TimeProvider time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.MigrateAsync(options, cancellationToken);
        await using var db = store.OpenAcrossAlliances();
        await InboundActivities.MarkUncertainAfterRestartAsync(db, time.GetUtcNow(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Keys of inbound activities are kept for as long as a resend is conceivable, and no longer.</summary>
internal sealed partial class InboundHousekeeping(AllianceStore store, TimeProvider time, ILogger<InboundHousekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var db = store.OpenAcrossAlliances();
                await InboundActivities.ForgetOldAsync(db, time.GetUtcNow(), stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, problem);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old keys of inbound activities could not be removed; it will be tried again")]
    private static partial void LogFailed(ILogger logger, Exception problem);
}
