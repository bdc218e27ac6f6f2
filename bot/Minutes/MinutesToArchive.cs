using AllianceBot.Archive;
using AllianceBot.Delivery;
using AllianceBot.Documents;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>Approved minutes on their way into the archive, by their meeting.</summary>
public sealed class MinutesToArchive(TimeProvider time) : IRecordsToArchive
{
    public async Task<IReadOnlyList<(Guid AllianceId, Guid Id)>> FindPendingAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var pending = await db.Set<ApprovedMinutes>().IgnoreQueryFilters().Where(m => m.Sha256 == null)
            .Select(m => new { m.AllianceId, m.MeetingId }).ToListAsync(cancellationToken);
        return [.. pending.Select(m => (m.AllianceId, m.MeetingId))];
    }

    public async Task<RecordToArchive?> ReadAsync(AllianceDb db, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<ApprovedMinutes>().SingleOrDefaultAsync(m => m.MeetingId == id, cancellationToken) is not { } minutes)
            return null;
        return new RecordToArchive(minutes.RecordName, minutes.PendingDocument, new()
        {
            Title = minutes.Title,
            ContentType = MinutesWordWriter.ContentType,
            Language = minutes.Language,
            ArchivedBy = minutes.ApprovedByName.Length > 0 ? minutes.ApprovedByName : null,
        });
    }

    public async Task ArchivedAsync(AllianceDb db, Guid id, ArchiveReceipt receipt, CancellationToken cancellationToken)
    {
        var minutes = await db.Set<ApprovedMinutes>().SingleAsync(m => m.MeetingId == id, cancellationToken);
        minutes.Archived(receipt.Address.Name, receipt.Sha256, receipt.Location);
        // Whoever approved was shown at once where the record is, unless the archive took its time.
        // Of what nobody approved, because nobody objected, everyone was told anyway.
        if (minutes.ApprovedById != Guid.Empty && time.GetUtcNow() - minutes.ApprovedAt > MinutesFeature.LongestWait)
            await Notices.AddAsync(db, LateRecordNotice.KindName, minutes.ApprovedById, id.ToString(), time.GetUtcNow(), cancellationToken);
    }
}
