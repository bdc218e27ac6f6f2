using System.Globalization;

namespace AllianceBot.Cards.Functions;

/// <summary>Numbers for readers: grouped, with the culture's marks.</summary>
internal static class NumberFormat
{
    public const int MaxDigits = 20;

    /// <summary>The typographic minus (U+2212), which the official engine uses in every language.</summary>
    private const string Minus = "\u2212";

    public static string Grouped(double number, int digits, CultureInfo culture)
    {
        var text = Math.Abs(number).ToString($"N{digits}", culture);
        var isZero = !text.AsSpan().ContainsAnyInRange('1', '9');
        return number < 0 && !isZero ? Minus + text : text;
    }
}
