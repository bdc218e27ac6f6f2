using AllianceBot.Alliances;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>Sees that a task waits though nobody looks.</summary>
public sealed partial class TaskSweep(AllianceStore store, TimeProvider time, ILogger<TaskSweep> logger) : Sweep(time, TimeSpan.FromMinutes(30))
{
    public override async Task SweepAsync(CancellationToken cancellationToken) => await ForEachAsync(await FindAsync(cancellationToken), EscalateAsync, cancellationToken);

    private async Task EscalateAsync(Guid allianceId, CancellationToken cancellationToken)
    {
        while (await store.WriteAsync(allianceId, EscalateAsync, cancellationToken) == EscalateActionItems.Most)
        {
        }
    }

    private async Task<int> EscalateAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await AllianceSettings.ReadAsync(db, cancellationToken) is { Info: { IsSetUp: true } alliance }
            ? await EscalateActionItems.HandleAsync(db, alliance, Time.GetUtcNow(), cancellationToken)
            : 0;

    /// <summary>Alliances in which a day may have come: somewhere on earth it is at most one day later than in UTC.</summary>
    private async Task<List<Guid>> FindAsync(CancellationToken cancellationToken)
    {
        var latest = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime).AddDays(1);
        await using var db = store.OpenAcrossAlliances();
        return await db.Set<ActionItem>().IgnoreQueryFilters().Where(t => t.NextStepOn != null && t.NextStepOn <= latest)
            .Select(t => t.AllianceId).Distinct().ToListAsync(cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogSweepFailed(logger, problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking after the tasks failed; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}
