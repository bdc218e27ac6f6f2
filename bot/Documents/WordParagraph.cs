using AllianceBot.Conversation.Language;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>The one way from text to a paragraph: cleans it, keeps its line breaks and gives it its direction.</summary>
internal static class WordParagraph
{
    /// <summary>A paragraph whose direction is that of its first piece with words of others in it.</summary>
    public static Paragraph Of(string style, params ReadOnlySpan<WordPiece> pieces) =>
        Build(style, IsRightToLeft(pieces), pieces);

    /// <summary>A paragraph in line with others of a list or table; only the words in it take their own direction.</summary>
    public static Paragraph LeftToRight(string style, params ReadOnlySpan<WordPiece> pieces) =>
        Build(style, rightToLeft: false, pieces);

    private static Paragraph Build(string style, bool rightToLeft, ReadOnlySpan<WordPiece> pieces)
    {
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

    /// <summary>Gives the bar beside the paragraph its place: measured from the left, also when the text starts at the right.</summary>
    public static Paragraph Indented(this Paragraph paragraph, int left)
    {
        var (start, end) = paragraph.ParagraphProperties!.BiDi is null ? (left, 0) : (0, left);
        paragraph.ParagraphProperties.Indentation = new()
        {
            Left = start.ToString(CultureInfo.InvariantCulture),
            Right = end.ToString(CultureInfo.InvariantCulture),
        };
        return paragraph;
    }

    private static bool IsRightToLeft(ReadOnlySpan<WordPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            if (piece.Kind is WordPieceKind.Typed or WordPieceKind.Stretch && PrintableText.Clean(piece.Text) is { Length: > 0 } text)
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

    private static IEnumerable<OpenXmlElement> Runs(WordPiece piece, bool rightToLeft) => piece.Kind switch
    {
        WordPieceKind.LineBreak => [new Run(new Break())],
        WordPieceKind.Tab => [new Run(new TabChar())],
        WordPieceKind.Dot => [Run(piece.Text, piece.Style, rightToLeft)],
        WordPieceKind.Own => Spans(Own(piece.Text, rightToLeft), piece.Style, rightToLeft: false),
        WordPieceKind.Stretch => Spans(PrintableText.Printable(piece.Text), piece.Style, rightToLeft),
        _ => Spans(PrintableText.Clean(piece.Text), piece.Style, rightToLeft),
    };

    private static string Own(string text, bool rightToLeft) =>
        rightToLeft ? WordText.KeepLeftToRight(PrintableText.Printable(text)) : PrintableText.Printable(text);

    private static IEnumerable<OpenXmlElement> Spans(string text, string? style, bool rightToLeft) =>
        WordText.Spans(text, rightToLeft).Select(span => Run(span.Text, style, span.RightToLeft));

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
