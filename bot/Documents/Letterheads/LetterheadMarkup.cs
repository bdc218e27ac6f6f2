using System.Collections.Frozen;
using System.Xml.Linq;

namespace AllianceBot.Documents.Letterheads;

/// <summary>What of WordprocessingML (ECMA-376, part 1) a letterhead keeps, wherever it stands.</summary>
internal static class LetterheadMarkup
{
    public static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Left out with all that is in them: what leads elsewhere, runs something, or belongs to a text and its review.</summary>
    private static readonly FrozenSet<string> Dropped = new[]
    {
        "altChunk", "annotationRef", "attachedTemplate", "bookmarkEnd", "bookmarkStart", "cellDel", "cellIns", "cellMerge", "commentRangeEnd", "commentRangeStart",
        "commentReference", "contentPart", "control", "customXmlDelRangeEnd", "customXmlDelRangeStart", "customXmlInsRangeEnd", "customXmlInsRangeStart",
        "customXmlMoveFromRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveToRangeEnd", "customXmlMoveToRangeStart", "customXmlPr", "del", "delInstrText",
        "delText", "divId", "endnoteRef", "endnoteReference", "ffData", "fldData", "footnoteRef", "footnoteReference", "lastRenderedPageBreak", "moveFrom",
        "moveFromRangeEnd", "moveFromRangeStart", "moveToRangeEnd", "moveToRangeStart", "movie", "numPr", "numberingChange", "object", "pPrChange", "permEnd",
        "permStart", "pict", "proofErr", "rPrChange", "sectPr", "smartTagPr", "subDoc", "tblGridChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ThemeColours =
        new[] { "themeColor", "themeFill", "themeFillShade", "themeFillTint", "themeShade", "themeTint" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsDropped(XElement element) => Dropped.Contains(element.Name.LocalName);

    /// <summary>Its attributes without what only the template's author needs; what names the theme is put in by itself.</summary>
    public static IEnumerable<XAttribute> Attributes(XElement element, LetterheadTheme theme) => element.Name == Word + "rFonts"
        ? Fonts(element, theme)
        : element.Attributes().Where(IsKept).Select(attribute => new XAttribute(attribute.Name, attribute.Value));

    /// <summary>A property and all below it.</summary>
    public static XElement Copy(XElement property, LetterheadTheme theme) => new(
        property.Name,
        Attributes(property, theme),
        property.Elements().Where(child => child.Name.Namespace == Word && !IsDropped(child)).Select(child => Copy(child, theme)));

    private static bool IsKept(XAttribute attribute) =>
        !attribute.IsNamespaceDeclaration
        && (attribute.Name.Namespace == Word || attribute.Name.Namespace == XNamespace.None || attribute.Name == XNamespace.Xml + "space")
        && !attribute.Name.LocalName.StartsWith("rsid", StringComparison.Ordinal)
        && !ThemeColours.Contains(attribute.Name.LocalName);

    private static IEnumerable<XAttribute> Fonts(XElement fonts, LetterheadTheme theme)
    {
        foreach (var (name, themed) in new[] { ("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("cs", "") })
        {
            var font = theme.FontOf(themed.Length > 0 ? (string?)fonts.Attribute(Word + themed) : null) ?? LetterheadTheme.Known((string?)fonts.Attribute(Word + name));
            if (font is not null)
                yield return new XAttribute(Word + name, font);
        }
    }
}
