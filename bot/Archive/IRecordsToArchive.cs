using AllianceBot.Storage;

namespace AllianceBot.Archive;

/// <summary>
/// The documents of one feature that wait for the archive. What was decided and the archive cannot be one transaction, so
/// the document is stored with the decision, and let go once the archive has it.
/// </summary>
public interface IRecordsToArchive
{
    /// <param name="db">Sees the rows of all alliances.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<IReadOnlyList<(Guid AllianceId, Guid Id)>> FindPendingAsync(AllianceDb db, CancellationToken cancellationToken);

    /// <summary>Null when there is no such document.</summary>
    Task<RecordToArchive?> ReadAsync(AllianceDb db, Guid id, CancellationToken cancellationToken);

    /// <summary>Writes down where the archive has it.</summary>
    Task ArchivedAsync(AllianceDb db, Guid id, ArchiveReceipt receipt, CancellationToken cancellationToken);
}

/// <summary>A document between decision and archive.</summary>
/// <param name="Name">Its name in the archive, with an extension.</param>
/// <param name="Content">Null when the archive has it already.</param>
/// <param name="Metadata">What the archive is to know of it.</param>
public sealed record RecordToArchive(string Name, byte[]? Content, ArchiveMetadata Metadata);
