using AllianceBot.Storage;

namespace AllianceBot.Archive;

/// <summary>
/// Carries the documents of all features into the archive: at once when asked, and again every minute until the archive has
/// them. Writing the same bytes under the same name again is harmless.
/// </summary>
public sealed partial class Archivist(
    AllianceStore store, IArchive archive, IEnumerable<IRecordsToArchive> features, TimeProvider time, ILogger<Archivist> logger)
    : Sweep(time, TimeSpan.FromMinutes(1))
{
    private const int MostVersions = 20;

    /// <returns>Whether the document is in the archive now.</returns>
    public async Task<bool> ArchiveAsync(IRecordsToArchive feature, Guid allianceId, Guid id, CancellationToken cancellationToken)
    {
        var record = await ReadAsync(feature, allianceId, id, cancellationToken);
        if (record is not { Content: { } content })
            return record is not null;
        try
        {
            var receipt = await WriteAsync(new ArchiveAddress(allianceId, record.Name), content, record.Metadata, cancellationToken);
            return await store.WriteAsync(allianceId, async (db, ct) =>
            {
                await feature.ArchivedAsync(db, id, receipt, ct);
                return true;
            }, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotArchived(logger, record.Name, problem);
            return false;
        }
    }

    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var feature in features)
            foreach (var (allianceId, id) in await FindPendingAsync(feature, cancellationToken))
                await ArchiveAsync(feature, allianceId, id, cancellationToken);
    }

    protected override void LogFailed(Exception problem) => LogSweepFailed(logger, problem);

    /// <summary>
    /// A record is never overwritten. Where the name holds other bytes (a document decided again after an older database was
    /// restored), both stay, the newer under the next free name.
    /// </summary>
    private async Task<ArchiveReceipt> WriteAsync(ArchiveAddress address, byte[] content, ArchiveMetadata metadata, CancellationToken cancellationToken)
    {
        var segment = address.Name.LastIndexOf('/') + 1;
        for (var version = 1; ; version++)
        {
            try
            {
                var place = version == 1
                    ? address
                    : new ArchiveAddress(address.AllianceId, address.Name[..segment] + ArchiveName.Numbered(address.Name[segment..], version));
                return await archive.WriteOnceAsync(place, content, metadata, cancellationToken);
            }
            catch (ArchiveConflictException) when (version < MostVersions)
            {
                LogNameTaken(logger, address.Name);
            }
        }
    }

    private async Task<RecordToArchive?> ReadAsync(IRecordsToArchive feature, Guid allianceId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = store.OpenForReading(allianceId);
        return await feature.ReadAsync(db, id, cancellationToken);
    }

    private async Task<IReadOnlyList<(Guid AllianceId, Guid Id)>> FindPendingAsync(IRecordsToArchive feature, CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        return await feature.FindPendingAsync(db, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The record {Record} could not be archived yet; it will be tried again")]
    private static partial void LogNotArchived(ILogger logger, string record, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The archive holds {Record} with other content; the next free name is used")]
    private static partial void LogNameTaken(ILogger logger, string record);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for records to archive failed; it will be tried again")]
    private static partial void LogSweepFailed(ILogger logger, Exception problem);
}
