namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Reads the time at the beginning of a message, in the forms that WhatsApp (Android and iOS, Spanish and English), Teams, Slack, Zoom and
/// plain logs write: <c>12/3/26, 9:05 p. m.</c>, <c>[12/03/2026, 21:05:11]</c>, <c>2026-03-12T10:05:00Z</c>, <c>[12/3 10:05]</c>, <c>10:05 AM</c>.
/// Between the parts stand blanks of any kind and the invisible marks of direction that WhatsApp adds.
/// </summary>
internal ref struct StampScanner(ReadOnlySpan<char> line)
{
    private readonly ReadOnlySpan<char> _line = line;

    /// <summary>Where the scanner stands.</summary>
    public int At { get; private set; }

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\u00A0' or '\u202F' or (>= '\u2000' and <= '\u200A') || IsMark(c);

    /// <summary>Marks of direction and order; they print nothing.</summary>
    public static bool IsMark(char c) => c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF';

    public bool TryRead(out Stamp stamp)
    {
        stamp = default;
        SkipBlanks();
        var isBracketed = Take('[');
        var date = ReadDate(isBracketed);
        if (date is not null)
        {
            SkipBlanks();
            if (!Take(','))
                Take('T');
            SkipBlanks();
        }

        if (!TryReadTime(out stamp))
            return false;
        stamp = stamp with { Date = date, IsBracketed = isBracketed };
        SkipBlanks();
        return !isBracketed || Take(']');
    }

    public void SkipBlanks()
    {
        while (At < _line.Length && IsBlank(_line[At]))
            At++;
    }

    private bool Take(char c)
    {
        if (At >= _line.Length || _line[At] != c)
            return false;
        At++;
        return true;
    }

    private StampDate? ReadDate(bool isBracketed)
    {
        var start = At;
        if (ReadNumber(4) is { } first && At < _line.Length && _line[At] is '/' or '.' or '-')
        {
            var mark = _line[At++];
            if (ReadNumber(2) is { Value: var second })
            {
                if (Take(mark) && ReadNumber(4) is { } third && !(At < _line.Length && _line[At] == ':'))
                {
                    if (first.Digits == 4 && third.Digits <= 2)
                        return new StampDate(second, third.Value, first.Value, IsYearFirst: true);
                    if (first.Digits <= 2 && third.Digits is 2 or 4)
                        return new StampDate(first.Value, second, third.Digits == 4 ? third.Value : 2000 + third.Value, IsYearFirst: false);
                }
                else if (isBracketed && mark == '/' && first.Digits <= 2 && At < _line.Length && IsBlank(_line[At]))
                {
                    // Teams leaves the year out when it is this one.
                    return new StampDate(first.Value, second, 0, IsYearFirst: false);
                }
            }
        }

        At = start;
        return null;
    }

    private bool TryReadTime(out Stamp stamp)
    {
        stamp = default;
        if (ReadNumber(2) is not { } hour || !Take(':') || ReadNumber(2) is not { Digits: 2, Value: <= 59 } minute)
            return false;
        int? second = null;
        if (At + 1 < _line.Length && _line[At] == ':' && char.IsAsciiDigit(_line[At + 1]))
        {
            At++;
            if (ReadNumber(2) is not { Digits: 2, Value: <= 59 } read)
                return false;
            second = read.Value;
            if (At + 1 < _line.Length && _line[At] is '.' or ',' && char.IsAsciiDigit(_line[At + 1]))
            {
                At++;
                ReadNumber(9);
            }
        }

        if (At < _line.Length && char.IsAsciiDigit(_line[At]))
            return false;
        var isUtc = Take('Z');
        var half = ReadHalf(out var isPlain);
        if (half is not null && hour.Value > 12)
            return false;
        stamp = new Stamp
        {
            Hour = half is null ? hour.Value : (hour.Value % 12) + (half is 'p' ? 12 : 0),
            Minute = minute.Value,
            Second = second,
            HasHalf = half is not null,
            HasPlainHalf = isPlain,
            IsPadded = hour.Digits == 2 && hour.Value < 10,
            IsUtc = isUtc,
        };
        return true;
    }

    /// <summary>"p. m.", "p.m.", "PM", with blanks of any kind before and inside; null where none stands.</summary>
    private char? ReadHalf(out bool isPlain)
    {
        var start = At;
        isPlain = false;
        SkipBlanks();
        if (At < _line.Length && char.ToLowerInvariant(_line[At]) is 'a' or 'p')
        {
            isPlain = char.IsAsciiLetterUpper(_line[At]);
            var half = char.ToLowerInvariant(_line[At++]);
            isPlain &= !Take('.');
            SkipBlanks();
            if (At < _line.Length && _line[At] is 'm' or 'M')
            {
                At++;
                Take('.');
                if (At >= _line.Length || !char.IsLetterOrDigit(_line[At]))
                    return half;
            }
        }

        At = start;
        isPlain = false;
        return null;
    }

    private (int Value, int Digits)? ReadNumber(int most)
    {
        var (value, digits) = (0, 0);
        while (At < _line.Length && digits < most && char.IsAsciiDigit(_line[At]))
        {
            value = (value * 10) + (_line[At++] - '0');
            digits++;
        }

        return digits == 0 ? null : (value, digits);
    }
}
