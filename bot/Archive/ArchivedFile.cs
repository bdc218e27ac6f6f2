namespace AllianceBot.Archive;

/// <summary>A decided document, to hand out: from the archive once it is there, as it was decided until then.</summary>
public abstract record ArchivedFile
{
    private ArchivedFile() { }

    /// <param name="Name">With its extension, without its place in the archive.</param>
    /// <param name="Content">All of it.</param>
    public sealed record Ready(string Name, byte[] Content) : ArchivedFile;

    /// <summary>It was decided, but the archive does not hold it any more.</summary>
    public sealed record Missing : ArchivedFile;

    /// <summary>What the archive holds is not what was decided, so it is not handed out as if it were.</summary>
    public sealed record Tampered : ArchivedFile;

    /// <param name="archive">Where it is, or is to go.</param>
    /// <param name="address">Its name there.</param>
    /// <param name="isArchived">Whether the archive has taken it.</param>
    /// <param name="readPending">The document that waits for the archive; null when none does.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<ArchivedFile> ReadAsync(
        IArchive archive, ArchiveAddress address, bool isArchived, Func<CancellationToken, Task<byte[]?>> readPending, CancellationToken cancellationToken)
    {
        try
        {
            var content = isArchived
                ? (await archive.ReadAsync(address, cancellationToken))?.Content.ToArray()
                : await readPending(cancellationToken);
            return content is null ? new Missing() : new Ready(address.Name[(address.Name.LastIndexOf('/') + 1)..], content);
        }
        catch (ArchiveTamperedException)
        {
            return new Tampered();
        }
    }
}
