using System.Globalization;
using System.Text.RegularExpressions;

namespace AllianceBot.Minutes;

/// <summary>The number of a meeting as somebody typed it, such as <c>2026-03</c>; telephones make a longer dash of the hyphen.</summary>
/// <param name="Typed">As it stands there.</param>
/// <param name="Start">Where it stands.</param>
internal sealed partial record TypedNumber(int Year, int Sequence, string Typed, int Start)
{
    public int End => Start + Typed.Length;

    /// <summary>The first one, wherever it stands: "acta de la reunión 2026-03, por favor". A date is none, nor a span of years.</summary>
    public static TypedNumber? Find(string text) => Number().Match(text) is { Success: true } found
        ? new(int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(found.Groups[2].ValueSpan, CultureInfo.InvariantCulture), found.Value, found.Index)
        : null;

    /// <summary>What asks for a meeting: its number, or what was meant as one; "minutes please" asks for the latest.</summary>
    public static string In(string text) => Find(text)?.Typed ?? (text.Any(char.IsAsciiDigit) ? text.Trim() : "");

    [GeneratedRegex("(?<![0-9]|[0-9][-‐‑–])([0-9]{4})[-‐‑–]([0-9]{1,3})(?![0-9]|[-‐‑–][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
