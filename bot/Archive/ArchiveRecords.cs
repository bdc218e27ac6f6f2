namespace AllianceBot.Archive;

/// <summary>Proof that a record is archived.</summary>
/// <param name="Address">Where the record is, in the archive's own terms.</param>
/// <param name="Sha256">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Location">Where a person finds it: a full path or a blob's URI, without credentials.</param>
/// <param name="AlreadyThere">True when an earlier write had archived the same bytes.</param>
public sealed record ArchiveReceipt(ArchiveAddress Address, string Sha256, long Size, string Location, bool AlreadyThere);

/// <summary>One line of the archive's list.</summary>
/// <param name="Address">Where the record is, in the archive's own terms.</param>
/// <param name="Sha256">SHA-256 of the bytes as archived, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Length in bytes as archived.</param>
/// <param name="ArchivedAt">When the record was first written, UTC.</param>
/// <param name="Location">Where a person finds it: a full path or a blob's URI, without credentials.</param>
/// <param name="Metadata">What the writer said of it.</param>
public sealed record ArchiveEntry(
    ArchiveAddress Address, string Sha256, long Size, DateTimeOffset ArchivedAt, string Location, ArchiveMetadata Metadata);

/// <summary>A record whose bytes have been proved against their SHA-256.</summary>
public sealed record ArchivedRecord(ArchiveEntry Entry, ReadOnlyMemory<byte> Content);

/// <summary>Other bytes are already archived under the address: a record is never overwritten.</summary>
public sealed class ArchiveConflictException(ArchiveAddress address, string location)
    : Exception($"'{address.Name}' is already archived with other content at {location}.")
{
    public ArchiveAddress Address { get; } = address;
}

/// <summary>What lies under the address is not what was archived.</summary>
public sealed class ArchiveTamperedException(ArchiveAddress address, string location, string reason)
    : Exception($"'{address.Name}' at {location} is not as it was archived: {reason}.")
{
    public ArchiveAddress Address { get; } = address;
}
