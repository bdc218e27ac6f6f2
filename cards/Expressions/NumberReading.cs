using System.Globalization;

namespace AllianceBot.Cards.Expressions;

/// <summary>Text read as a number. NaN when there is none.</summary>
internal static class NumberReading
{
    /// <summary>The whole text is the number.</summary>
    public static double Whole(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    /// <summary>The integer that the text begins with: 12 in "12 people".</summary>
    public static double LeadingInteger(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var length = SignLength(text);
        var digits = CountDigits(text[length..]);
        return digits == 0 ? double.NaN : double.Parse(text[..(length + digits)], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    /// <summary>The number that the text begins with: 12.5 in "12.5 kg".</summary>
    public static double Leading(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var sign = SignLength(text);
        if (text[sign..].StartsWith("Infinity", StringComparison.Ordinal))
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        var whole = CountDigits(text[sign..]);
        var length = sign + whole;
        var fraction = length < text.Length && text[length] == '.' ? CountDigits(text[(length + 1)..]) : 0;
        if (whole + fraction == 0)
            return double.NaN;
        if (fraction > 0)
            length += 1 + fraction;
        length += ExponentLength(text[length..]);
        return double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static int ExponentLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] is not ('e' or 'E'))
            return 0;
        var sign = SignLength(text[1..]);
        var digits = CountDigits(text[(1 + sign)..]);
        return digits == 0 ? 0 : 1 + sign + digits;
    }

    private static int SignLength(ReadOnlySpan<char> text) => text is ['-' or '+', ..] ? 1 : 0;

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
