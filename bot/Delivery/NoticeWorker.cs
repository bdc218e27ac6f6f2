using AllianceBot.Storage;
using Microsoft.Extensions.Options;

namespace AllianceBot.Delivery;

/// <summary>
/// Delivers for as long as the process runs: at once after a commit that added a notice, and every few seconds for what falls due. What was due
/// before it began waits until it has drawn breath.
/// </summary>
internal sealed partial class NoticeWorker(NoticeDelivery delivery, AllianceStore store, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<NoticeWorker> logger) : BackgroundService
{
    private readonly DeliveryOptions _options = options.Value;
    private volatile TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        store.Announced += Wake;
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        store.Announced -= Wake;
        await base.StopAsync(cancellationToken);
    }

    /// <summary>Several at once: where one waits for a slow service, the others go on.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, _options.Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAny(_added.Task, Task.Delay(Sweep.Breath, time, stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            // Taken before looking, so that what is added while looking wakes it again.
            var added = _added;
            try
            {
                while (await delivery.DeliverAsync(_options.ReadersAtOnce, stoppingToken) > 0)
                {
                }
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, problem);
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(added.Task, Task.Delay(_options.Interval, time, waiting.Token));
            await waiting.CancelAsync();
            if (added.Task.IsCompleted)
                Interlocked.CompareExchange(ref _added, new(TaskCreationOptions.RunContinuationsAsynchronously), added);
        }
    }

    private void Wake(object? sender, EventArgs nothing) => _added.TrySetResult();

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for notices to deliver failed; it will be tried again")]
    private static partial void LogFailed(ILogger logger, Exception problem);
}
