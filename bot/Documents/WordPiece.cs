namespace AllianceBot.Documents;

internal enum WordPieceKind
{
    /// <summary>As a person typed it: cleaned, and each script in its own direction.</summary>
    Typed,

    /// <summary>Part of what a person typed, with the blanks at its ends.</summary>
    Stretch,

    /// <summary>Words of the program, which run from left to right whatever surrounds them.</summary>
    Own,

    /// <summary>A dot between two facts on one line.</summary>
    Dot,

    /// <summary>Moves to the next tab stop, or to the text after a hanging number.</summary>
    Tab,

    LineBreak,
}

/// <summary>A stretch of text in one style; plain text converts to it.</summary>
/// <param name="Style">A character style of <see cref="WordStyles"/>.</param>
/// <param name="Link">Relationship id of a web address.</param>
/// <param name="Bookmark">Bookmark of this document that the text leads to.</param>
internal sealed record WordPiece(string Text, string? Style = null, string? Link = null, string? Bookmark = null)
{
    public static WordPiece Dot { get; } = new(" · ", WordStyles.Quiet) { Kind = WordPieceKind.Dot };

    public static WordPiece Tab { get; } = new("") { Kind = WordPieceKind.Tab };

    public static WordPiece LineBreak { get; } = new("") { Kind = WordPieceKind.LineBreak };

    public WordPieceKind Kind { get; private init; } = WordPieceKind.Typed;

    public static implicit operator WordPiece(string? text) => new(text ?? "");

    public static WordPiece Stretch(string text, string? style = null) => new(text, style) { Kind = WordPieceKind.Stretch };

    public static WordPiece Own(string text, string? style = null) => new(text, style) { Kind = WordPieceKind.Own };
}
