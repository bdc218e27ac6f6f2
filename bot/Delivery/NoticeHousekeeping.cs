using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Delivery;

/// <summary>What was said, or was not needed any more, is forgotten after a year; what is parked waits for somebody's word.</summary>
internal sealed partial class NoticeHousekeeping(AllianceStore store, TimeProvider time, ILogger<NoticeHousekeeping> logger)
    : Sweep(time, TimeSpan.FromHours(24), startsAtOnce: false)
{
    internal const int DaysKept = 365;

    public override Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = Time.GetUtcNow().AddDays(-DaysKept);
        return store.WriteAsync(Guid.Empty, (db, ct) => db.Set<Notice>().IgnoreQueryFilters()
            .Where(n => (n.State == NoticeState.Sent || n.State == NoticeState.Dropped) && n.SettledAt < before).ExecuteDeleteAsync(ct), cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogNotForgotten(logger, problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices of long ago could not be removed; it will be tried again")]
    private static partial void LogNotForgotten(ILogger logger, Exception problem);
}
