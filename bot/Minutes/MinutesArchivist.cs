using AllianceBot.Archive;
using AllianceBot.Documents;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>
/// Carries approved minutes into the archive. Approval and archive cannot be one transaction, so what was approved waits in
/// the database until the archive has it; writing the same bytes under the same name again is harmless.
/// </summary>
public sealed partial class MinutesArchivist(AllianceStore store, IArchive archive, TimeProvider time, ILogger<MinutesArchivist> logger) : BackgroundService
{
    private const int MostVersions = 20;
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMinutes(1);

    /// <returns>Whether the minutes are in the archive now.</returns>
    public async Task<bool> ArchiveAsync(Guid allianceId, Guid meetingId, CancellationToken cancellationToken)
    {
        var minutes = await ReadAsync(allianceId, meetingId, cancellationToken);
        if (minutes is not { PendingDocument: { } document })
            return minutes is not null;
        try
        {
            var metadata = new ArchiveMetadata
            {
                Title = minutes.Title,
                ContentType = MinutesWordWriter.ContentType,
                Language = minutes.Language,
                ArchivedBy = minutes.ApprovedByName,
            };
            var receipt = await WriteAsync(new ArchiveAddress(allianceId, minutes.RecordName), document, metadata, cancellationToken);
            return await store.WriteAsync(allianceId, async (db, ct) =>
            {
                var row = await db.Set<ApprovedMinutes>().SingleAsync(m => m.MeetingId == meetingId, ct);
                row.Archived(receipt.Address.Name, receipt.Sha256, receipt.Location);
                return true;
            }, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotArchived(logger, minutes.RecordName, problem);
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryEvery, time);
        do
        {
            try
            {
                foreach (var (allianceId, meetingId) in await FindPendingAsync(stoppingToken))
                    await ArchiveAsync(allianceId, meetingId, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogSweepFailed(logger, problem);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>
    /// A record is never overwritten. Where the name holds other bytes (minutes approved again after an older database was
    /// restored), both stay, the newer under the next free name.
    /// </summary>
    private async Task<ArchiveReceipt> WriteAsync(ArchiveAddress address, byte[] document, ArchiveMetadata metadata, CancellationToken cancellationToken)
    {
        var segment = address.Name.LastIndexOf('/') + 1;
        for (var version = 1; ; version++)
        {
            try
            {
                var place = version == 1
                    ? address
                    : new ArchiveAddress(address.AllianceId, address.Name[..segment] + ArchiveName.Numbered(address.Name[segment..], version));
                return await archive.WriteOnceAsync(place, document, metadata, cancellationToken);
            }
            catch (ArchiveConflictException) when (version < MostVersions)
            {
                LogNameTaken(logger, address.Name);
            }
        }
    }

    private async Task<ApprovedMinutes?> ReadAsync(Guid allianceId, Guid meetingId, CancellationToken cancellationToken)
    {
        await using var db = store.OpenForReading(allianceId);
        return await db.Set<ApprovedMinutes>().SingleOrDefaultAsync(m => m.MeetingId == meetingId, cancellationToken);
    }

    private async Task<List<(Guid AllianceId, Guid MeetingId)>> FindPendingAsync(CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        var pending = await db.Set<ApprovedMinutes>().IgnoreQueryFilters().Where(m => m.Sha256 == null)
            .Select(m => new { m.AllianceId, m.MeetingId }).ToListAsync(cancellationToken);
        return [.. pending.Select(m => (m.AllianceId, m.MeetingId))];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Approved minutes {Record} could not be archived yet; it will be tried again")]
    private static partial void LogNotArchived(ILogger logger, string record, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The archive holds {Record} with other content; the next free name is used")]
    private static partial void LogNameTaken(ILogger logger, string record);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for minutes to archive failed; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}
