using System.Security.Cryptography;

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
    /// <param name="sha256">Of what the archive has taken, as it was announced; null while it has not.</param>
    /// <param name="readPending">The document that waits for the archive; null when none does.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<ArchivedFile> ReadAsync(
        IArchive archive, ArchiveAddress address, string? sha256, Func<CancellationToken, Task<byte[]?>> readPending, CancellationToken cancellationToken)
    {
        try
        {
            var content = sha256 is not null
                ? (await archive.ReadAsync(address, cancellationToken))?.Content.ToArray()
                : await readPending(cancellationToken);
            // The archive compares a document with what it was told of it, and whoever writes there can change both.
            if (content is not null && sha256 is not null && !sha256.Equals(Convert.ToHexString(SHA256.HashData(content)), StringComparison.OrdinalIgnoreCase))
                return new Tampered();
            return content is null ? new Missing() : new Ready(address.Name[(address.Name.LastIndexOf('/') + 1)..], content);
        }
        catch (ArchiveTamperedException)
        {
            return new Tampered();
        }
    }
}
