using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>A stretch of text in one style; plain text converts to it.</summary>
/// <param name="Text">As typed: cleaned when it is printed.</param>
/// <param name="Style">A character style of <see cref="WordStyles"/>.</param>
/// <param name="Link">Relationship id of a web address.</param>
/// <param name="Bookmark">Bookmark of this document that the text leads to.</param>
/// <param name="OwnWords">Written by the program and left to right, whatever surrounds it.</param>
internal sealed record WordPiece(
    string? Text, string? Style = null, string? Link = null, string? Bookmark = null, bool OwnWords = false)
{
    public static WordPiece LineBreak { get; } = new("\n");

    /// <summary>Moves to the next tab stop, or to the text after a hanging number.</summary>
    public static WordPiece Tab { get; } = new("\t");

    public static implicit operator WordPiece(string? text) => new(text);

    public static WordPiece Own(string text, string? style = null) => new(text, style, OwnWords: true);
}

/// <summary>The one way from text to a paragraph: cleans it, keeps its line breaks and gives it its direction.</summary>
internal static class WordParagraph
{
    /// <summary>A paragraph whose direction is that of its first piece with words of others in it.</summary>
    public static Paragraph Of(string style, params ReadOnlySpan<WordPiece> pieces)
    {
        var rightToLeft = IsRightToLeft(pieces);
        var paragraph = new Paragraph(new ParagraphProperties
        {
            ParagraphStyleId = new() { Val = style },
            BiDi = rightToLeft ? new() : null,
        });
        foreach (var piece in pieces)
        {
            paragraph.Append(Inlines(piece, rightToLeft));
        }

        return paragraph;
    }

    /// <summary>Lets links elsewhere in the document lead to this paragraph.</summary>
    public static Paragraph WithBookmark(this Paragraph paragraph, string name, int id)
    {
        var number = id.ToString(CultureInfo.InvariantCulture);
        paragraph.InsertAfter(new BookmarkStart { Name = name, Id = number }, paragraph.ParagraphProperties);
        paragraph.Append(new BookmarkEnd { Id = number });
        return paragraph;
    }

    public static Paragraph KeepWithNext(this Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        return paragraph;
    }

    private static bool IsRightToLeft(ReadOnlySpan<WordPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            if (!piece.OwnWords && WordText.Clean(piece.Text) is { Length: > 0 } text)
            {
                return WordText.IsRightToLeft(text);
            }
        }

        return false;
    }

    private static IEnumerable<OpenXmlElement> Inlines(WordPiece piece, bool rightToLeft)
    {
        var runs = Runs(piece, rightToLeft);
        return piece switch
        {
            { Link: { } link } => [new Hyperlink(runs) { Id = link, History = true }],
            { Bookmark: { } bookmark } => [new Hyperlink(runs) { Anchor = bookmark, History = true }],
            _ => runs,
        };
    }

    private static IEnumerable<OpenXmlElement> Runs(WordPiece piece, bool paragraphIsRightToLeft)
    {
        if (ReferenceEquals(piece, WordPiece.LineBreak))
        {
            return [new Run(new Break())];
        }

        if (ReferenceEquals(piece, WordPiece.Tab))
        {
            return [new Run(new TabChar())];
        }

        if (piece.OwnWords)
        {
            var text = WordText.Printable(piece.Text ?? "");
            return [Run(paragraphIsRightToLeft ? WordText.KeepLeftToRight(text) : text, piece.Style, rightToLeft: false)];
        }

        return WordText.Spans(WordText.Clean(piece.Text), paragraphIsRightToLeft)
            .Select(span => Run(span.Text, piece.Style, span.RightToLeft));
    }

    private static Run Run(string text, string? style, bool rightToLeft)
    {
        var run = new Run();
        if (style is not null || rightToLeft)
        {
            run.RunProperties = new RunProperties
            {
                RunStyle = style is null ? null : new() { Val = style },
                RightToLeftText = rightToLeft ? new() : null,
            };
        }

        var first = true;
        foreach (var line in text.Split('\n'))
        {
            if (!first)
            {
                run.Append(new Break());
            }

            if (line.Length > 0)
            {
                run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            }

            first = false;
        }

        return run;
    }
}
