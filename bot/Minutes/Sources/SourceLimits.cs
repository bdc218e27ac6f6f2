namespace AllianceBot.Minutes.Sources;

/// <summary>How much of a source is taken. Past <see cref="File"/> a source is refused; past the others the rest is left out, and that is said.</summary>
public sealed record SourceLimits
{
    public static readonly SourceLimits Usual = new();

    /// <summary>The largest file, in bytes. A transcript of three hours has about 3 MB; a chat export of a year without media less than 10.</summary>
    public int File { get; init; } = 25 * 1024 * 1024;

    /// <summary>The longest line of a text, in bytes; what follows is left out.</summary>
    public int Line { get; init; } = 64 * 1024;

    /// <summary>The most cues, messages or lines. Three hours of talk have about 4,000.</summary>
    public int Utterances { get; init; } = 50_000;

    /// <summary>The longest that one utterance may be, in UTF-16 units; what follows is left out.</summary>
    public int Text { get; init; } = 20_000;

    /// <summary>The longest name of a speaker, in UTF-16 units.</summary>
    public int Speaker { get; init; } = 200;

    /// <summary>The most files inside a .docx.</summary>
    public int PackageEntries { get; init; } = 2_000;

    /// <summary>The most that the text inside a .docx may be once unpacked, in bytes.</summary>
    public int Unpacked { get; init; } = 32 * 1024 * 1024;

    /// <summary>How many times larger than packed the text inside a .docx may be. Word itself reaches about 30.</summary>
    public int UnpackedRatio { get; init; } = 100;

    /// <summary>How much of a text that unpacks beyond <see cref="UnpackedRatio"/> is harmless all the same, in bytes.</summary>
    public int UnpackedAnyway { get; init; } = 1024 * 1024;
}
