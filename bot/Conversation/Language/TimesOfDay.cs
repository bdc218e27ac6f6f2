using System.Collections.Frozen;

namespace AllianceBot.Conversation.Language;

/// <summary>A time of day after a date: "by Friday 5pm", "el viernes a las 17:00 horas". A task is due on a day; the time is kept as it was written.</summary>
internal static class TimesOfDay
{
    // The longest in use have about as many words and marks: "a las 5:30 p. m. de la tarde".
    private const int LongestTime = 14;

    private static readonly string[] Openers =
        ["at", "by", "before", "around", "from", "between", "de las", "de la", "de", "entre las", "entre la", "a eso de las", "a las", "a la", "antes de las", "antes de la", "hasta las", "hasta la", "al", "a"];

    private static readonly string[] Named = ["noon", "midday", "midnight", "mediodia", "medianoche"];

    private static readonly FrozenSet<string> Units = FrozenSet.Create(StringComparer.Ordinal, "am", "pm", "h", "hs", "hr", "hrs", "hours", "horas");

    private static readonly string[] Tails =
    [
        "in the morning", "in the afternoon", "in the evening", "at night", "de la manana", "de la tarde", "de la noche", "de la madrugada", "del mediodia",
        "sharp", "en punto", "utc", "gmt", "hora local", "local time",
    ];

    /// <summary>The tokens of the time: <c>From</c> is past a comma, <c>Next</c> past the time. They are equal where there is none.</summary>
    public static (int From, int Next) Read(DateTokens tokens, int at)
    {
        var from = tokens.IsMark(at, ',') ? at + 1 : at;
        // 2026-03-30T17:00
        if (tokens.Word(from) == "t" && tokens.TouchesNext(from) && tokens[from + 1].Kind == TokenKind.Number)
            from++;
        var opened = tokens.AfterAny(from, Openers);
        var start = opened > 0 ? opened : from;
        var named = tokens.AfterAny(start, Named);
        var next = named > 0 ? named : Span(tokens, start, opened > 0);
        return next < 0 ? (at, at) : (from, PastTails(tokens, next));
    }

    /// <summary>A time such as "a las 5 pm" ends before this token, and the day after "a las 5 pm del viernes" is when; "la de las 5 pm del viernes" tells which.</summary>
    public static bool EndsBefore(DateTokens tokens, int end)
    {
        for (var start = end - 2; start >= Math.Max(0, end - LongestTime); start--)
        {
            if (tokens.Word(start) != "de" && tokens.AfterAny(start, Openers) > 0 && Read(tokens, start).Next == end)
                return true;
        }
        return false;
    }

    /// <summary>A time, or two: "5-7 pm", "de 5 a 7 pm", "17:00 to 19:00". −1 for none.</summary>
    private static int Span(DateTokens tokens, int at, bool opened)
    {
        var first = Clock(tokens, at, opened);
        var end = first > 0 ? first : IsHour(tokens, at) ? at + 1 : -1;
        if (end < 0)
            return -1;
        var second = tokens.IsMark(end, '-') || tokens.Word(end) is "to" or "a" or "and" or "y" ? end + 1 : -1;
        // "entre las 5 y las 7 pm"
        return second > 0 && Clock(tokens, tokens.Skip(second, "las", "la"), opened: false) is > 0 and var last ? last : first;
    }

    /// <summary>"5pm", "5 p. m.", "17:00", "17.30 h", "17h"; "5" alone after "at" where the clause ends. −1 for none.</summary>
    private static int Clock(DateTokens tokens, int at, bool opened)
    {
        if (!IsHour(tokens, at))
            return -1;
        var next = at + 1;
        var minutes = tokens.TouchesNext(at) && (tokens.IsMark(next, ':') || tokens.IsMark(next, '.')) && tokens.TouchesNext(next)
            && tokens[next + 1] is { Kind: TokenKind.Number, Digits: 2, Number: < 60 };
        var colon = minutes && tokens.IsMark(next, ':');
        if (minutes)
            next += 2;
        // Seconds, as machines write them.
        if (colon && tokens.IsMark(next, ':') && tokens.TouchesNext(next) && tokens[next + 1].Digits == 2)
            next += 2;
        if (Unit(tokens, next) is > 0 and var unit)
            return unit;
        return colon || opened && (minutes || EndsHere(tokens, next)) ? next : -1;
    }

    private static bool IsHour(DateTokens tokens, int at) => tokens[at] is { Kind: TokenKind.Number, Ordinal: false, Number: >= 0 and <= 24, Digits: <= 2 };

    /// <summary>"in the afternoon", "en punto", "Lima time", "hora de Lima".</summary>
    private static int PastTails(DateTokens tokens, int next)
    {
        for (var more = tokens.AfterAny(next, Tails); more > 0; more = tokens.AfterAny(next, Tails))
            next = more;
        if (IsPlace(tokens, next) && tokens.Word(next + 1) == "time")
            return next + 2;
        var place = tokens.Word(next) == "hora" ? tokens.Skip(next + 1, "de", "del") : next;
        return place > next && IsPlace(tokens, place) ? place + 1 : next;
    }

    private static bool IsPlace(DateTokens tokens, int at) => tokens[at].Kind == TokenKind.Word && char.IsUpper(tokens.Text[tokens[at].Start]);

    private static int Unit(DateTokens tokens, int at)
    {
        if (Units.Contains(tokens.Word(at)))
            return at + 1;
        // "p.m." and "p. m."
        if (tokens.Word(at) is not ("a" or "p"))
            return -1;
        var m = tokens.IsMark(at + 1, '.') ? at + 2 : at + 1;
        if (tokens.Word(m) != "m")
            return -1;
        return tokens.IsMark(m + 1, '.') && m > at + 1 ? m + 2 : m + 1;
    }

    private static bool EndsHere(DateTokens tokens, int at) => tokens[at].Kind is TokenKind.None or TokenKind.Mark || tokens.AfterAny(at, Tails) > 0;
}
