using System.Collections.Frozen;

namespace AllianceBot.Conversation.Language;

/// <summary>A time of day after a date: "by Friday 5pm", "el viernes a las 17:00 horas". A task is due on a day; the time is kept as it was written.</summary>
internal static class TimesOfDay
{
    private static readonly string[] Openers =
        ["at", "by", "before", "around", "a eso de las", "a las", "a la", "antes de las", "antes de la", "hasta las", "hasta la", "al", "a"];

    private static readonly string[] Named = ["noon", "midday", "midnight", "mediodia", "medianoche"];

    private static readonly FrozenSet<string> Units = FrozenSet.Create(StringComparer.Ordinal, "am", "pm", "h", "hs", "hr", "hrs", "hours", "hora", "horas");

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
        var next = named > 0 ? named : Clock(tokens, start, opened > 0);
        if (next < 0)
            return (at, at);
        for (var more = tokens.AfterAny(next, Tails); more > 0; more = tokens.AfterAny(next, Tails))
            next = more;
        return (from, next);
    }

    /// <summary>"5pm", "5 p. m.", "17:00", "17.30 h", "17h"; "5" alone after "at" where the clause ends. −1 for none.</summary>
    private static int Clock(DateTokens tokens, int at, bool opened)
    {
        if (tokens[at] is not { Kind: TokenKind.Number, Ordinal: false, Number: >= 0 and <= 24, Digits: <= 2 })
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
