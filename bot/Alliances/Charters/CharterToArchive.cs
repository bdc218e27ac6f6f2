using AllianceBot.Archive;
using AllianceBot.Documents;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>Adopted charters on their way into the archive.</summary>
public sealed class CharterToArchive : IRecordsToArchive
{
    public async Task<IReadOnlyList<(Guid AllianceId, Guid Id)>> FindPendingAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var pending = await db.Set<CharterVersion>().IgnoreQueryFilters().Where(v => v.Sha256 == null && v.PendingDocument != null)
            .Select(v => new { v.AllianceId, v.Id }).ToListAsync(cancellationToken);
        return [.. pending.Select(v => (v.AllianceId, v.Id))];
    }

    public async Task<RecordToArchive?> ReadAsync(AllianceDb db, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<CharterVersion>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is not { WasAdopted: true } version)
            return null;
        return new RecordToArchive(version.RecordName, version.PendingDocument, new()
        {
            Title = version.RecordTitle,
            ContentType = MinutesWordWriter.ContentType,
            Language = version.RecordLanguage,
            ArchivedBy = version.ProposedByName,
        });
    }

    public async Task ArchivedAsync(AllianceDb db, Guid id, ArchiveReceipt receipt, CancellationToken cancellationToken)
    {
        var version = await db.Set<CharterVersion>().SingleAsync(v => v.Id == id, cancellationToken);
        version.Archived(receipt.Address.Name, receipt.Sha256, receipt.Location);
    }
}
