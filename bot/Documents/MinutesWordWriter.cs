using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>Writes the minutes of a meeting as a Word document.</summary>
public static class MinutesWordWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Writes the whole document at the stream's position and leaves the stream open; equal records give equal bytes.</summary>
    public static void Write(MinutesDocument minutes, Stream output)
    {
        var words = MinutesWords.For(minutes.Language);
        var links = new WordLinks();
        new WordPackage
        {
            Document = new Document(Body(minutes, words, links)),
            Styles = WordStyles.Build(words.WordLanguage),
            Settings = Settings(words),
            Fonts = Fonts(),
            Header = WordPage.Header(minutes, words),
            FirstHeader = WordPage.FirstHeader(minutes, words),
            Footer = WordPage.Footer(words),
            Properties = Properties(minutes, words),
            Links = links,
        }.Write(output);
    }

    private static Body Body(MinutesDocument minutes, MinutesWords words, WordLinks links)
    {
        var body = new Body();
        body.Append(new MinutesOpening(minutes, words).Build());
        body.Append(new MinutesDiscussion(minutes, words, links).Build());
        body.Append(new MinutesClosing(minutes, words).Build());
        body.Append(body.Descendants<SectionProperties>().Any()
            ? WordPage.ContinuedSection(columns: 1)
            : WordPage.FirstSection());
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

    internal static Settings Settings(MinutesWords words) => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 709 },
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = words.WordLanguage, Bidi = "ar-SA" });

    // Names what may stand in where Calibri is not installed.
    internal static Fonts Fonts() => new(
        new Font(
            new AltName { Val = "Carlito" },
            new Panose1Number { Val = "020F0502020204030204" },
            new FontCharSet { Val = "00" },
            new FontFamily { Val = FontFamilyValues.Swiss },
            new Pitch { Val = FontPitchValues.Variable })
        { Name = "Calibri" },
        new Font(
            new AltName { Val = "Liberation Sans" },
            new Panose1Number { Val = "020B0604020202020204" },
            new FontCharSet { Val = "00" },
            new FontFamily { Val = FontFamilyValues.Swiss },
            new Pitch { Val = FontPitchValues.Variable })
        { Name = "Arial" });
}
