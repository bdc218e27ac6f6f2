using System.Text;
using System.Xml;
using AllianceBot.Documents;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// The text of a Word document as lines (ECMA-376, part 1, section 17): one for each paragraph and each break inside it. Headings and lists get
/// the marks that Markdown has for them. What was deleted or moved away under tracked changes, and the second form of a text box, are left out.
/// </summary>
internal static class WordLines
{
    private const int Deepest = 200;

    private static readonly XmlReaderSettings NoEntities = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <param name="open">Called again where a second look tells damage from harm.</param>
    public static byte[] Read(Func<Stream> open)
    {
        try
        {
            using var stream = open();
            using var xml = XmlReader.Create(stream, NoEntities);
            return Encoding.UTF8.GetBytes(Read(xml));
        }
        catch (XmlException)
        {
            if (DeclaresEntities(open))
                throw new HarmfulContentException();
            throw;
        }
    }

    private static string Read(XmlReader xml)
    {
        var (lines, line) = (new StringBuilder(), new StringBuilder());
        var mark = "";
        while (xml.Read())
        {
            if (xml.Depth > Deepest)
                throw new HarmfulContentException();
            if (!IsWord(xml))
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "Fallback" })
                    SkipInside(xml);
                continue;
            }

            if (xml.NodeType is XmlNodeType.EndElement)
            {
                if (xml.LocalName == "p")
                    EndParagraph();
                continue;
            }

            switch (xml.LocalName)
            {
                case "p" when xml.IsEmptyElement:
                    EndParagraph();
                    break;
                case "p" when line.Length > 0:
                    // A text box begins inside a paragraph.
                    EndParagraph();
                    break;
                case "t":
                    line.Append(ReadText(xml));
                    break;
                case "tab" when !IsSetting(xml):
                    line.Append('\t');
                    break;
                case "br" or "cr":
                    line.Append('\n');
                    break;
                case "noBreakHyphen":
                    line.Append('-');
                    break;
                case "pStyle":
                    mark = HeadingMark(Value(xml)) ?? mark;
                    break;
                case "numPr":
                    mark = mark.Length > 0 ? mark : "- ";
                    break;
                case "ilvl" when mark == "- ":
                    mark = new string(' ', 2 * (int.TryParse(Value(xml), out var level) ? Math.Clamp(level, 0, 8) : 0)) + mark;
                    break;
                case "del" or "moveFrom":
                    SkipInside(xml);
                    break;
            }
        }

        return lines.ToString();

        void EndParagraph()
        {
            // An empty paragraph is an empty line.
            lines.Append(line.Length > 0 ? mark : "").Append(line).Append('\n');
            line.Clear();
            mark = "";
        }
    }

    // The strict form of the standard has a namespace of its own.
    private static bool IsWord(XmlReader xml) =>
        xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement && xml.NamespaceURI is "http://schemas.openxmlformats.org/wordprocessingml/2006/main" or "http://purl.oclc.org/ooxml/wordprocessingml/main";

    // Tab stops of a style are called as the character is.
    private static bool IsSetting(XmlReader xml) => xml.HasAttributes;

    private static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text.Append(xml.Value.Replace('\n', ' '));
        return text.ToString();
    }

    /// <summary>To the end of the element; the reader goes on behind it.</summary>
    private static void SkipInside(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            if (xml.Depth > Deepest)
                throw new HarmfulContentException();
    }

    private static string Value(XmlReader xml) => xml.GetAttribute("val", xml.NamespaceURI) ?? "";

    /// <summary>Style ids are the English names without blanks, or the Spanish ones without their accent: <c>Heading1</c>, <c>Ttulo1</c>.</summary>
    private static string? HeadingMark(string style)
    {
        if (style is "Title" or "Ttulo" or "Puesto")
            return "# ";
        var name = style.TrimEnd("0123456789".ToCharArray());
        var isHeading = name is "Heading" or "heading" or "Ttulo" or "Título" or "Titulo";
        return isHeading && int.TryParse(style.AsSpan(name.Length), out var level) && level is > 0 and < 7 ? new string('#', level) + " " : null;
    }

    private static bool DeclaresEntities(Func<Stream> open)
    {
        try
        {
            using var stream = open();
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            // With the declaration passed over, the first element is reached; before, it was not.
            xml.MoveToContent();
            using var again = open();
            using var strict = XmlReader.Create(again, NoEntities);
            return xml.NodeType is XmlNodeType.Element && !ReachesRoot(strict);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool ReachesRoot(XmlReader strict)
    {
        try
        {
            return strict.MoveToContent() is XmlNodeType.Element;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
