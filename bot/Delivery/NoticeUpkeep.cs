using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Delivery;

/// <summary>Counts what waits, for the metrics; and works out again what is due by a clock when the rules of its zone have changed.</summary>
internal sealed partial class NoticeUpkeep(AllianceStore store, DeliveryMetrics metrics, TimeProvider time, ILogger<NoticeUpkeep> logger)
    : Sweep(time, TimeSpan.FromSeconds(30), by: SweptBy.EachInstance)
{
    private const int Portion = 500;

    /// <summary>Rules come with a new build: once they are followed there is nothing to do until the next start.</summary>
    private bool _followsRules;

    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (!_followsRules)
            _followsRules = await store.WriteAsync(Guid.Empty, (db, ct) => FollowRulesAsync(db, WallClock.Rules, ct), cancellationToken) == 0;
        await using var acrossAlliances = store.OpenAcrossAlliances();
        var backlog = await NoticeBacklog.ReadAsync(acrossAlliances, Time.GetUtcNow(), cancellationToken);
        metrics.Observed(backlog.Lag, backlog.Parked);
    }

    /// <summary>Some of those whose moment was worked out by other rules.</summary>
    /// <returns>How many there were; none when all are by these.</returns>
    internal static async Task<int> FollowRulesAsync(AllianceDb db, string rules, CancellationToken cancellationToken)
    {
        var others = await db.Set<Notice>().IgnoreQueryFilters().AsNoTracking()
            .Where(n => n.State == NoticeState.Pending && n.ZoneRules != null && n.ZoneRules != rules).OrderBy(n => n.DueAt).Take(Portion).ToListAsync(cancellationToken);
        foreach (var notice in others)
        {
            var due = new WallClock(notice.DueDate!.Value, notice.DueTime!.Value, notice.DueZone!).ToUtc();
            // One that is under way, or was put off for its reader's sake, stays where it is.
            var isUntouched = notice is { Attempts: 0, Token: 0 };
            await db.Set<Notice>().IgnoreQueryFilters().Where(n => n.AllianceId == notice.AllianceId && n.Id == notice.Id && n.Token == notice.Token)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.ZoneRules, rules).SetProperty(n => n.DueAt, isUntouched ? due : notice.DueAt), cancellationToken);
        }

        return others.Count;
    }

    protected override void LogFailed(Exception problem) => LogNotKept(logger, problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What waits to be sent could not be counted, or worked out again; it will be tried again")]
    private static partial void LogNotKept(ILogger logger, Exception problem);
}

/// <summary>How far the delivery is behind.</summary>
/// <param name="Lag">How long the oldest due notice has waited.</param>
/// <param name="Parked">How many are parked.</param>
internal sealed record NoticeBacklog(TimeSpan Lag, int Parked)
{
    public static async Task<NoticeBacklog> ReadAsync(AllianceDb acrossAlliances, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var all = acrossAlliances.Set<Notice>().IgnoreQueryFilters();
        var oldest = await all.Where(n => n.State == NoticeState.Pending && n.DueAt <= now).OrderBy(n => n.DueAt).Select(n => (DateTimeOffset?)n.DueAt).FirstOrDefaultAsync(cancellationToken);
        return new(oldest is { } since ? now - since : TimeSpan.Zero, await all.CountAsync(n => n.State == NoticeState.Parked, cancellationToken));
    }
}
