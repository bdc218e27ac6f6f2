namespace AllianceBot.Storage;

/// <summary>Before the first request: the schema is up to date, and what a crash may have left unanswered is marked.</summary>
internal sealed class StorageStartup(AllianceStore store, StorageOptions options, TimeProvider time) : IHostedService
{
    private Task? _opening;

    /// <summary>Opens the database while the rest of the process is still being made, which takes as long.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public void Begin(CancellationToken cancellationToken) => _opening = Task.Run(() => OpenAsync(cancellationToken), cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => _opening?.WaitAsync(cancellationToken) ?? OpenAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await store.MigrateAsync(options, cancellationToken);
        await using var db = store.OpenAcrossAlliances();
        await InboundActivities.MarkUncertainAfterRestartAsync(db, time.GetUtcNow(), cancellationToken);
    }
}

/// <summary>Keys of inbound activities are kept for as long as a resend is conceivable, and no longer.</summary>
internal sealed partial class InboundHousekeeping(AllianceStore store, TimeProvider time, ILogger<InboundHousekeeping> logger)
    : Sweep(time, TimeSpan.FromHours(1), startsAtOnce: false)
{
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        await InboundActivities.ForgetOldAsync(db, Time.GetUtcNow(), cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogNotForgotten(logger, problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old keys of inbound activities could not be removed; it will be tried again")]
    private static partial void LogNotForgotten(ILogger logger, Exception problem);
}
