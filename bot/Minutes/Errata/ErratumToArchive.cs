using AllianceBot.Archive;
using AllianceBot.Documents;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Errata;

/// <summary>Errata on their way into the archive.</summary>
public sealed class ErratumToArchive : IRecordsToArchive
{
    public async Task<IReadOnlyList<(Guid AllianceId, Guid Id)>> FindPendingAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var pending = await db.Set<MinutesErratum>().IgnoreQueryFilters().Where(e => e.Sha256 == null).Select(e => new { e.AllianceId, e.Id }).ToListAsync(cancellationToken);
        return [.. pending.Select(e => (e.AllianceId, e.Id))];
    }

    public async Task<RecordToArchive?> ReadAsync(AllianceDb db, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<MinutesErratum>().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } erratum)
            return null;
        return new RecordToArchive(erratum.RecordName, erratum.PendingDocument, new()
        {
            Title = erratum.Title,
            ContentType = MinutesWordWriter.ContentType,
            Language = erratum.Language,
            ArchivedBy = erratum.IssuedByName,
        });
    }

    public async Task ArchivedAsync(AllianceDb db, Guid id, ArchiveReceipt receipt, CancellationToken cancellationToken)
    {
        var erratum = await db.Set<MinutesErratum>().SingleAsync(e => e.Id == id, cancellationToken);
        erratum.Archived(receipt.Address.Name, receipt.Sha256, receipt.Location);
    }
}
