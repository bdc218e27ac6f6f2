using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>A4 and what stands around the text of every page. Lengths in twentieths of a point.</summary>
internal static class WordPage
{
    public const int TextWidth = Width - 2 * SideMargin;

    private const int Width = 11906;
    private const int Height = 16838;
    private const int SideMargin = 1247;

    /// <summary>The first section: it carries the headers and the footer that the later ones inherit.</summary>
    public static SectionProperties FirstSection() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = WordPackage.HeaderId },
        new HeaderReference { Type = HeaderFooterValues.First, Id = WordPackage.FirstHeaderId },
        new FooterReference { Type = HeaderFooterValues.Default, Id = WordPackage.FooterId },
        new FooterReference { Type = HeaderFooterValues.First, Id = WordPackage.FooterId },
        Size(),
        Margins(),
        new Columns { Space = "567" },
        new TitlePage());

    /// <summary>A section that goes on upon the same page, in so many columns.</summary>
    public static SectionProperties ContinuedSection(short columns) => new(
        new SectionType { Val = SectionMarkValues.Continuous },
        Size(),
        Margins(),
        new Columns { Space = "567", ColumnCount = columns });

    /// <summary>Later pages name the alliance and the meeting; the first page has them in its title.</summary>
    public static Header Header(MinutesDocument minutes, MinutesWords words) =>
        Header(minutes.AllianceName, words.MinutesNumbered(WordText.Shorten(minutes.MeetingNumber, 20)), DraftMark(minutes, words));

    public static Header FirstHeader(MinutesDocument minutes, MinutesWords words) => FirstHeader(DraftMark(minutes, words));

    /// <param name="allianceName">As people wrote it.</param>
    /// <param name="document">Our words for which document it is.</param>
    /// <param name="draftMark">Null on what is final.</param>
    public static Header Header(string allianceName, string document, string? draftMark)
    {
        var header = new Header(WordParagraph.LeftToRight(
            WordStyles.Header,
            WordText.Shorten(allianceName, 60),
            WordPiece.Tab,
            WordPiece.Own(document, WordStyles.Quiet)));
        AddDraftMark(header, draftMark);
        return header;
    }

    public static Header FirstHeader(string? draftMark)
    {
        var header = new Header();
        AddDraftMark(header, draftMark);
        if (!header.HasChildren)
        {
            header.Append(WordParagraph.Of(WordStyles.Header));
        }

        return header;
    }

    public static Footer Footer(MinutesWords words)
    {
        // Takes the sentence apart at its two numbers, which are fields that Word counts.
        var text = words.PageOf("\u0001", "\u0002");
        var first = text.IndexOf('\u0001', StringComparison.Ordinal);
        var second = text.IndexOf('\u0002', StringComparison.Ordinal);
        return new Footer(new Paragraph(
            new ParagraphProperties
            {
                ParagraphStyleId = new() { Val = WordStyles.Footer },
                Justification = new() { Val = JustificationValues.Center },
            },
            Words(text[..first]),
            Field("PAGE"),
            Words(text[(first + 1)..second]),
            Field("NUMPAGES"),
            Words(text[(second + 1)..])));
    }

    private static string? DraftMark(MinutesDocument minutes, MinutesWords words) => minutes.Approval is null ? words.Draft : null;

    private static void AddDraftMark(Header header, string? draftMark)
    {
        if (draftMark is not null)
        {
            header.Append(WordParagraph.Of(WordStyles.Header, WordPiece.Own(draftMark, WordStyles.DraftMark)));
        }
    }

    private static Run Words(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static SimpleField Field(string name) => new(new Run(new Text("1"))) { Instruction = $" {name} " };

    private static PageSize Size() => new() { Width = Width, Height = Height };

    private static PageMargin Margins() => new()
    {
        Top = 1361,
        Bottom = 1247,
        Left = SideMargin,
        Right = SideMargin,
        Header = 624,
        Footer = 567,
        Gutter = 0,
    };
}
