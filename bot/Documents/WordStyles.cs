using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>How the minutes look: one typeface, one colour beside black and grey, sizes in points, lengths in twentieths of a point.</summary>
internal static class WordStyles
{
    public const string Normal = nameof(Normal);
    public const string AllianceName = nameof(AllianceName);
    public const string Title = nameof(Title);
    public const string Subtitle = nameof(Subtitle);
    public const string Heading1 = nameof(Heading1);
    public const string Heading2 = nameof(Heading2);
    public const string PartHeading = nameof(PartHeading);
    public const string AttendeeItem = nameof(AttendeeItem);
    public const string AgendaItem = nameof(AgendaItem);
    public const string Note = nameof(Note);
    public const string NothingRecorded = nameof(NothingRecorded);
    public const string Decision = nameof(Decision);
    public const string TaskItem = nameof(TaskItem);
    public const string TableHeading = nameof(TableHeading);
    public const string TableText = nameof(TableText);
    public const string Approval = nameof(Approval);
    public const string Signature = nameof(Signature);
    public const string SignatureLine = nameof(SignatureLine);
    public const string Header = nameof(Header);
    public const string Footer = nameof(Footer);

    public const string Quiet = nameof(Quiet);
    public const string DecisionLabel = nameof(DecisionLabel);
    public const string DraftMark = nameof(DraftMark);
    public const string Hyperlink = nameof(Hyperlink);
    public const string Removed = nameof(Removed);
    public const string Added = nameof(Added);

    public const string MinutesTable = nameof(MinutesTable);

    public const string Navy = "1F3A5F";
    public const string Pale = "F1F5F9";
    public const string Line = "CBD5E1";
    private const string Grey = "525C69";
    private const string Amber = "9A3412";
    private const string Green = "166534";

    /// <summary>Where text starts beside the hanging times and numbers.</summary>
    public const int Hang = 794;

    /// <summary>Where decisions and tasks start: their bar stands under the text of the notes.</summary>
    public const int BarIndent = Hang + BarGap;

    // The bar stands this far outside its text.
    private const int BarGap = 180;

