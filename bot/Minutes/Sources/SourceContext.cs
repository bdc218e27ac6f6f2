namespace AllianceBot.Minutes.Sources;

/// <summary>What is known about a source besides its content.</summary>
public sealed record SourceContext
{
    public SourceLimits Limits { get; init; } = SourceLimits.Usual;

    /// <summary>As it was handed in; empty for pasted text. Decides only where the content leaves room.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Null where nobody knows when the meeting was: then times count from the first message, and none is left out.</summary>
    public MeetingClock? Clock { get; init; }

    /// <summary>Who may be named in it, by their whole names: in notes these are speakers even where they are named once.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    internal bool IsNamed(string extension) => FileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
