using System.Text;

namespace AllianceBot.Cards.Functions;

/// <summary>A date format on its way from .NET's letters to Day.js's, remembering which characters are words to be left alone.</summary>
internal sealed class DayjsLetters
{
    private readonly StringBuilder text = new();
    private readonly List<bool> literal = [];

    // Alternatives in the order Day.js tries them (REGEX_FORMAT).
    private static readonly (char Letter, int[] Lengths)[] KnownTokens =
    [
        ('Y', [4, 2]), ('M', [4, 3, 2, 1]), ('D', [2, 1]), ('d', [4, 3, 2, 1]), ('H', [2, 1]), ('h', [2, 1]),
        ('a', [1]), ('A', [1]), ('m', [2, 1]), ('s', [2, 1]), ('Z', [2, 1]), ('S', [3]),
    ];

    public void Append(string characters, bool isLiteral)
    {
        text.Append(characters);
        literal.AddRange(Enumerable.Repeat(isLiteral, characters.Length));
    }

    /// <summary>Converts a .NET format. False when it holds what Day.js cannot express.</summary>
    public bool TryConvert(string format)
    {
        format = format switch
        {
            "O" or "o" => "YYYY-MM-DDTHH:mm:ss.SSS0000Z",
            _ => format,
        };
        if (format is "R" or "r" or "U" or "u")
            return false;
        for (var at = 0; at < format.Length;)
        {
            var used = Step(format, at);
            if (used == 0)
                return false;
            at += used;
        }

        return true;
    }

    public IEnumerable<(string Text, bool IsToken)> Tokens()
    {
        for (var at = 0; at < text.Length;)
        {
            if (BracketedLength(at) is > 0 and var bracketed)
            {
                yield return (text.ToString(at + 1, bracketed - 2), false);
                at += bracketed;
                continue;
            }

            var length = literal[at] ? 0 : TokenLength(at);
            yield return (text.ToString(at, Math.Max(1, length)), length > 0);
            at += Math.Max(1, length);
        }
    }

    private int Step(string format, int at)
    {
        var c = format[at];
        switch (c)
        {
            case '\'' or '`':
                var end = format.IndexOf(c, at + 1);
                if (end < 0)
                    return 0;
                Append(format[(at + 1)..end], isLiteral: true);
                return end + 1 - at;
            case '\\':
                if (at + 1 == format.Length)
                    return 0;
                Append(format.Substring(at + 1, 1), isLiteral: true);
                return 2;
            case '%':
                return 1;
            case 'K':
                Append("Z", isLiteral: false);
                return 1;
        }

        var run = 1;
        while (at + run < format.Length && format[at + run] == c)
            run++;
        var converted = Convert(c, run);
        if (converted is null)
            return 0;
        Append(converted, isLiteral: false);
        return run;
    }

    private static string? Convert(char letter, int run) => letter switch
    {
        'd' => run switch { 1 => "D", 2 => "DD", 3 => "ddd", _ => "dddd" },
        'f' or 'F' => run < 3 ? null : "SSS",
        'g' => null,
        'h' or 'H' or 'm' or 's' => new string(letter, Math.Min(run, 2)),
        'M' => new string(letter, Math.Min(run, 4)),
        't' => "A",
        'y' => run < 3 ? "YY" : "YYYY",
        'z' => run < 3 ? "ZZ" : "Z",
        _ => new string(letter, run),
    };

    private int BracketedLength(int at)
    {
        if (literal[at] || text[at] != '[')
            return 0;
        for (var close = at + 1; close < text.Length; close++)
        {
            if (text[close] == ']')
                return close > at + 1 ? close + 1 - at : 0;
        }

        return 0;
    }

    private int TokenLength(int at)
    {
        var run = 1;
        while (at + run < text.Length && text[at + run] == text[at] && !literal[at + run])
            run++;
        foreach (var (letter, lengths) in KnownTokens)
        {
            if (letter == text[at])
                return Array.Find(lengths, length => length <= run);
        }

        return 0;
    }
}
