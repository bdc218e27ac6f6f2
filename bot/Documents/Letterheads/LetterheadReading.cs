namespace AllianceBot.Documents.Letterheads;

/// <summary>Why a file is not taken for a letterhead.</summary>
public enum LetterheadRefusal
{
    TooLarge,

    /// <summary>It is no Word document or template, or has a password.</summary>
    WrongKind,

    Damaged,

    /// <summary>It is made to do harm, such as one that unpacks without end.</summary>
    Harmful,

    Macros,

    Embedded,

    /// <summary>Its margins leave no room for a table of tasks.</summary>
    TooNarrow,
}

/// <summary>What came of reading a template.</summary>
public abstract record LetterheadReading
{
    private LetterheadReading() { }

    /// <param name="Letterhead">What was taken.</param>
    /// <param name="LeftOut">How many pictures and drawings of its headers and footers were not: linked, or of a kind that is not shown.</param>
    public sealed record Read(Letterhead Letterhead, int LeftOut) : LetterheadReading;

    public sealed record Refused(LetterheadRefusal Reason) : LetterheadReading;
}
