namespace AllianceBot.Documents;

/// <summary>Everything a printed charter says. The same record always gives the same bytes.</summary>
/// <remarks>Text may hold anything a person can type: it is shown as typed, never read as markup.</remarks>
public sealed record CharterDocument
{
    public required string AllianceName { get; init; }

    /// <summary>"en" or "es", with or without a region. Any other language is written in English.</summary>
    public required string Language { get; init; }

    /// <summary>Counts from 1.</summary>
    public required int Version { get; init; }

    /// <summary>One line: adopted on a day, proposed, or a draft.</summary>
    public required string Status { get; init; }

    /// <summary>The charter in force, or that was in force; on any other every page says that it is a draft.</summary>
    public required bool IsAdopted { get; init; }

    public IReadOnlyList<CharterPart> Parts { get; init; } = [];

    /// <summary>Null for a draft that nobody was asked about yet.</summary>
    public CharterAdoption? Adoption { get; init; }

    /// <summary>Null when there is no earlier version.</summary>
    public CharterChanges? Changes { get; init; }
}

/// <summary>A section of the charter.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Level">1, or 2 for a part of the section before it.</param>
/// <param name="Lines">Paragraphs, or the entries of a list.</param>
/// <param name="IsList">Whether the lines are entries, to be numbered.</param>
public sealed record CharterPart(string Title, int Level, IReadOnlyList<string> Lines, bool IsList = false);

/// <summary>Who answered, and what.</summary>
/// <param name="Summary">How it was decided, in sentences.</param>
/// <param name="Answers">One row each.</param>
/// <param name="IsOpen">More answers may come; nothing is decided.</param>
public sealed record CharterAdoption(IReadOnlyList<string> Summary, IReadOnlyList<CharterAnswerRow> Answers, bool IsOpen = false);

/// <param name="Organisation">Who answered, or a person where the alliance has no organisations.</param>
/// <param name="Answer">In words.</param>
/// <param name="Reason">Empty unless it objects.</param>
/// <param name="By">Whose answer it was, with the day.</param>
public sealed record CharterAnswerRow(string Organisation, string Answer, string Reason, string By);

/// <summary>What differs from an earlier version.</summary>
public sealed record CharterChanges(string Title, IReadOnlyList<CharterChangedPart> Parts);

public sealed record CharterChangedPart(string Title, IReadOnlyList<CharterChangedLine> Lines);

/// <param name="Label">Such as "Changed:".</param>
/// <param name="Spans">The words, in order.</param>
public sealed record CharterChangedLine(string Label, IReadOnlyList<CharterSpan> Spans);

public enum CharterSpanKind
{
    Same,
    Removed,
    Added,
}

public sealed record CharterSpan(CharterSpanKind Kind, string Text);
