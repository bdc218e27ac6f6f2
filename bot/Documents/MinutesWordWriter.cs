using AllianceBot.Documents.Letterheads;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>Writes the minutes of a meeting as a Word document.</summary>
public static class MinutesWordWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Writes the whole document at the stream's position and leaves the stream open; equal records give equal bytes.</summary>
    /// <param name="minutes">What they say.</param>
    /// <param name="output">Where to.</param>
    /// <param name="letterhead">The alliance's own page; null for the usual one.</param>
    public static void Write(MinutesDocument minutes, Stream output, Letterhead? letterhead = null)
    {
        var page = new WordPage(letterhead);
        var words = MinutesWords.For(minutes.Language);
        var links = new WordLinks();
        new WordPackage
        {
            Document = new Document(Body(minutes, words, links, page)),
            Styles = WordStyles.Build(words.WordLanguage, page),
            Settings = Settings(words, page),
            Fonts = Fonts(page),
            Furniture = page.Furniture(minutes, words),
            Pictures = page.Pictures,
            Properties = Properties(minutes, words),
            Links = links,
        }.Write(output);
    }

    private static Body Body(MinutesDocument minutes, MinutesWords words, WordLinks links, WordPage page)
    {
        var body = new Body();
        body.Append(new MinutesOpening(minutes, words, page).Build());
        body.Append(new MinutesDiscussion(minutes, words, links).Build());
        body.Append(new MinutesClosing(minutes, words, page).Build());
        body.Append(body.Descendants<SectionProperties>().Any()
            ? page.ContinuedSection(columns: 1)
            : page.FirstSection());
        return body;
    }

    private static WordProperties Properties(MinutesDocument minutes, MinutesWords words) => new()
    {
        Title = WordText.Line($"{words.MinutesNumbered(minutes.MeetingNumber)}: {minutes.Title}"),
        Subject = minutes.IsDated ? words.LongDate(minutes.StartedAt) : "",
        Creator = WordText.Line(minutes.AllianceName),
        Language = words.WordLanguage,
        Status = minutes.Approval is null ? words.DraftStatus : words.ApprovedStatus,
    };

    internal static Settings Settings(MinutesWords words, WordPage page)
    {
        var settings = new Settings(
            new Zoom { Percent = "100" },
            new DefaultTabStop { Val = 709 });
        if (page.HasEvenPages)
            settings.Append(new EvenAndOddHeaders());
        settings.Append(
            new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }),
            new ThemeFontLanguages { Val = words.WordLanguage, Bidi = "ar-SA" });
        return settings;
    }

    // Names what may stand in where Calibri is not installed.
    internal static Fonts Fonts(WordPage page)
    {
        var fonts = new Fonts(
            Font(WordStyles.UsualFont, "Carlito", "020F0502020204030204"),
            Font("Arial", "Liberation Sans", "020B0604020202020204"));
        if (page.Font is not (WordStyles.UsualFont or "Arial"))
            fonts.Append(new Font { Name = page.Font });
        return fonts;
    }

    private static Font Font(string name, string standIn, string panose) => new(
        new AltName { Val = standIn },
        new Panose1Number { Val = panose },
        new FontCharSet { Val = "00" },
        new FontFamily { Val = FontFamilyValues.Swiss },
        new Pitch { Val = FontPitchValues.Variable })
    { Name = name };
}
