using AllianceBot.Tests.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>A Word file that the bot produced.</summary>
internal static class WordFile
{
    /// <summary>Its text, when the OpenXml SDK's validator finds nothing wrong with it.</summary>
    public static string Read(byte[] content)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(word).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").ShouldBeEmpty();
        var main = word.MainDocumentPart!;
        return string.Join('\n', [.. PrintedText.Headers(main), PrintedText.Body(main)]);
    }
}
