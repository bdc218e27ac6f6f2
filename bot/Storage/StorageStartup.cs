namespace AllianceBot.Storage;

/// <summary>Before the first request: the schema is up to date, and what a crash may have left unanswered is marked.</summary>
internal sealed class StorageStartup(AllianceStore store, StorageOptions options, TimeProvider time) : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource _givenUp = new();
    private Task? _opening;
    private bool _isDisposed;

    /// <summary>Opens the database while the rest of the process is still being made, which takes as long; <see cref="OpenAsync"/> waits for it.</summary>
    public Task Begin() => _opening ??= Task.Run(() => store.MigrateAsync(options, _givenUp.Token), _givenUp.Token);

    /// <summary>Waits until it is open.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        // An upgrade that is given up comes to an end of its own, and leaves no lock in the way of the next start.
        await using (cancellationToken.UnsafeRegister(static givenUp => ((CancellationTokenSource)givenUp!).Cancel(), _givenUp))
            await Begin();
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        // Not earlier: by now the clock is that of the database, where it has one.
        await using var db = store.OpenAcrossAlliances();
        await InboundActivities.MarkUncertainAfterRestartAsync(db, time.GetUtcNow(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A start that failed elsewhere does not leave an upgrade half-way.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await _givenUp.CancelAsync();
        await (_opening ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _givenUp.Dispose();
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
