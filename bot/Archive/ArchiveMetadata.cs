using System.Collections.Immutable;

namespace AllianceBot.Archive;

/// <summary>What a writer says of a record. Text may be in any script.</summary>
/// <remarks>
/// Blob metadata travels in HTTP headers, which hold ASCII and at most 8 KB
/// (learn.microsoft.com/rest/api/storageservices/setting-and-retrieving-properties-and-metadata-for-blob-resources), and both
/// backends keep to that bound so that an archive can move from one to the other.
/// </remarks>
public sealed record ArchiveMetadata
{
    private const int MaxEncodedBytes = 7 * 1024;

    /// <summary>The title as people wrote it.</summary>
    public required string Title { get; init; }

    /// <summary>Media type of the bytes, such as <c>text/plain</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Language of the content as a BCP 47 tag; null when it has none or several.</summary>
    public string? Language { get; init; }

    /// <summary>Display name of the person whose act archived it; null when the bot acted by itself.</summary>
    public string? ArchivedBy { get; init; }

    /// <summary>Further facts. Keys are lower-case ASCII letters, digits and underscores, beginning with a letter.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool Equals(ArchiveMetadata? other) =>
        other is not null && Title == other.Title && ContentType == other.ContentType && Language == other.Language
        && ArchivedBy == other.ArchivedBy && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => HashCode.Combine(Title, ContentType, Language, ArchivedBy, Tags.Count);

    /// <exception cref="ArgumentException">A field is empty, a tag's key is malformed, or the whole is too long to travel.</exception>
    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Title);
        if (!System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(ContentType, out _))
        {
            throw new ArgumentException($"'{ContentType}' is not a media type.");
        }

        foreach (var (key, value) in Tags)
        {
            if (!IsKey(key) || string.IsNullOrEmpty(value))
            {
                throw new ArgumentException($"The tag '{key}' needs a key of lower-case letters, digits and underscores, and a value.");
            }
        }

        var encoded = Encoded(Title) + Encoded(Language) + Encoded(ArchivedBy) + Tags.Sum(tag => tag.Key.Length + Encoded(tag.Value));
        if (encoded > MaxEncodedBytes)
        {
            throw new ArgumentException($"The metadata takes {encoded} bytes once encoded; at most {MaxEncodedBytes} fit.");
        }
    }

    private static int Encoded(string? text) => text is null ? 0 : Uri.EscapeDataString(text).Length;

    private static bool IsKey(string key) =>
        key is [>= 'a' and <= 'z', ..] && key.Length <= 64 && key.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_');
}
