using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>Writes the erratum to approved minutes as a Word document of its own.</summary>
public static class ErratumWordWriter
{
    private const int FactLabelWidth = 2200;

    /// <summary>Writes the whole document at the stream's position and leaves the stream open; equal records give equal bytes.</summary>
    public static void Write(ErratumDocument erratum, Stream output)
    {
        var words = MinutesWords.For(erratum.Language);
        var number = WordText.Line(erratum.MeetingNumber);
        var title = words.ErratumNumbered(erratum.Number, number);
        new WordPackage
        {
            Document = new Document(Body(erratum, words, title)),
            Styles = WordStyles.Build(words.WordLanguage),
            Settings = MinutesWordWriter.Settings(words),
            Fonts = MinutesWordWriter.Fonts(),
            Header = WordPage.Header(erratum.AllianceName, title, draftMark: null),
            FirstHeader = WordPage.FirstHeader(draftMark: null),
            Footer = WordPage.Footer(words),
            Properties = new()
            {
                Title = title,
                Subject = words.LongDate(erratum.MeetingOn),
                Creator = WordText.Line(erratum.AllianceName),
                Language = words.WordLanguage,
                Status = words.ApprovedStatus,
            },
            Links = new WordLinks(),
        }.Write(output);
    }

    private static Body Body(ErratumDocument erratum, MinutesWords words, string title)
    {
        var body = new Body(
            WordParagraph.Of(WordStyles.AllianceName, WordText.Line(erratum.AllianceName)),
            WordParagraph.Of(WordStyles.Title, WordPiece.Own(title)));
        if (erratum.MeetingTitle.Length > 0)
            body.Append(WordParagraph.Of(WordStyles.Subtitle, WordText.Line(erratum.MeetingTitle)));
        body.Append(Facts(erratum, words));
        body.Append(WordParagraph.Of(WordStyles.Heading1, WordPiece.Own(words.ErratumCorrection)));
        body.Append(WordParagraph.Of(WordStyles.Normal, erratum.Text));
        body.Append(WordParagraph.Of(WordStyles.Heading1, WordPiece.Own(words.Signatures)));
        body.Append(WordParagraph.Of(WordStyles.Approval, WordPiece.Own(words.ErratumIssuedBy(erratum.IssuedBy, erratum.IssuedAt))));
        body.Append(WordParagraph.Of(WordStyles.Normal, WordPiece.Own(words.ErratumUnchanged)));
        body.Append(WordPage.FirstSection());
        return body;
    }

    private static Table Facts(ErratumDocument erratum, MinutesWords words)
    {
        var table = WordTable.Of(words.Facts, words.ErratumFactsDescription, [FactLabelWidth, WordPage.TextWidth - FactLabelWidth], hasHeading: false);
        Add(words.Date, WordPiece.Own(words.LongDate(erratum.MeetingOn)));
        Add(words.ErratumConcerns, WordPiece.Own(erratum.Part.Length > 0 ? erratum.Part : words.ErratumWhole));
        if (erratum.MinutesSha256 is { } sha256)
            Add(words.ErratumMinutes, WordPiece.Own($"SHA-256 {sha256}"));
        return table;

        void Add(string label, WordPiece value) => table.WithRow(false, WordTable.Heading(label), WordTable.Name(value));
    }
}
