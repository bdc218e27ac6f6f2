namespace AllianceBot.Minutes.Sources;

/// <summary>
/// The times of cues. WebVTT, section 4.1 ("WebVTT timestamp"): hours may be absent, a full stop before the milliseconds. SubRip writes a comma
/// there. Microsoft Graph writes digits unpadded, any number of decimals, and a minus before an offset that lies before the recording.
/// </summary>
internal static class CueTime
{
    /// <summary>Longer than any recording: beyond it a time is taken for damage.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>A line <c>start --> end</c>, with or without cue settings behind it.</summary>
    public static bool TryReadLine(ReadOnlySpan<char> line, out TimeSpan start, out TimeSpan end)
    {
        (start, end) = (default, default);
        var arrow = line.IndexOf("-->", StringComparison.Ordinal);
        if (arrow < 0 || !TryRead(line[..arrow].Trim(), out start))
            return false;
        var rest = line[(arrow + 3)..].Trim();
        var settings = rest.IndexOfAny(' ', '\t');
        return TryRead(settings < 0 ? rest : rest[..settings], out end);
    }

    public static bool TryRead(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        var isNegative = text.Length > 0 && text[0] is '-' or '\u2212';
        if (isNegative)
            text = text[1..];
        Span<long> parts = stackalloc long[3];
        var count = 0;
        long ticks = 0;
        while (true)
        {
            // "0:0:-1.5": the sign may stand before any part.
            if (text.Length > 0 && text[0] == '-' && count > 0)
            {
                isNegative = true;
                text = text[1..];
            }

            var digits = CountDigits(text);
            if (digits is 0 or > 6 || count == parts.Length)
                return false;
            parts[count++] = long.Parse(text[..digits], System.Globalization.CultureInfo.InvariantCulture);
            text = text[digits..];
            if (text.Length == 0)
                break;
            if (text[0] is '.' or ',')
            {
                if (!TryReadFraction(text[1..], out ticks))
                    return false;
                break;
            }

            if (text[0] != ':')
                return false;
            text = text[1..];
        }

        if (count < 2 || parts[count - 1] > 59 || parts[count - 2] > 59 && count == 3)
            return false;
        var seconds = count == 2 ? (parts[0] * 60) + parts[1] : (parts[0] * 3600) + (parts[1] * 60) + parts[2];
        time = TimeSpan.FromSeconds(seconds) + TimeSpan.FromTicks(ticks);
        if (time > Longest)
            return false;
        time = isNegative ? -time : time;
        return true;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Decimals of a second in ticks of 100 nanoseconds; finer ones are dropped.</summary>
    private static bool TryReadFraction(ReadOnlySpan<char> digits, out long ticks)
    {
        ticks = 0;
        if (digits.Length is 0 or > 18 || CountDigits(digits) != digits.Length)
            return false;
        for (var i = 0; i < 7; i++)
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        return true;
    }
}
