using System.Globalization;
using AllianceBot.Documents.Letterheads;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Documents;

/// <summary>Writes a charter as a Word document.</summary>
public static class CharterWordWriter
{
    private const int NameWidth = 3100;
    private const int AnswerWidth = 3700;

    /// <summary>Writes the whole document at the stream's position and leaves the stream open; equal records give equal bytes.</summary>
    /// <param name="charter">What it says.</param>
    /// <param name="output">Where to.</param>
    /// <param name="letterhead">The alliance's own page; null for the usual one.</param>
    public static void Write(CharterDocument charter, Stream output, Letterhead? letterhead = null)
    {
        var page = new WordPage(letterhead);
        var words = CharterWords.For(charter.Language);
        var draftMark = charter.IsAdopted ? null : words.Draft;
        var version = words.Version(charter.Version);
        new WordPackage
        {
            Document = new Document(Body(charter, words, page)),
            Styles = WordStyles.Build(words.General.WordLanguage, page),
            Settings = MinutesWordWriter.Settings(words.General, page),
            Fonts = MinutesWordWriter.Fonts(page),
            Furniture = page.Furniture(charter.AllianceName, $"{words.Title} · {version}", draftMark, words.General),
            Pictures = page.Pictures,
            Properties = new()
            {
                Title = WordText.Line($"{words.Title}: {charter.AllianceName}"),
                Subject = version,
                Creator = WordText.Line(charter.AllianceName),
                Language = words.General.WordLanguage,
                Status = WordText.Line(charter.Status),
            },
            Links = new WordLinks(),
        }.Write(output);
    }

    private static Body Body(CharterDocument charter, CharterWords words, WordPage page)
    {
        var body = new Body(
            WordParagraph.Of(WordStyles.AllianceName, WordText.Line(charter.AllianceName)),
            WordParagraph.Of(WordStyles.Title, WordPiece.Own(words.Title)),
            WordParagraph.Of(WordStyles.Subtitle, WordPiece.Own($"{words.Version(charter.Version)} · {charter.Status}")));
        body.Append(charter.Parts.SelectMany(part => Part(part, words)));
        if (charter.Adoption is { } adoption)
            body.Append(Adoption(adoption, words, page));
        if (charter.Changes is { } changes)
            body.Append(Changes(changes));
        body.Append(page.FirstSection());
        return body;
    }

    private static IEnumerable<OpenXmlElement> Part(CharterPart part, CharterWords words)
    {
        yield return WordParagraph.Of(part.Level == 1 ? WordStyles.Heading1 : WordStyles.PartHeading, WordPiece.Own(part.Title));
        if (part.Lines.Count == 0)
            yield return WordParagraph.Of(WordStyles.NothingRecorded, words.NotWritten);
        foreach (var (index, line) in part.Lines.Index())
        {
            yield return part.IsList
                ? WordParagraph.LeftToRight(WordStyles.AgendaItem, WordPiece.Own($"{(index + 1).ToString(CultureInfo.InvariantCulture)}."), WordPiece.Tab, line)
                : WordParagraph.Of(WordStyles.Normal, line);
        }
    }

    private static IEnumerable<OpenXmlElement> Adoption(CharterAdoption adoption, CharterWords words, WordPage page)
    {
        var heading = adoption.IsOpen ? words.Answers : words.Adoption;
        yield return WordParagraph.Of(WordStyles.Heading1, WordPiece.Own(heading));
        foreach (var sentence in adoption.Summary)
            yield return WordParagraph.Of(WordStyles.Normal, WordPiece.Own(sentence));
        if (adoption.Answers.Count == 0)
            yield break;
        var (name, stance) = (page.Column(NameWidth), page.Column(AnswerWidth));
        var table = WordTable.Of(heading, words.AdoptionDescription, [name, stance, page.TextWidth - name - stance], hasHeading: true);
        table.WithRow(true, WordTable.Heading(words.Organisation), WordTable.Heading(words.Answer), WordTable.Heading(words.AnsweredBy));
        foreach (var answer in adoption.Answers)
            table.WithRow(false, WordTable.Name(WordText.Line(answer.Organisation)), Answer(answer), WordTable.Name(WordText.Line(answer.By)));
        yield return table;
        // Word wants a paragraph after a table.
        yield return WordParagraph.Of(WordStyles.Normal);
    }

    private static TableCell Answer(CharterAnswerRow answer) => answer.Reason.Length == 0
        ? WordTable.Text(WordPiece.Own(answer.Answer))
        : WordTable.Cell(
            null,
            WordParagraph.Of(WordStyles.TableText, WordPiece.Own(answer.Answer)),
            WordParagraph.Of(WordStyles.TableText, answer.Reason));

    private static IEnumerable<OpenXmlElement> Changes(CharterChanges changes)
    {
        yield return WordParagraph.Of(WordStyles.Heading1, WordPiece.Own(changes.Title));
        foreach (var part in changes.Parts)
        {
            yield return WordParagraph.Of(WordStyles.PartHeading, WordPiece.Own(part.Title));
            foreach (var line in part.Lines)
                yield return WordParagraph.Of(WordStyles.Normal, [WordPiece.Own(line.Label + " ", WordStyles.Quiet), .. line.Spans.Select(Span)]);
        }
    }

    private static WordPiece Span(CharterSpan span) => WordPiece.Stretch(span.Text, span.Kind switch
    {
        CharterSpanKind.Removed => WordStyles.Removed,
        CharterSpanKind.Added => WordStyles.Added,
        _ => null,
    });
}
