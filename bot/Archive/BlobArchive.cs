using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace AllianceBot.Archive;

/// <summary>The archive in a blob container: <c>{alliance}/{name}</c>, what describes a record in the blob's own metadata.</summary>
internal sealed partial class BlobArchive(BlobContainerClient container, TimeProvider time, ILogger<BlobArchive> logger) : IArchive
{
    // Metadata names are C# identifiers; a record's own tags carry a prefix so that they never meet these.
    private const string Sha256Key = "sha256";
    private const string SizeKey = "size";
    private const string ArchivedAtKey = "archived_at";
    private const string TitleKey = "title";
    private const string LanguageKey = "language";
    private const string ArchivedByKey = "archived_by";
    private const string TagPrefix = "tag_";

    public async Task<ArchiveReceipt> WriteOnceAsync(
        ArchiveAddress address, ReadOnlyMemory<byte> content, ArchiveMetadata metadata, CancellationToken cancellationToken)
    {
        metadata.Validate();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var blob = Blob(address);
        var upload = Upload(sha256, content.Length, metadata);
        try
        {
            await UploadAsync(blob, content, upload, cancellationToken);
            LogArchived(address, sha256, content.Length);
            return new ArchiveReceipt(address, sha256, content.Length, Location(address), AlreadyThere: false);
        }
        catch (RequestFailedException taken) when (taken.Status is 403 or 409 or 412)
        {
            // 403: an identity that may only create is told so before its condition is looked at. Any of them also where our
            // own upload succeeded, its answer was lost and the client tried again.
            if (await DownloadAsync(blob, cancellationToken) is not { } existing)
            {
                throw; // the container is being deleted, or the identity may not write at all
            }

            return Hash(existing.Content) == sha256
                ? new ArchiveReceipt(address, sha256, content.Length, Location(address), AlreadyThere: true)
                : throw new ArchiveConflictException(address, Location(address));
        }
    }

    public async Task<ArchivedRecord?> ReadAsync(ArchiveAddress address, CancellationToken cancellationToken)
    {
        var download = await DownloadAsync(Blob(address), cancellationToken);
        if (download is null)
        {
            return null;
        }

        var sha256 = Hash(download.Content);
        var entry = Describe(address, download.Details.ContentType, download.Details.Metadata)
            ?? throw new ArchiveTamperedException(address, Location(address), "the proof of what it is has been lost");
        return entry.Sha256 == sha256
            ? new ArchivedRecord(entry, download.Content.ToMemory())
            : throw new ArchiveTamperedException(address, Location(address), $"its SHA-256 is {sha256}, not {entry.Sha256}");
    }

    public async IAsyncEnumerable<ArchiveEntry> ListAsync(
        Guid allianceId, string? prefix = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArchiveAddress.FolderOf(prefix ?? "");
        var alliance = $"{allianceId:D}/";
        var options = new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = alliance + prefix };
        await using var blobs = container.GetBlobsAsync(options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(blobs))
        {
            var blob = blobs.Current;
            if (ArchiveAddress.TryParse(allianceId, blob.Name[alliance.Length..]) is not { } address)
            {
                continue;
            }

            if (Describe(address, blob.Properties.ContentType, blob.Metadata) is { } entry)
            {
                yield return entry;
            }
            else
            {
                LogUnproved(address);
            }
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<BlobItem> blobs)
    {
        try
        {
            return await blobs.MoveNextAsync();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
    }

    private async Task UploadAsync(
        BlobClient blob, ReadOnlyMemory<byte> content, BlobUploadOptions upload, CancellationToken cancellationToken)
    {
        var body = BinaryData.FromBytes(content);
        try
        {
            await blob.UploadAsync(body, upload, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken);
            await blob.UploadAsync(body, upload, cancellationToken);
        }
    }

    private static async Task<BlobDownloadResult?> DownloadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions
            {
                TransferValidation = new DownloadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
            };
            return await blob.DownloadContentAsync(options, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return null;
        }
    }

    private BlobUploadOptions Upload(string sha256, long size, ArchiveMetadata metadata)
    {
        var pairs = new Dictionary<string, string>
        {
            [Sha256Key] = sha256,
            [SizeKey] = size.ToString(CultureInfo.InvariantCulture),
            [ArchivedAtKey] = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            [TitleKey] = Uri.EscapeDataString(metadata.Title),
        };
        AddIfKnown(LanguageKey, metadata.Language);
        AddIfKnown(ArchivedByKey, metadata.ArchivedBy);
        foreach (var (key, value) in metadata.Tags)
        {
            AddIfKnown(TagPrefix + key, value);
        }

        return new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = metadata.ContentType },
            Metadata = pairs,
            TransferValidation = new UploadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
        };

        void AddIfKnown(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                pairs[key] = Uri.EscapeDataString(value);
            }
        }
    }

    /// <summary>Reads a record's metadata; null when what proves it is missing or malformed.</summary>
    private ArchiveEntry? Describe(ArchiveAddress address, string contentType, IDictionary<string, string> pairs)
    {
        if (Find(Sha256Key) is not { } sha256 || Find(TitleKey) is not { } title
            || !long.TryParse(Find(SizeKey), CultureInfo.InvariantCulture, out var size)
            || !DateTimeOffset.TryParseExact(
                Find(ArchivedAtKey), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var archivedAt))
        {
            return null;
        }

        var metadata = new ArchiveMetadata
        {
            Title = title,
            ContentType = contentType,
            Language = Find(LanguageKey),
            ArchivedBy = Find(ArchivedByKey),
            Tags = pairs
                .Where(pair => pair.Key.StartsWith(TagPrefix, StringComparison.Ordinal))
                .ToImmutableSortedDictionary(pair => pair.Key[TagPrefix.Length..], pair => Uri.UnescapeDataString(pair.Value)),
        };
        return new ArchiveEntry(address, sha256, size, archivedAt, Location(address), metadata);

        string? Find(string key) => pairs.TryGetValue(key, out var value) ? Uri.UnescapeDataString(value) : null;
    }

    private static string Hash(BinaryData content) => Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));

    private BlobClient Blob(ArchiveAddress address) => container.GetBlobClient(address.ToString());

    // The client's own URI may carry a shared access signature.
    private string Location(ArchiveAddress address) => Blob(address).Uri.GetLeftPart(UriPartial.Path);

    [LoggerMessage(Level = LogLevel.Information, Message = "Archived {Address}, {Size} bytes, SHA-256 {Sha256}")]
    private partial void LogArchived(ArchiveAddress address, string sha256, long size);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} lies in the archive without the proof of what it is; left out of the list")]
    private partial void LogUnproved(ArchiveAddress address);
}
