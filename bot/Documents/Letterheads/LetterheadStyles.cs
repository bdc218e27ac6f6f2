using System.Globalization;
using System.Xml.Linq;
using static AllianceBot.Documents.Letterheads.LetterheadMarkup;

namespace AllianceBot.Documents.Letterheads;

/// <summary>The template's styles that its headers and footers are in, under names beside ours; all of them stand on its defaults, not on ours.</summary>
internal sealed class LetterheadStyles(XElement? sheet, LetterheadTheme theme)
{
    private const string Ground = "LetterheadText";
    private const int MostStyles = 200;

    private static readonly string[] Parts = ["pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"];

    private readonly Dictionary<string, XElement> _sheet = (sheet?.Elements(Word + "style") ?? [])
        .Where(style => (string?)style.Attribute(Word + "styleId") is not null).DistinctBy(IdOf).ToDictionary(IdOf, StringComparer.Ordinal);

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<XElement> _taken = [];

    /// <summary>In the order they were asked for, after what they stand on.</summary>
    public IReadOnlyList<string> Taken => _taken.Count == 0 ? [] : [.. _taken.Prepend(GroundStyle()).Select(style => style.ToString(SaveOptions.DisableFormatting))];

    /// <summary>The typeface of the template's text.</summary>
    public string? Font => FontIn(Standard?.Element(Word + "rPr")) ?? FontIn(Defaults("rPr"));

    /// <summary>What body text is in. LibreOffice marks no style as the default one and names it in every paragraph instead.</summary>
    private XElement? Standard => Paragraphs.FirstOrDefault(style => (string?)style.Attribute(Word + "default") is "1" or "true" or "on")
        ?? Paragraphs.FirstOrDefault(style => string.Equals((string?)style.Element(Word + "name")?.Attribute(Word + "val"), "Normal", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<XElement> Paragraphs => _sheet.Values.Where(style => TypeOf(style) is "paragraph");

    /// <summary>The name here of a style there; null where the template has none such.</summary>
    /// <param name="id">Null for the one that paragraphs are in without a word.</param>
    /// <param name="type">Of style, as the sheet says: a paragraph's does not do for a table.</param>
    public string? Take(string? id, string type)
    {
        id ??= type is "paragraph" ? (string?)Standard?.Attribute(Word + "styleId") : null;
        if (id is null || !_sheet.TryGetValue(id, out var style) || TypeOf(style) != type)
            return null;
        if (_names.TryGetValue(id, out var known))
            return known;
        if (_names.Count == MostStyles)
            return null;
        var number = (_names.Count + 1).ToString(CultureInfo.InvariantCulture);
        // Empty while it is being taken: one that stands on itself stands on nothing.
        _names[id] = "";
        var taken = new XElement(
            Word + "style",
            new XAttribute(Word + "type", type),
            new XAttribute(Word + "customStyle", "1"),
            new XAttribute(Word + "styleId", $"Letterhead{number}"),
            new XElement(Word + "name", new XAttribute(Word + "val", $"Letterhead {number}")),
            BasedOn(style, type),
            style.Elements().Where(part => part.Name.Namespace == Word && Parts.Contains(part.Name.LocalName)).Select(part => Copy(part, theme)));
        _taken.Add(taken);
        return _names[id] = $"Letterhead{number}";
    }

    private XElement? BasedOn(XElement style, string type)
    {
        var below = (string?)style.Element(Word + "basedOn")?.Attribute(Word + "val") is { } id ? Take(id, type) : null;
        var name = below is { Length: > 0 } ? below : type is "paragraph" ? Ground : type is "table" ? "TableNormal" : null;
        return name is null ? null : new XElement(Word + "basedOn", new XAttribute(Word + "val", name));
    }

    /// <summary>The template's defaults, with those of Word itself where it names none (ECMA-376, part 1, 17.7.5).</summary>
    private XElement GroundStyle()
    {
        var spacing = new XElement(Word + "spacing", Value("before", "0"), Value("after", "0"), Value("line", "240"), Value("lineRule", "auto"));
        foreach (var given in Defaults("pPr")?.Element(Word + "spacing")?.Attributes().Where(a => spacing.Attribute(a.Name) is not null) ?? [])
            spacing.SetAttributeValue(given.Name, given.Value);
        var font = FontIn(Defaults("rPr")) ?? "Times New Roman";
        return new XElement(
            Word + "style",
            Value("type", "paragraph"),
            Value("customStyle", "1"),
            Value("styleId", Ground),
            new XElement(Word + "name", Value("val", "Letterhead Text")),
            new XElement(Word + "pPr", spacing),
            new XElement(Word + "rPr", new XElement(Word + "rFonts", Value("ascii", font), Value("hAnsi", font)), Size("sz"), Size("szCs")));
    }

    private XElement Size(string name) => new(Word + name, Value("val", (string?)Defaults("rPr")?.Element(Word + name)?.Attribute(Word + "val") ?? "20"));

    private XElement? Defaults(string part) => sheet?.Element(Word + "docDefaults")?.Element(Word + part + "Default")?.Element(Word + part);

    private string? FontIn(XElement? properties) =>
        properties?.Element(Word + "rFonts") is { } fonts ? (string?)Attributes(fonts, theme).FirstOrDefault(a => a.Name.LocalName is "ascii") : null;

    private static XAttribute Value(string name, string value) => new(Word + name, value);

    private static string IdOf(XElement style) => (string)style.Attribute(Word + "styleId")!;

    private static string TypeOf(XElement style) => (string?)style.Attribute(Word + "type") ?? "paragraph";
}
