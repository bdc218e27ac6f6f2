using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AllianceBot.Tests.Documents;

/// <summary>Reads a Word document as its reader sees it.</summary>
internal static class PrintedText
{
    public static string Of(OpenXmlElement element)
    {
        var text = new StringBuilder();
        foreach (var part in element.Descendants())
        {
            _ = part switch
            {
                Text words => text.Append(words.Text),
                Break => text.Append('\n'),
                TabChar when part.Parent is Run => text.Append('\t'),
                Paragraph => text.Append('\n'),
                _ => text,
            };
        }

        return text.ToString().Trim('\n');
    }

    public static string Body(MainDocumentPart main) => Of(main.Document.Body!);

    public static IReadOnlyList<string> Headers(MainDocumentPart main) =>
        [.. main.HeaderParts.Select(part => Of(part.Header))];

    /// <summary>Text of every paragraph in a style, in order.</summary>
    public static IReadOnlyList<string> InStyle(MainDocumentPart main, string style) =>
        [.. Paragraphs(main, style).Select(Of)];

    public static IEnumerable<Paragraph> Paragraphs(MainDocumentPart main, string style) =>
        main.Document.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style);
}
