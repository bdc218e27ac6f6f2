using System.Globalization;

namespace AllianceBot.Cards.Expressions;

/// <summary>Numbers written as JavaScript writes them (ECMA-262, Number::toString), so that cards read the same in the public designer.</summary>
internal static class NumberText
{
    /// <summary>Room for the longest: a sign, 21 digits, a point and zeros.</summary>
    public const int MaxLength = 32;

    private const double LargestExact = 9_007_199_254_740_992;

    public static string Of(double number)
    {
        Span<char> text = stackalloc char[MaxLength];
        return text[..Write(number, text)].ToString();
    }

    public static int Write(double number, Span<char> text)
    {
        int written;
        if (double.IsInteger(number) && Math.Abs(number) <= LargestExact)
        {
            ((long)number).TryFormat(text, out written, provider: CultureInfo.InvariantCulture);
            return written;
        }

        if (!double.IsFinite(number))
        {
            var name = double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
            name.CopyTo(text);
            return name.Length;
        }

        // The shortest digits that read back as the same number: .NET and JavaScript agree on those, not on where the point goes.
        Span<char> shortest = stackalloc char[MaxLength];
        Math.Abs(number).TryFormat(shortest, out written, "R", CultureInfo.InvariantCulture);
        return Place(shortest[..written], number < 0, text);
    }

    private static int Place(ReadOnlySpan<char> shortest, bool negative, Span<char> text)
    {
        Span<char> digits = stackalloc char[MaxLength];
        var count = 0;
        var point = 0;
        var exponentAt = shortest.IndexOf('E');
        var mantissa = exponentAt < 0 ? shortest : shortest[..exponentAt];
        var seenPoint = false;
        foreach (var c in mantissa)
        {
            if (c == '.')
                seenPoint = true;
            else if (c == '0' && count == 0)
                point -= seenPoint ? 1 : 0;
            else
            {
                digits[count++] = c;
                point += seenPoint ? 0 : 1;
            }
        }

        if (exponentAt >= 0)
            point += int.Parse(shortest[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        while (count > 1 && digits[count - 1] == '0')
            count--;
        return Layout(digits[..count], point, negative, text);
    }

    private static int Layout(ReadOnlySpan<char> digits, int point, bool negative, Span<char> text)
    {
        var at = 0;
        if (negative)
            text[at++] = '-';
        if (point is > 0 and <= 21)
        {
            for (var i = 0; i < Math.Max(point, digits.Length); i++)
            {
                if (i == point)
                    text[at++] = '.';
                text[at++] = i < digits.Length ? digits[i] : '0';
            }
        }
        else if (point is > -6 and <= 0)
        {
            "0.".CopyTo(text[at..]);
            text.Slice(at + 2, -point).Fill('0');
            at += 2 - point;
            digits.CopyTo(text[at..]);
            at += digits.Length;
        }
        else
        {
            text[at++] = digits[0];
            if (digits.Length > 1)
            {
                text[at++] = '.';
                digits[1..].CopyTo(text[at..]);
                at += digits.Length - 1;
            }

            text[at++] = 'e';
            text[at++] = point > 0 ? '+' : '-';
            Math.Abs(point - 1).TryFormat(text[at..], out var written, provider: CultureInfo.InvariantCulture);
            at += written;
        }

        return at;
    }
}
