namespace AllianceBot.Archive;

/// <summary>
/// Where a record lives: an alliance and a relative path such as <c>minutes/2026/2026-03-reunion.docx</c>. An address that exists is
/// safe as a path on every system and as a blob name, and no two addresses differ only by case or by Unicode form.
/// </summary>
public sealed record ArchiveAddress
{
    /// <summary>Longest name, in UTF-16 units: leaves room for the alliance's prefix in a blob name, which holds 1,024.</summary>
    public const int MaxNameLength = 600;

    /// <exception cref="ArgumentException">The alliance is empty, or the name is not a path of safe segments.</exception>
    public ArchiveAddress(Guid allianceId, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (allianceId == Guid.Empty)
        {
            throw new ArgumentException("A record belongs to an alliance.", nameof(allianceId));
        }

        if (name.Length > MaxNameLength || !name.Split('/').All(ArchiveName.IsSafeSegment))
        {
            throw new ArgumentException($"'{name}' is not a relative path of safe, lower-case segments.", nameof(name));
        }

        AllianceId = allianceId;
        Name = name;
    }

    public Guid AllianceId { get; }

    public string Name { get; }

    /// <summary>Parses what storage holds; null when it is no address of ours.</summary>
    internal static ArchiveAddress? TryParse(Guid allianceId, string name) =>
        name.Length is > 0 and <= MaxNameLength && name.Split('/').All(ArchiveName.IsSafeSegment) ? new(allianceId, name) : null;

    /// <summary>The whole folders that a prefix begins with, ending in a slash unless empty.</summary>
    /// <exception cref="ArgumentException">One of them could hold no record, such as <c>..</c>.</exception>
    internal static string FolderOf(string prefix)
    {
        var folder = prefix[..(prefix.LastIndexOf('/') + 1)];
        return folder is "" || folder[..^1].Split('/').All(ArchiveName.IsSafeSegment)
            ? folder
            : throw new ArgumentException($"'{prefix}' begins no name in the archive.", nameof(prefix));
    }

    public override string ToString() => $"{AllianceId:D}/{Name}";
}
