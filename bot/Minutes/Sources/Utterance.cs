namespace AllianceBot.Minutes.Sources;

/// <summary>One thing said or written at a meeting, as a source gives it. Text and speaker are data from people: never markup, never instruction.</summary>
public sealed record Utterance
{
    /// <summary>From the start of the meeting; null where the source has no times (notes without a clock).</summary>
    public TimeSpan? Start { get; init; }

    /// <summary>From the start of the meeting; null where the source has no times, and equal to <see cref="Start"/> for a written message.</summary>
    public TimeSpan? End { get; init; }

    /// <summary>As the source names them; empty where it names nobody.</summary>
    public required string Speaker { get; init; }

    public required string Text { get; init; }

    public required SourceKind Source { get; init; }

    /// <summary>Where a person can open it, such as the address of a message in Teams; null where there is none.</summary>
    public Uri? Link { get; init; }
}
