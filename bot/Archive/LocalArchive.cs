using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace AllianceBot.Archive;

/// <summary>
/// The archive in a folder: <c>{root}/{alliance}/{name}</c> holds exactly the record's bytes, read-only, so that people can open the
/// folder as it is. What proves and describes a record lies apart, in <c>{root}/.sidecars</c>.
/// </summary>
/// <remarks>
/// A sidecar's file name carries the SHA-256 of the bytes it describes and it is published before them. Writers that race for one
/// address therefore never share a sidecar, and whichever record wins finds its own already in place, even when its writer is killed.
/// </remarks>
internal sealed partial class LocalArchive : IArchive
{
    private const string SidecarFolder = ".sidecars";

    private readonly DurableFolder folder;
    private readonly TimeProvider time;
    private readonly ILogger<LocalArchive> logger;

    public LocalArchive(string root, TimeProvider time, ILogger<LocalArchive> logger)
    {
        folder = new DurableFolder(root);
        this.time = time;
        this.logger = logger;
        folder.DiscardLeftovers(time.GetUtcNow() - TimeSpan.FromDays(1));
    }

    public async Task<ArchiveReceipt> WriteOnceAsync(
        ArchiveAddress address, ReadOnlyMemory<byte> content, ArchiveMetadata metadata, CancellationToken cancellationToken)
    {
        metadata.Validate();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = RecordPath(address);
        if (!File.Exists(path))
        {
            var sidecar = SidecarPath(address, sha256);
            var json = JsonSerializer.SerializeToUtf8Bytes(
                new Sidecar(sha256, content.Length, time.GetUtcNow(), metadata), SidecarJson.Default.Sidecar);
            await folder.PublishAsync(sidecar, json, cancellationToken);
            if (await folder.PublishAsync(path, content, cancellationToken))
            {
                LogArchived(address, sha256, content.Length);
                return new ArchiveReceipt(address, sha256, content.Length, path, AlreadyThere: false);
            }

            if (await HashAsync(path, cancellationToken) != sha256)
            {
                File.Delete(sidecar);
            }
        }

        return await HashAsync(path, cancellationToken) == sha256
            ? new ArchiveReceipt(address, sha256, content.Length, path, AlreadyThere: true)
            : throw new ArchiveConflictException(address, path);
    }

    public async Task<ArchivedRecord?> ReadAsync(ArchiveAddress address, CancellationToken cancellationToken)
    {
        var path = RecordPath(address);
        if (!File.Exists(path))
        {
            return null;
        }

        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        var entry = await DescribeAsync(address, sha256, cancellationToken)
            ?? throw new ArchiveTamperedException(address, path, $"nothing archived there has the SHA-256 {sha256}");
        return new ArchivedRecord(entry, content);
    }

    public async IAsyncEnumerable<ArchiveEntry> ListAsync(
        Guid allianceId, string? prefix = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        prefix ??= "";
        var sidecars = SidecarsOf(allianceId, prefix);
        var names = FilesUnder(AlliancePath(allianceId), prefix).Where(name => ArchiveAddress.TryParse(allianceId, name) is not null);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var address = new ArchiveAddress(allianceId, name);
            var sha256 = sidecars.GetValueOrDefault(name) switch
            {
                [var only] => only,
                null => null,
                // A writer was killed after it lost a race: only the bytes tell whose sidecar counts.
                _ => await HashAsync(RecordPath(address), cancellationToken),
            };
            if (sha256 is not null && await DescribeAsync(address, sha256, cancellationToken) is { } entry)
            {
                yield return entry;
            }
            else
            {
                LogUnproved(address);
            }
        }
    }

    private async Task<ArchiveEntry?> DescribeAsync(ArchiveAddress address, string sha256, CancellationToken cancellationToken)
    {
        var path = SidecarPath(address, sha256);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            await using var file = File.OpenRead(path);
            var sidecar = await JsonSerializer.DeserializeAsync(file, SidecarJson.Default.Sidecar, cancellationToken);
            return sidecar is null || sidecar.Sha256 != sha256
                ? null
                : new ArchiveEntry(address, sha256, sidecar.Size, sidecar.ArchivedAt, RecordPath(address), sidecar.Metadata);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The SHA-256s that an alliance's sidecars speak of, by record name, from the sidecars' file names alone.</summary>
    private Dictionary<string, List<string>> SidecarsOf(Guid allianceId, string prefix)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in FilesUnder(Path.Combine(folder.Root, SidecarFolder, allianceId.ToString("D")), prefix))
        {
            if (file.Length > 70 && file.EndsWith(".json", StringComparison.Ordinal))
            {
                var name = file[..^70];
                (found.TryGetValue(name, out var hashes) ? hashes : found[name] = []).Add(file[^69..^5]);
            }
        }

        return found;
    }

    private static IEnumerable<string> FilesUnder(string root, string prefix)
    {
        var start = Path.Combine(root, ArchiveAddress.FolderOf(prefix));
        return !Directory.Exists(start)
            ? []
            : Directory
                .EnumerateFiles(start, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
                .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private string AlliancePath(Guid allianceId) => Path.Combine(folder.Root, allianceId.ToString("D"));

    private string RecordPath(ArchiveAddress address) =>
        Path.Combine(AlliancePath(address.AllianceId), address.Name.Replace('/', Path.DirectorySeparatorChar));

    private string SidecarPath(ArchiveAddress address, string sha256) => Path.Combine(
        folder.Root, SidecarFolder, address.AllianceId.ToString("D"), $"{address.Name.Replace('/', Path.DirectorySeparatorChar)}.{sha256}.json");

    [LoggerMessage(Level = LogLevel.Information, Message = "Archived {Address}, {Size} bytes, SHA-256 {Sha256}")]
    private partial void LogArchived(ArchiveAddress address, string sha256, long size);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} lies in the archive without the proof of what it is; left out of the list")]
    private partial void LogUnproved(ArchiveAddress address);
}
