using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AllianceBot.Documents.Letterheads;

/// <summary>The colours and typefaces that a template names by their part in its theme. Ours has none, so each is put in by itself.</summary>
internal sealed partial class LetterheadTheme(XElement? theme)
{
    // Word keeps 31 characters of the name of a font.
    private const int LongestFont = 31;

    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /// <summary>Six hexadecimal digits; null where the theme does not say.</summary>
    public string? ColourOf(string? name)
    {
        var part = name switch
        {
            "bg1" => "lt1",
            "tx1" => "dk1",
            "bg2" => "lt2",
            "tx2" => "dk2",
            _ => name,
        };
        var colour = theme?.Descendants(Drawing + "clrScheme").Elements().FirstOrDefault(c => c.Name.LocalName == part)?.Elements().FirstOrDefault();
        var value = (string?)colour?.Attribute("lastClr") ?? (string?)colour?.Attribute("val");
        return value is not null && Colour().IsMatch(value) ? value : null;
    }

    /// <param name="name">As text names it (<c>minorHAnsi</c>) or a drawing (<c>+mn-lt</c>).</param>
    public string? FontOf(string? name)
    {
        if (name is null)
            return null;
        var part = name.StartsWith("major", StringComparison.Ordinal) || name.StartsWith("+mj", StringComparison.Ordinal) ? "majorFont" : "minorFont";
        return Known((string?)theme?.Descendants(Drawing + part).FirstOrDefault()?.Element(Drawing + "latin")?.Attribute("typeface"));
    }

    /// <summary>The name, if it can be that of a font.</summary>
    public static string? Known(string? font) =>
        font is { Length: > 0 and <= LongestFont } && font.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or '_') ? font : null;

    [GeneratedRegex("^[0-9A-Fa-f]{6}$")]
    private static partial Regex Colour();
}
