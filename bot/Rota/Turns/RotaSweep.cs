using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Turns;

/// <summary>Sees that a turn is near, that nobody answers or that its work is done, though nobody looks.</summary>
public sealed partial class RotaSweep(AllianceStore store, Phrasebook phrases, TimeProvider time, ILogger<RotaSweep> logger) : Sweep(time, TimeSpan.FromMinutes(30))
{
    public override async Task SweepAsync(CancellationToken cancellationToken) => await ForEachAsync(await FindAsync(cancellationToken), KeepAsync, cancellationToken);

    private async Task KeepAsync(Guid allianceId, CancellationToken cancellationToken)
    {
        // Reading comes first: on most days nothing is due, and writers wait for each other.
        await using var db = store.OpenForReading(allianceId);
        if (await AllianceSettings.ReadAsync(db, cancellationToken) is not { Info: { IsSetUp: true } alliance })
            return;
        var setting = new RotaSetting(alliance, phrases, Time.GetUtcNow());
        if ((await SeeWork.FindDoneAsync(db, setting, cancellationToken)).Count > 0)
            await store.WriteAsync(allianceId, (own, ct) => SeeWork.HandleAsync(own, setting, ct), cancellationToken);
        if (await KeepRota.IsDueAsync(db, setting.Today, setting.Now, cancellationToken))
            await store.WriteAsync(allianceId, (own, ct) => KeepRota.HandleAsync(own, setting, ct), cancellationToken);
    }

    /// <summary>Alliances with a rota in which anything is left to do.</summary>
    private async Task<List<Guid>> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        return await db.Set<RotaTurn>().IgnoreQueryFilters().Where(t => (t.State != TurnState.Done && t.State != TurnState.NotDone) || t.CountedEffort == null)
            .Select(t => t.AllianceId).Distinct().ToListAsync(cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogSweepFailed(logger, problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking after the rota failed; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}
