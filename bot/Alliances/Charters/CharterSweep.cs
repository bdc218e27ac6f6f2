using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>Ends proposals whose last day has passed, though nobody looks, and sees the adopted ones into the archive.</summary>
public sealed partial class CharterSweep(
    AllianceStore store, Archivist archivist, CharterToArchive toArchive, AllianceDirectory directory, Phrasebook phrases, TimeProvider time, ILogger<CharterSweep> logger)
    : Sweep(time, TimeSpan.FromMinutes(10))
{
    public override async Task SweepAsync(CancellationToken cancellationToken) => await ForEachAsync(await FindAsync(cancellationToken), CloseAsync, cancellationToken);

    private async Task CloseAsync(Guid allianceId, CancellationToken cancellationToken)
    {
        var closing = await store.WriteAsync(allianceId, CloseAsync, cancellationToken);
        if (closing is not { Verdict: Verdict.Adopted })
            return;
        directory.Forget(allianceId);
        await archivist.ArchiveAsync(toArchive, allianceId, closing.VersionId, cancellationToken);
    }

    private async Task<CharterClosing?> CloseAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await AllianceSettings.ReadAsync(db, cancellationToken) is { } settings
            ? await CloseCharter.HandleAsync(db, settings.Info, phrases, Time.GetUtcNow(), cancellationToken)
            : null;

    /// <summary>Alliances where a last day may have passed: somewhere on earth it is at most one day later than in UTC.</summary>
    private async Task<List<Guid>> FindAsync(CancellationToken cancellationToken)
    {
        var latest = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime).AddDays(1);
        await using var db = store.OpenAcrossAlliances();
        return await db.Set<CharterVersion>().IgnoreQueryFilters().Where(v => v.State == CharterState.Proposed && v.LastDay < latest)
            .Select(v => v.AllianceId).Distinct().ToListAsync(cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogSweepFailed(logger, problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Ending charter proposals failed; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}
