using System.IO.Compression;
using System.Text;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>Word files, honest and otherwise.</summary>
internal static class Packages
{
    public const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    public static byte[] Word(string body) => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", $"<?xml version=\"1.0\"?><w:document {Namespaces}><w:body>{body}</w:body></w:document>"));

    public static byte[] WordOf(params string[] paragraphs) => Word(string.Concat(paragraphs.Select(p => Paragraph(p))));

    public static string Paragraph(string text, string properties = "") =>
        $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}<w:r><w:t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
