using System.Globalization;
using System.Xml.Linq;
using static AllianceBot.Documents.Letterheads.LetterheadMarkup;

namespace AllianceBot.Documents.Letterheads;

/// <summary>
/// Makes a header or footer anew from what is known of one that somebody sent: paragraphs, tables, pictures and drawn shapes. What
/// is not known is not there: nothing in it leads out of the document except to the pictures kept with it.
/// </summary>
internal sealed class LetterheadCleaner(LetterheadPackage package, LetterheadTheme theme, LetterheadStyles styles, LetterheadPictures pictures)
{
    private const int LargestPicture = 2 * 1024 * 1024;
    private const string Uris = "http://schemas.openxmlformats.org/drawingml/2006/";

    private static readonly XNamespace Drawing = Uris + "main";
    private static readonly XNamespace Placed = Uris + "wordprocessingDrawing";
    private static readonly XNamespace Picture = Uris + "picture";
    private static readonly XNamespace Shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    private static readonly XNamespace Group = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Alternative = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private static readonly (string Prefix, XNamespace Name)[] Known =
        [("w", Word), ("a", Drawing), ("wp", Placed), ("pic", Picture), ("wps", Shape), ("wpg", Group), ("r", Relation), ("mc", Alternative)];

    private static readonly string[] Unwrapped = ["customXml", "hyperlink", "ins", "moveTo", "sdt", "sdtContent", "smartTag", "dir", "bdo"];

    private readonly Dictionary<string, string?> _taken = new(StringComparer.Ordinal);
    private Dictionary<string, LetterheadRelation> _relations = [];
    private SortedSet<string> _used = new(StringComparer.Ordinal);
    private int _shapes;

    /// <summary>Pictures, drawings and embedded things that were left out.</summary>
    public int LeftOut { get; private set; }

    /// <param name="name">Of the part in the package.</param>
    /// <param name="element"><c>hdr</c> or <c>ftr</c>.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public LetterheadPart Clean(string name, string element)
    {
        if (package.ReadXml(name) is not { } part || part.Name != Word + element)
            throw new InvalidDataException("A header or footer is none.");
        (_relations, _used) = (package.RelationsOf(name), new(StringComparer.Ordinal));
        LetterheadFields.Settle(part);
        var clean = new XElement(part.Name, Known.Select(known => new XAttribute(XNamespace.Xmlns + known.Prefix, known.Name)), Inside(part));
        return new(clean.ToString(SaveOptions.DisableFormatting), [.. _used], LetterheadFields.HasPageNumber(clean));
    }

    private IEnumerable<object> Inside(XElement element) => element.HasElements
        ? element.Elements().SelectMany(Clean)
        : element.Value.Length > 0 ? [element.Value] : [];

    private IEnumerable<object> Clean(XElement element) => element.Name switch
    {
        { NamespaceName: var space } when space == Word => CleanWord(element),
        { LocalName: "AlternateContent" } name when name.Namespace == Alternative => CleanAlternatives(element),
        { LocalName: "extLst" or "hlinkClick" or "hlinkHover" or "hlinkMouseOver" } => [],
        { LocalName: "schemeClr" } when theme.ColourOf((string?)element.Attribute("val")) is { } colour => [new XElement(Drawing + "srgbClr", new XAttribute("val", colour), Inside(element))],
        { LocalName: "latin" or "ea" or "cs" } name when name.Namespace == Drawing => Typeface(element),
        { LocalName: "blip" } => [Blip(element)],
        { LocalName: "docPr" } => [Copy(element, ("id", (++_shapes).ToString(CultureInfo.InvariantCulture)))],
        var name when name.Namespace == Drawing || name.Namespace == Placed || name.Namespace == Picture || name.Namespace == Shape || name.Namespace == Group => [Copy(element)],
        _ => [],
    };

