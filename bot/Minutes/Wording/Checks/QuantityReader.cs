using System.Collections.Frozen;
using System.Globalization;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>Finds the numbers of a text, in digits and words, with their units. What belongs to a date is left to <see cref="DayReader"/>.</summary>
internal static class QuantityReader
{
    // More digits than any amount has: whatever it is, it is only ever equal to itself.
    private const int MostDigits = 24;

    private static readonly FrozenDictionary<string, string> Units = Table(
        ("usd", "dollar dollars dolar dolares usd"), ("peso", "peso pesos mxn cop clp ars uyu dop"), ("eur", "euro euros eur"), ("gbp", "pound pounds libra libras gbp"),
        ("pen", "sol soles pen"), ("gtq", "quetzal quetzales gtq"), ("hnl", "lempira lempiras hnl"), ("nio", "cordoba cordobas nio"), ("crc", "colon colones crc"),
        ("bob", "boliviano bolivianos bob bs"), ("gel", "lari laris gel"), ("zmw", "kwacha kwachas zmw"), ("pyg", "guarani guaranies pyg"), ("ves", "bolivar bolivares ves"),
        ("day", "day days dia dias"), ("week", "week weeks semana semanas"), ("month", "month months mes meses"), ("year", "year years ano anos"),
        ("hour", "hour hours hora horas"), ("minute", "minute minutes minuto minutos"), ("fortnight", "fortnight fortnights quincena quincenas"), ("quarter", "quarter quarters trimestre trimestres"));

    private static readonly string[] PercentPhrases = ["percent", "per cent", "por ciento", "porciento"];
    private static readonly string[] Mornings = ["am", "a m", "de la manana", "in the morning"];
    private static readonly string[] Afternoons = ["pm", "p m", "de la tarde", "de la noche", "in the afternoon", "in the evening"];

    /// <param name="isSaid">Of what people said, "one" and "a" count as 1; of what is told, "a" and "una" are articles.</param>
    public static List<Quantity> Read(DateTokens tokens, bool[] isDay, TextLanguage language, bool isSaid)
    {
        var found = new List<Quantity>();
        for (var at = 0; at < tokens.Count;)
        {
            if (isDay[at])
            {
                at++;
                continue;
            }
            if (Clock(tokens, at) is (var time, var afterTime))
            {
                found.Add(time);
                at = afterTime;
                continue;
            }
            var isOneAlone = false;
            if ((tokens[at].Kind is TokenKind.Number ? Digits(tokens, at) : NumberWords.Read(tokens, at, language, out isOneAlone)) is not (var value, var next))
            {
                if (Article(tokens, at) is { } one)
                    found.Add(one);
                else if (isSaid && tokens.Word(at) is "a" or "an")
                    found.Add(new Quantity(1));
                at++;
                continue;
            }
            if (tokens[at].Kind is TokenKind.Number)
                (value, next) = Scaled(tokens, value, next, language);
            var unit = Unit(tokens, at, next);
            if (!isOneAlone || unit.Length > 0 || isSaid || tokens.Word(at) is "one" or "uno")
                found.Add(OfDay(tokens, at, next, value) ?? new Quantity(value, unit));
            at = next;
        }
        return found;
    }

    /// <summary>1,500 and 1.500 and 1 500 are the same; 1.5 and 1,5 as well.</summary>
    private static (decimal, int)? Digits(DateTokens tokens, int at)
    {
        List<string> groups = [Written(tokens, at)];
        var (marks, end) = ("", at);
        while (!tokens[end].Ordinal && NextGroup(tokens, end) is (var mark, var next))
        {
            marks += mark;
            groups.Add(Written(tokens, next));
            end = next;
        }
        var isGrouped = groups[0].Length <= 3 && groups[0] != "0" && groups.Skip(1).All(group => group.Length == 3) && marks.Distinct().Count() <= 1;
        var hasDecimals = groups.Count > 1 && !isGrouped && (groups.Count == 2 || (groups[1..^1].All(group => group.Length == 3) && marks[..^1].Distinct().Count() == 1 && marks[^1] != marks[0]));
        var text = isGrouped ? string.Concat(groups) : hasDecimals ? $"{string.Concat(groups[..^1])}.{groups[^1]}" : groups[0];
        // 10.0.14 is no number but three.
        return (text.Length > MostDigits ? decimal.MaxValue : decimal.Parse(text, CultureInfo.InvariantCulture), isGrouped || hasDecimals ? end + 1 : at + 1);
    }

    private static string Written(DateTokens tokens, int at)
    {
        var written = tokens.Text.AsSpan(tokens[at].Start, tokens[at].End - tokens[at].Start);
        var digits = 0;
        while (digits < written.Length && char.IsAsciiDigit(written[digits]))
            digits++;
        return written[..digits].ToString();
    }

