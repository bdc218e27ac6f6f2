using AllianceBot.Alliances;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>Approves minutes whose window has ended, though nobody looks, and sees them into the archive.</summary>
public sealed partial class CirculationSweep(
    AllianceStore store, Archivist archivist, MinutesToArchive toArchive, Phrasebook phrases, IEnumerable<IAfterApproval> afterApproval, TimeProvider time, ILogger<CirculationSweep> logger)
    : Sweep(time, TimeSpan.FromMinutes(5))
{
    public override async Task SweepAsync(CancellationToken cancellationToken) => await ForEachAsync(await FindAsync(cancellationToken), CloseAsync, cancellationToken);

    private async Task CloseAsync(Guid allianceId, CancellationToken cancellationToken)
    {
        foreach (var meetingId in await store.WriteAsync(allianceId, CloseAsync, cancellationToken))
            await archivist.ArchiveAsync(toArchive, allianceId, meetingId, cancellationToken);
    }

    private async Task<IReadOnlyList<Guid>> CloseAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await AllianceSettings.ReadAsync(db, cancellationToken) is { } settings
            ? await CloseCirculation.HandleAsync(db, settings.Info, phrases, [.. afterApproval], Time.GetUtcNow(), cancellationToken)
            : [];

    /// <summary>Alliances where a window may have ended: somewhere on earth it is at most one day later than in UTC.</summary>
    private async Task<List<Guid>> FindAsync(CancellationToken cancellationToken)
    {
        var latest = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime).AddDays(1);
        await using var db = store.OpenAcrossAlliances();
        return await db.Set<MinutesCirculation>().IgnoreQueryFilters().Where(c => c.ClosedAt == null && c.VoteAskedAt == null && c.LastDay < latest)
            .Select(c => c.AllianceId).Distinct().ToListAsync(cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogSweepFailed(logger, problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Approving minutes whose circulation has ended failed; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}