    private IEnumerable<object> CleanWord(XElement element)
    {
        var name = element.Name.LocalName;
        if (name is "object" or "pict" or "control")
            LeftOut++;
        return name switch
        {
            // Tracked properties have no content to keep.
            "ins" or "moveTo" when element.Parent?.Name.LocalName is "rPr" or "trPr" => [],
            "sdtPr" or "sdtEndPr" => [],
            _ when IsDropped(element) => [],
            _ when Unwrapped.Contains(name) => element.Elements().SelectMany(Clean),
            "fldSimple" when !LetterheadFields.IsCount((string?)element.Attribute(Word + "instr")) => element.Elements().SelectMany(Clean),
            "pStyle" => Style(element, "paragraph"),
            "rStyle" => Style(element, "character"),
            "tblStyle" => Style(element, "table"),
            "p" => [Paragraph(element)],
            "drawing" => CleanDrawing(element),
            _ => [Copy(element)],
        };
    }

    private XElement Copy(XElement element, params (string Name, string Value)[] changed)
    {
        var copy = new XElement(element.Name, Attributes(element, theme), Inside(element));
        foreach (var (name, value) in changed)
            copy.SetAttributeValue(name, value);
        return copy;
    }

    /// <summary>A paragraph that names no style is in the template's usual one, not in ours.</summary>
    private XElement Paragraph(XElement element)
    {
        var copy = Copy(element);
        if (copy.Element(Word + "pPr") is not { } properties)
            copy.AddFirst(properties = new XElement(Word + "pPr"));
        if (properties.Element(Word + "pStyle") is null && styles.Take(null, "paragraph") is { Length: > 0 } usual)
            properties.AddFirst(new XElement(Word + "pStyle", new XAttribute(Word + "val", usual)));
        return copy;
    }

    private IEnumerable<object> Style(XElement element, string type) =>
        styles.Take((string?)element.Attribute(Word + "val") ?? "", type) is { Length: > 0 } name ? [new XElement(element.Name, new XAttribute(Word + "val", name))] : [];

    private IEnumerable<object> Typeface(XElement element)
    {
        var typeface = (string?)element.Attribute("typeface");
        var font = typeface?.StartsWith('+') == true ? theme.FontOf(typeface) : LetterheadTheme.Known(typeface);
        return font is null ? [] : [Copy(element, ("typeface", font))];
    }

    /// <summary>Of two forms of one drawing the new one; the old one is in a language that ours does not have.</summary>
    private IEnumerable<object> CleanAlternatives(XElement element)
    {
        var choice = element.Elements(Alternative + "Choice").FirstOrDefault(c => ((string?)c.Attribute("Requires") ?? "").Split(' ').All(need => need is "wps" or "wpg"));
        if (choice is null)
            return element.Element(Alternative + "Fallback")?.Elements().SelectMany(Clean) ?? [];
        var content = choice.Elements().SelectMany(Clean).ToList();
        return content.Count == 0 ? [] : [new XElement(Alternative + "AlternateContent", new XElement(Alternative + "Choice", new XAttribute("Requires", (string)choice.Attribute("Requires")!), content))];
    }

    private IEnumerable<object> CleanDrawing(XElement element)
    {
        var isKnown = element.Descendants(Drawing + "graphicData").All(data => (string?)data.Attribute("uri") is { } uri && (uri == Picture || uri == Shape || uri == Group));
        if (isKnown && element.Descendants(Drawing + "blip").All(blip => PictureOf(blip) is not null))
            return [Copy(element)];
        LeftOut++;
        return [];
    }

    private XElement Blip(XElement element)
    {
        var name = PictureOf(element) ?? throw new InvalidDataException("A picture stands outside any drawing.");
        _used.Add(name);
        return new XElement(element.Name, new XAttribute(Relation + "embed", name), Inside(element));
    }

    private string? PictureOf(XElement blip)
    {
        if ((string?)blip.Attribute(Relation + "embed") is not { } id || !_relations.TryGetValue(id, out var relation))
            return null;
        if (!_taken.TryGetValue(relation.Target, out var name))
            _taken[relation.Target] = name = package.ReadBytes(relation.Target, LargestPicture) is { } content ? pictures.Take(content) : null;
        return name;
    }
}