    private static (char Mark, int Next)? NextGroup(DateTokens tokens, int end)
    {
        if (tokens[end + 1].Kind is TokenKind.Mark && tokens[end + 1].Word is "." or "," or "'" && tokens.TouchesNext(end) && tokens.TouchesNext(end + 1) && tokens[end + 2].Kind is TokenKind.Number)
            return (tokens[end + 1].Word[0], end + 2);
        var gap = tokens[end + 1].Kind is TokenKind.Number ? tokens.Text[tokens[end].End..tokens[end + 1].Start] : "";
        return gap is " " or "\u00A0" or "\u202F" && Written(tokens, end).Length <= 3 && Written(tokens, end + 1).Length == 3 ? (' ', end + 1) : null;
    }

    /// <summary>"5k", "5 mil", "1.5 millones".</summary>
    private static (decimal, int) Scaled(DateTokens tokens, decimal value, int next, TextLanguage language)
    {
        if (tokens.TouchesNext(next - 1) && tokens.Word(next) is "k")
            return (Times(value, 1000), next + 1);
        for (; NumberWords.ScaleOfDigits(tokens.Word(next), language) is > 0 and var scale; next++)
            value = Times(value, scale);
        return (value, next);
    }

    private static decimal Times(decimal value, decimal scale) => value > decimal.MaxValue / scale ? decimal.MaxValue : value * scale;

    private static string Unit(DateTokens tokens, int at, int next)
    {
        if ((tokens[next].Kind is TokenKind.Mark && tokens.Text[tokens[next].Start] == '%') || tokens.AfterAny(next, PercentPhrases) > 0)
            return Quantity.Percent;
        var of = tokens.Skip(next, "de", "of", "business", "working", "calendar", "us");
        if (Units.TryGetValue(tokens.Word(of), out var unit))
            return unit;
        return Prefix(tokens, at);
    }

    private static string Prefix(DateTokens tokens, int at)
    {
        var before = tokens[at - 1];
        if (before.Kind is TokenKind.Word)
            return before.Word is "usd" or "eur" or "gbp" or "pen" or "gtq" or "hnl" or "bs" ? Units[before.Word] : "";
        if (before.Kind is not TokenKind.Mark)
            return "";
        return tokens.Text[before.Start] switch
        {
            '$' => tokens.TouchesNext(at - 2) && tokens.Word(at - 2) is "us" or "u" ? "usd" : Quantity.Dollar,
            '€' => "eur",
            '£' => "gbp",
            '/' when tokens.Word(at - 2) == "s" => "pen",
            '.' when tokens.IsMark(at - 2, '/') && tokens.Word(at - 3) == "s" => "pen",
            _ => "",
        };
    }

    /// <summary>"A week", "every month", "por semana".</summary>
    private static Quantity? Article(DateTokens tokens, int at) =>
        tokens.Word(at) is "a" or "an" or "un" or "una" or "every" or "each" or "per" or "cada" or "al" or "por" && Units.TryGetValue(tokens.Word(at + 1), out var unit) ? new Quantity(1, unit) : null;

    /// <summary>15:00, 3:30 pm.</summary>
    private static (Quantity, int)? Clock(DateTokens tokens, int at)
    {
        if (tokens[at] is not { Kind: TokenKind.Number, Number: >= 0 and < 24, Ordinal: false } hour || !tokens.IsMark(at + 1, ':') || !tokens.TouchesNext(at) || !tokens.TouchesNext(at + 1)
            || tokens[at + 2] is not { Digits: 2, Number: >= 0 and < 60 } minute)
            return null;
        var (half, next) = Half(tokens, at + 3);
        return (Time(hour.Number, minute.Number, half), next);
    }

    /// <summary>"3 pm", "a las tres de la tarde".</summary>
    private static Quantity? OfDay(DateTokens tokens, int at, int next, decimal value)
    {
        var (half, _) = Half(tokens, next);
        var isAtHour = tokens.Word(at - 1) is "las" && tokens.Word(at - 2) is "a" or "desde" or "hasta";
        return value is > 0 and < 24 && value == decimal.Truncate(value) && (half is not DayHalf.Unsaid || isAtHour) ? Time((int)value, 0, half) : null;
    }

    private static (DayHalf Half, int Next) Half(DateTokens tokens, int at)
    {
        if (After(tokens, at, Mornings) is var morning and > 0)
            return (DayHalf.Morning, morning);
        return After(tokens, at, Afternoons) is var afternoon and > 0 ? (DayHalf.Afternoon, afternoon) : (DayHalf.Unsaid, at);
    }

    // "p.m." comes as two letters with marks between.
    private static int After(DateTokens tokens, int at, string[] phrases) =>
        tokens.Word(at) is "a" or "p" && tokens.IsMark(at + 1, '.') && tokens.Word(at + 2) == "m" && phrases[0][0] == tokens.Word(at)[0] ? at + 3 : tokens.AfterAny(at, phrases);

    private static Quantity Time(int hour, int minute, DayHalf half) => new((hour % 12 * 60) + minute, Quantity.Clock, hour > 12 ? DayHalf.Afternoon : half);

    private static FrozenDictionary<string, string> Table(params (string Unit, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => KeyValuePair.Create(word, row.Unit))).ToFrozenDictionary(StringComparer.Ordinal);
}
