namespace AllianceBot.Archive;

/// <summary>The shared electronic records of the alliances: what is written here is never changed, and can be proved unchanged.</summary>
public interface IArchive
{
    /// <summary>
    /// Writes a record unless its address is taken. Safe to retry: the same bytes under the same address succeed again, and the
    /// metadata of the first write stays.
    /// </summary>
    /// <exception cref="ArchiveConflictException">Other bytes are archived under this address.</exception>
    Task<ArchiveReceipt> WriteOnceAsync(
        ArchiveAddress address, ReadOnlyMemory<byte> content, ArchiveMetadata metadata, CancellationToken cancellationToken);

    /// <summary>Reads a record after proving its bytes by their SHA-256; null when nothing is archived there.</summary>
    /// <exception cref="ArchiveTamperedException">The bytes are not those archived, or the proof of them is lost.</exception>
    Task<ArchivedRecord?> ReadAsync(ArchiveAddress address, CancellationToken cancellationToken);

    /// <summary>
    /// Lists an alliance's records in ordinal order of their names, without reading their content.
    /// </summary>
    /// <param name="allianceId">Only this alliance's records are ever seen.</param>
    /// <param name="prefix">What the names begin with, such as <c>minutes/2026/</c>; null for all.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    IAsyncEnumerable<ArchiveEntry> ListAsync(Guid allianceId, string? prefix = null, CancellationToken cancellationToken = default);
}
