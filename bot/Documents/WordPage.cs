using AllianceBot.Documents.Letterheads;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>The page and what stands around its text: ours, or the alliance's letterhead with ours below it. Lengths in twentieths of a point.</summary>
internal sealed class WordPage(Letterhead? letterhead)
{
    private const string HeaderId = "header";
    private const string FirstHeaderId = "firstHeader";
    private const string EvenHeaderId = "evenHeader";
    private const string FooterId = "footer";
    private const string FirstFooterId = "firstFooter";
    private const string EvenFooterId = "evenFooter";

    private readonly PageLayout _layout = letterhead?.Page ?? PageLayout.Usual;

    public int TextWidth => _layout.TextWidth;

    /// <summary>The typeface of the text.</summary>
    public string Font => letterhead?.Font ?? WordStyles.UsualFont;

    public bool HasEvenPages => letterhead is { HasEvenPages: true };

    public IReadOnlyList<LetterheadPicture> Pictures => letterhead?.Pictures ?? [];

    /// <summary>Styles of the letterhead, beside ours.</summary>
    public IEnumerable<Style> Styles => letterhead?.Styles.Select(xml => new Style(xml)) ?? [];

    /// <summary>The width of a column of a table: as it usually is, or its share of a narrower page.</summary>
    public int Column(int usual) => TextWidth >= PageLayout.Usual.TextWidth ? usual : usual * TextWidth / PageLayout.Usual.TextWidth;

    /// <summary>The first section: it carries the headers and the footers that the later ones inherit.</summary>
    public SectionProperties FirstSection()
    {
        var section = new SectionProperties();
        section.Append(References());
        section.Append(Size(), Margins(), new Columns { Space = "567" }, new TitlePage());
        return section;
    }

    /// <summary>A section that goes on upon the same page, in so many columns.</summary>
    public SectionProperties ContinuedSection(short columns) => new(
        new SectionType { Val = SectionMarkValues.Continuous },
        Size(),
        Margins(),
        new Columns { Space = "567", ColumnCount = columns });

    public IReadOnlyList<WordFurniture> Furniture(MinutesDocument minutes, MinutesWords words) =>
        Furniture(minutes.AllianceName, words.MinutesNumbered(WordText.Shorten(minutes.MeetingNumber, 20)), DraftMark(minutes, words), words);

    /// <summary>Later pages name the alliance and the document; the first page has them in its title.</summary>
    /// <param name="allianceName">As people wrote it.</param>
    /// <param name="document">Our words for which document it is.</param>
    /// <param name="draftMark">Null on what is final.</param>
    /// <param name="words">In the language of the document.</param>
    public IReadOnlyList<WordFurniture> Furniture(string allianceName, string document, string? draftMark, MinutesWords words)
    {
        List<WordFurniture> all =
        [
            Header(HeaderId, letterhead?.Header, Name(), draftMark),
            Header(FirstHeaderId, letterhead?.FirstHeader, name: null, draftMark),
        ];
        if (HasEvenPages)
            all.Add(Header(EvenHeaderId, letterhead?.EvenHeader, Name(), draftMark));
        all.Add(Footer(FooterId, letterhead?.Footer, words));
        if (letterhead is not null)
            all.Add(Footer(FirstFooterId, letterhead.FirstFooter, words));
        if (HasEvenPages)
            all.Add(Footer(EvenFooterId, letterhead?.EvenFooter, words));
        return all;

        Paragraph Name() => WordParagraph.LeftToRight(
            WordStyles.Header,
            WordText.Shorten(allianceName, 60),
            WordPiece.Tab,
            WordPiece.Own(document, WordStyles.Quiet));
    }

    private IEnumerable<OpenXmlElement> References()
    {
        yield return new HeaderReference { Type = HeaderFooterValues.Default, Id = HeaderId };
        yield return new HeaderReference { Type = HeaderFooterValues.First, Id = FirstHeaderId };
        if (HasEvenPages)
            yield return new HeaderReference { Type = HeaderFooterValues.Even, Id = EvenHeaderId };
        yield return new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId };
        yield return new FooterReference { Type = HeaderFooterValues.First, Id = letterhead is null ? FooterId : FirstFooterId };
        if (HasEvenPages)
            yield return new FooterReference { Type = HeaderFooterValues.Even, Id = EvenFooterId };
    }

    private static WordFurniture Header(string id, LetterheadPart? part, Paragraph? name, string? draftMark)
    {
        var header = part is null ? new Header() : new Header(part.Xml);
        List<Paragraph> ours = [];
        if (name is not null)
            ours.Add(name);
        if (draftMark is not null)
            ours.Add(WordParagraph.Of(WordStyles.Header, WordPiece.Own(draftMark, WordStyles.DraftMark)));
        // A header taller than its margin pushes the text down, as far as its last line.
        if (part is not null && ours is [var first, ..])
        {
            first.ParagraphProperties!.SpacingBetweenLines = new() { Before = "80" };
            (ours[^1].ParagraphProperties!.SpacingBetweenLines ??= new()).After = "200";
        }

        header.Append(ours);
        // Word wants a paragraph in it, the last one after any table.
        if (header.LastChild is not Paragraph)
            header.Append(WordParagraph.Of(WordStyles.Header));
        return new(id, header, part?.Pictures ?? []);
    }

    private static WordFurniture Footer(string id, LetterheadPart? part, MinutesWords words)
    {
        var footer = part is null ? new Footer() : new Footer(part.Xml);
        if (part is not { HasPageNumber: true })
            footer.Append(PageNumber(words));
        if (footer.LastChild is not Paragraph)
            footer.Append(WordParagraph.Of(WordStyles.Footer));
        return new(id, footer, part?.Pictures ?? []);
    }

    private static Paragraph PageNumber(MinutesWords words)
    {
        // Takes the sentence apart at its two numbers, which are fields that Word counts.
        var text = words.PageOf("\u0001", "\u0002");
        var first = text.IndexOf('\u0001', StringComparison.Ordinal);
        var second = text.IndexOf('\u0002', StringComparison.Ordinal);
        return new Paragraph(
            new ParagraphProperties
            {
                ParagraphStyleId = new() { Val = WordStyles.Footer },
                Justification = new() { Val = JustificationValues.Center },
            },
            Words(text[..first]),
            Field("PAGE"),
            Words(text[(first + 1)..second]),
            Field("NUMPAGES"),
            Words(text[(second + 1)..]));
    }

    private static string? DraftMark(MinutesDocument minutes, MinutesWords words) => minutes.Approval is null ? words.Draft : null;

    private static Run Words(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static SimpleField Field(string name) => new(new Run(new Text("1"))) { Instruction = $" {name} " };

    private PageSize Size() => new()
    {
        Width = (uint)_layout.Width,
        Height = (uint)_layout.Height,
        Orient = _layout.Width > _layout.Height ? PageOrientationValues.Landscape : null,
    };

    private PageMargin Margins() => new()
    {
        Top = _layout.Top,
        Bottom = _layout.Bottom,
        Left = (uint)_layout.Left,
        Right = (uint)_layout.Right,
        Header = (uint)_layout.Header,
        Footer = (uint)_layout.Footer,
        Gutter = 0,
    };
}