    // Names Word knows: its navigation, outline and screen readers go by them.
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "Normal", "Title", "Subtitle", "heading 1", "heading 2", "Signature", "header", "footer", "Hyperlink",
    };

    public const string UsualFont = "Calibri";

    public static Styles Build(string wordLanguage, WordPage page)
    {
        var styles = Ours(wordLanguage, page);
        styles.Append(page.Styles);
        return styles;
    }

    private static Styles Ours(string wordLanguage, WordPage page) => new(
        Defaults(wordLanguage, page.Font),
        Paragraph(Normal, "Normal", basedOn: null, Font(), new()),
        Paragraph(AllianceName, "Alliance Name", Normal, Font(11, Navy, bold: true), Spacing(0, 60)),
        Paragraph(Title, "Title", Normal, Font(24, Navy, bold: true), Heading(Spacing(0, 40), level: null)),
        Paragraph(Subtitle, "Subtitle", Normal, Font(14, Grey), Spacing(0, 240)),
        Paragraph(Heading1, "heading 1", Normal, Font(15, Navy, bold: true), Heading(Spacing(400, 120), level: 0)),
        Paragraph(Heading2, "heading 2", Normal, Font(12, bold: true), Heading(Hanging(Spacing(280, 80)), level: 1)),
        // A heading without a number beside it.
        Paragraph(PartHeading, "Part Heading", Normal, Font(12, bold: true), Heading(Spacing(280, 80), level: 1)),
        Paragraph(AttendeeItem, "Attendee", Normal, Font(), Kept(Hanging(Spacing(0, 80), 454))),
        Paragraph(AgendaItem, "Agenda Item", Normal, Font(), Hanging(Spacing(0, 60), 454)),
        Paragraph(Note, "Note", Normal, Font(), Hanging(Spacing(0, 110))),
        Paragraph(NothingRecorded, "Nothing Recorded", Normal, Font(color: Grey), Spacing(0, 120)),
        Paragraph(Decision, "Decision", Normal, Font(), Barred(Navy, Pale, BarIndent)),
        Paragraph(Approval, "Approval", Normal, Font(), Barred(Navy, Pale, BarGap)),
        Paragraph(TaskItem, "Task", Normal, Font(), Barred("94A3B8", "FFFFFF", BarIndent)),
        Paragraph(TableHeading, "Table Heading", Normal, Font(9.5, Navy, bold: true), Spacing(40, 40)),
        Paragraph(TableText, "Table Text", Normal, Font(10), Spacing(40, 40)),
        Paragraph(Signature, "Signature", Normal, Font(10), Kept(Spacing(60, 0))),
        Paragraph(SignatureLine, "Signature Line", Normal, Font(10), RuledAbove(Heading(Spacing(900, 0), level: null))),
        Paragraph(Header, "header", Normal, Font(9, Grey), Furniture(page)),
        Paragraph(Footer, "footer", Normal, Font(9, Grey), Furniture(page)),
        Character(Quiet, "Quiet", Font(9, Grey)),
        Character(DecisionLabel, "Decision Label", Font(9.5, Navy, bold: true)),
        Character(DraftMark, "Draft Mark", Font(11, Amber, bold: true)),
        Character(Hyperlink, "Hyperlink", Font(color: "1D4ED8", underline: true)),
        Character(Removed, "Removed", Struck(Font(color: Amber))),
        Character(Added, "Added", Font(color: Green, underline: true)),
        PlainTable(),
        RuledTable());

    private static DocDefaults Defaults(string wordLanguage, string font) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = font, HighAnsi = font, ComplexScript = "Arial" },
            new FontSize { Val = "21" },
            new FontSizeComplexScript { Val = "21" },
            new Languages { Val = wordLanguage, Bidi = "ar-SA" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
            new WidowControl(),
            new SpacingBetweenLines { Before = "0", After = "120", Line = "269", LineRule = LineSpacingRuleValues.Auto })));

    private static Style Paragraph(
        string id, string name, string? basedOn, StyleRunProperties font, StyleParagraphProperties paragraph) => new(
        [
            new StyleName { Val = name },
            .. basedOn is null ? Array.Empty<OpenXmlElement>() : [new BasedOn { Val = basedOn }],
            new PrimaryStyle(),
            paragraph,
            font,
        ])
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = id == Normal ? true : null,
            CustomStyle = BuiltIn.Contains(name) ? null : true,
        };

    private static Style Character(string id, string name, StyleRunProperties font) =>
        new(new StyleName { Val = name }, new PrimaryStyle(), font)
        {
            Type = StyleValues.Character,
            StyleId = id,
            CustomStyle = BuiltIn.Contains(name) ? null : true,
        };

    private static StyleRunProperties Font(double? size = null, string? color = null, bool bold = false, bool underline = false)
    {
        var halfPoints = size is { } points ? (points * 2).ToString("0", CultureInfo.InvariantCulture) : null;
        return new()
        {
            // Right-to-left scripts take the complex-script twins of weight and size.
            Bold = bold ? new() : null,
            BoldComplexScript = bold ? new() : null,
            Color = color is null ? null : new() { Val = color },
            FontSize = halfPoints is null ? null : new() { Val = halfPoints },
            FontSizeComplexScript = halfPoints is null ? null : new() { Val = halfPoints },
            Underline = underline ? new() { Val = UnderlineValues.Single } : null,
        };
    }

    private static StyleRunProperties Struck(StyleRunProperties font)
    {
        font.Strike = new();
        return font;
    }

    private static StyleParagraphProperties Spacing(int before, int after) =>
        new() { SpacingBetweenLines = new() { Before = Twips(before), After = Twips(after) } };

    private static StyleParagraphProperties Heading(StyleParagraphProperties properties, int? level)
    {
        properties.KeepNext = new();
        properties.KeepLines = new();
        properties.OutlineLevel = level is { } value ? new() { Val = value } : null;
        return properties;
    }

    private static StyleParagraphProperties Kept(StyleParagraphProperties properties)
    {
        properties.KeepLines = new();
        return properties;
    }

    private static StyleParagraphProperties Hanging(StyleParagraphProperties properties, int width = Hang)
    {
        properties.Tabs = new Tabs(new TabStop { Val = TabStopValues.Left, Position = width });
        properties.Indentation = new() { Left = Twips(width), Hanging = Twips(width) };
        return properties;
    }

    private static StyleParagraphProperties Barred(string bar, string fill, int indent)
    {
        var properties = Kept(Spacing(140, 200));
        // Above and below, a line of the fill's own colour makes room between text and edge.
        properties.ParagraphBorders = new ParagraphBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4, Space = 3, Color = fill },
            new LeftBorder { Val = BorderValues.Single, Size = 24, Space = 8, Color = bar },
            new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 3, Color = fill });
        properties.Shading = new() { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill };
        properties.Indentation = new() { Left = Twips(indent) };
        return properties;
    }

    private static StyleParagraphProperties RuledAbove(StyleParagraphProperties properties)
    {
        properties.ParagraphBorders = new ParagraphBorders(
            new TopBorder { Val = BorderValues.Single, Size = 6, Space = 4, Color = Grey });
        return properties;
    }

    private static StyleParagraphProperties Furniture(WordPage page)
    {
        var properties = Spacing(0, 0);
        properties.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = page.TextWidth });
        return properties;
    }

    private static Style PlainTable() => new(
        new StyleName { Val = "Normal Table" },
        new UIPriority { Val = 99 },
        new SemiHidden(),
        new UnhideWhenUsed(),
        new StyleTableProperties(
            new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
            new TableCellMarginDefault(
                new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
    {
        Type = StyleValues.Table,
        StyleId = "TableNormal",
        Default = true,
    };

    private static Style RuledTable() => new(
        new StyleName { Val = "Minutes Table" },
        new BasedOn { Val = "TableNormal" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 8, Color = Navy },
                new BottomBorder { Val = BorderValues.Single, Size = 8, Color = Navy },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = Line })))
    {
        Type = StyleValues.Table,
        StyleId = MinutesTable,
        CustomStyle = true,
    };

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);
}
