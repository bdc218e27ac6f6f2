using AllianceBot.Documents.Letterheads;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>Writes the erratum to approved minutes as a Word document of its own.</summary>
public static class ErratumWordWriter
{
    private const int FactLabelWidth = 2200;

    /// <summary>Writes the whole document at the stream's position and leaves the stream open; equal records give equal bytes.</summary>
    /// <param name="erratum">What it says.</param>
    /// <param name="output">Where to.</param>
    /// <param name="letterhead">The alliance's own page; null for the usual one.</param>
    public static void Write(ErratumDocument erratum, Stream output, Letterhead? letterhead = null)
    {
        var page = new WordPage(letterhead);
        var words = MinutesWords.For(erratum.Language);
        var number = WordText.Line(erratum.MeetingNumber);
        var title = words.ErratumNumbered(erratum.Number, number);
        new WordPackage
        {
            Document = new Document(Body(erratum, words, title, page)),
            Styles = WordStyles.Build(words.WordLanguage, page),
            Settings = MinutesWordWriter.Settings(words, page),
            Fonts = MinutesWordWriter.Fonts(page),
            Furniture = page.Furniture(erratum.AllianceName, title, draftMark: null, words),
            Pictures = page.Pictures,
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

    private static Body Body(ErratumDocument erratum, MinutesWords words, string title, WordPage page)
    {
        var body = new Body(
            WordParagraph.Of(WordStyles.AllianceName, WordText.Line(erratum.AllianceName)),
            WordParagraph.Of(WordStyles.Title, WordPiece.Own(title)));
        if (erratum.MeetingTitle.Length > 0)
            body.Append(WordParagraph.Of(WordStyles.Subtitle, WordText.Line(erratum.MeetingTitle)));
        body.Append(Facts(erratum, words, page));
        body.Append(WordParagraph.Of(WordStyles.Heading1, WordPiece.Own(words.ErratumCorrection)));
        body.Append(WordParagraph.Of(WordStyles.Normal, erratum.Text));
        body.Append(WordParagraph.Of(WordStyles.Heading1, WordPiece.Own(words.Signatures)));
        body.Append(WordParagraph.Of(WordStyles.Approval, WordPiece.Own(words.ErratumIssuedBy(erratum.IssuedBy, erratum.IssuedAt))));
        body.Append(WordParagraph.Of(WordStyles.Normal, WordPiece.Own(words.ErratumUnchanged)));
        body.Append(page.FirstSection());
        return body;
    }

    private static Table Facts(ErratumDocument erratum, MinutesWords words, WordPage page)
    {
        var label = page.Column(FactLabelWidth);
        var table = WordTable.Of(words.Facts, words.ErratumFactsDescription, [label, page.TextWidth - label], hasHeading: false);
        Add(words.Date, WordPiece.Own(words.LongDate(erratum.MeetingOn)));
        Add(words.ErratumConcerns, WordPiece.Own(erratum.Part.Length > 0 ? erratum.Part : words.ErratumWhole));
        if (erratum.MinutesSha256 is { } sha256)
            Add(words.ErratumMinutes, WordPiece.Own($"SHA-256 {sha256}"));
        return table;

        void Add(string label, WordPiece value) => table.WithRow(false, WordTable.Heading(label), WordTable.Name(value));
    }
}
