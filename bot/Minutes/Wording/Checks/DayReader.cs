using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>A day, month, weekday or stretch of time as a text names it; what it does not say is 0, -1 or empty.</summary>
internal readonly record struct DayMention(int Day = 0, int Month = 0, int Year = 0, int Weekday = -1, string Relative = "")
{
    /// <summary>Of <c>3/4</c>, which is read either way.</summary>
    public bool IsTwofold { get; init; }

    public static DayMention Of(DateOnly date) => new(date.Day, date.Month, date.Year, (int)date.DayOfWeek);

    /// <summary>Whether <paramref name="said"/> says at least as much.</summary>
    public bool IsSaidBy(DayMention said)
    {
        if (Relative.Length > 0 && (Relative != said.Relative || Weekday != said.Weekday))
            return false;
        if (Weekday >= 0)
            return Weekday == said.Weekday;
        if (Relative.Length > 0)
            return true;
        if (Year > 0 && Year != said.Year)
            return false;
        return (Is(said.Day, said.Month) || ((IsTwofold || said.IsTwofold) && Is(said.Month, said.Day))) && Day + Month > 0;
    }

    private bool Is(int day, int month) => (Day == 0 || Day == day) && (Month == 0 || Month == month);
}

/// <summary>Finds the days a text names, in both languages, without settling which they are: that is the date grammar's work, and here words are compared.</summary>
internal static class DayReader
{
    private static readonly (string Relative, string[] Phrases)[] Relatives =
    [
        ("day after tomorrow", ["day after tomorrow", "pasado manana"]),
        ("tomorrow", ["tomorrow", "manana"]),
        ("today", ["today", "tonight", "hoy", "esta noche"]),
        ("yesterday", ["yesterday", "ayer"]),
        ("next week", ["next week", "coming week", "proxima semana", "siguiente semana", "semana que viene", "semana proxima", "semana entrante"]),
        ("this week", ["this week", "esta semana"]),
        ("last week", ["last week", "semana pasada", "pasada semana"]),
        ("next month", ["next month", "coming month", "proximo mes", "siguiente mes", "mes que viene", "mes proximo", "mes entrante"]),
        ("this month", ["this month", "este mes", "mes en curso"]),
        ("last month", ["last month", "mes pasado"]),
        ("next year", ["next year", "coming year", "proximo ano", "siguiente ano", "ano que viene", "ano proximo", "ano entrante"]),
        ("this year", ["this year", "este ano", "presente ano"]),
        ("last year", ["last year", "ano pasado"]),
        ("end of month", ["end of the month", "end of month", "month end", "fin de mes", "fines de mes", "final de mes", "finales de mes"]),
        ("end of year", ["end of the year", "end of year", "year end", "fin de ano", "fines de ano", "final de ano", "finales de ano"]),
        ("end of week", ["end of the week", "fin de la semana", "final de la semana"]),
        ("weekend", ["weekend", "fin de semana"]),
    ];

    private static readonly string[] NextBefore = ["next", "following", "proximo", "siguiente"];
    private static readonly string[] NextAfter = ["proximo", "que viene", "entrante", "siguiente"];
    private static readonly string[] Last = ["last", "past", "pasado", "anterior"];

    // Words of their own as well: months only beside a number, or with a capital.
    private static readonly string[] Doubtful = ["mar", "set", "ago", "may", "march", "august"];

    /// <returns>The days, and which tokens they take up.</returns>
    public static (List<DayMention> Days, bool[] Taken) Read(DateTokens tokens)
    {
        var (days, taken) = (new List<DayMention>(), new bool[tokens.Count]);
        for (var at = 0; at < tokens.Count;)
        {
            if (At(tokens, at) is not (var mention, var next))
            {
                at++;
                continue;
            }
            days.Add(mention);
            while (at < next)
                taken[at++] = true;
        }
        return (days, taken);
    }

    private static (DayMention Mention, int Next)? At(DateTokens tokens, int at) =>
        Numeric(tokens, at) ?? DayFirst(tokens, at) ?? MonthFirst(tokens, at) ?? DayAlone(tokens, at) ?? Weekday(tokens, at) ?? Counted(tokens, at);

    private static (DayMention, int)? Counted(DateTokens tokens, int at)
    {
        foreach (var (relative, phrases) in Relatives)
        {
            if (tokens.AfterAny(at, phrases) is > 0 and var next)
                return relative == "tomorrow" && tokens.Word(at - 1) is "la" or "las" or "esta" or "media" ? null : (new DayMention(Relative: relative), next);
        }
        return null;
    }

    private static (DayMention, int)? Weekday(DateTokens tokens, int at)
    {
        var word = tokens.Word(at);
        if (!DateWords.Weekdays.TryGetValue(word, out var day) && !(word.EndsWith('s') && DateWords.Weekdays.TryGetValue(word[..^1], out day)))
            return null;
        var (before, after) = (tokens.Word(at - 1), at + 1);
        var isNext = NextBefore.Contains(before) || tokens.AfterAny(after, NextAfter) > 0;
        var isLast = Last.Contains(before) || Last.Contains(tokens.Word(after));
        return (new DayMention(Weekday: day, Relative: isNext ? "next" : isLast ? "last" : ""), after);
    }

    /// <summary>2026-03-27, 27/3/2026, 27.3.26, 27/3.</summary>
    private static (DayMention, int)? Numeric(DateTokens tokens, int at)
    {
        if (tokens[at] is not { Kind: TokenKind.Number, Ordinal: false } first || tokens[at + 1].Word is not ("-" or "/" or ".") || !IsJoined(tokens, at))
            return null;
        var mark = tokens[at + 1].Word[0];
        var second = tokens[at + 2];
        var isWhole = tokens.IsMark(at + 3, mark) && IsJoined(tokens, at + 2);
        if (!isWhole)
            return mark == '/' && IsDay(first, second) ? (new DayMention(first.Number, second.Number) { IsTwofold = true }, at + 3) : null;
        var third = tokens[at + 4];
        if (first.Digits == 4 && IsDay(third, second))
            return (new DayMention(third.Number, second.Number, first.Number), at + 5);
        return third.Digits is 2 or 4 && IsDay(first, second)
            ? (new DayMention(first.Number, second.Number, third.Digits == 2 ? 2000 + third.Number : third.Number) { IsTwofold = true }, at + 5)
            : null;
    }

    private static bool IsDay(DateToken day, DateToken month) => day is { Digits: 1 or 2, Number: >= 1 and <= 31 } && month is { Digits: 1 or 2, Number: >= 1 and <= 31 } && Math.Min(day.Number, month.Number) <= 12;

    private static bool IsJoined(DateTokens tokens, int at) => tokens.TouchesNext(at) && tokens.TouchesNext(at + 1) && tokens[at + 2].Kind == TokenKind.Number;

    /// <summary>"27 March", "27th of March 2026", "veintisiete de marzo de 2026".</summary>
    private static (DayMention, int)? DayFirst(DateTokens tokens, int at)
    {
        var (day, next) = Day(tokens, at);
        if (day == 0)
            return null;
        var name = tokens.Skip(next, "de", "of", "del");
        if (DateWords.Month(tokens.Word(name)) is not (> 0 and var month) || (name == next && tokens.Word(name) is "may" or "march" && char.IsLower(tokens.Text[tokens[name].Start])))
            return null;
        var (year, after) = NamedDates.Year(tokens, name + 1);
        return (new DayMention(day, month, year), after);
    }

    /// <summary>"March 27", "March 27th, 2026", "March 2026", "marzo".</summary>
    private static (DayMention, int)? MonthFirst(DateTokens tokens, int at)
    {
        if (DateWords.Month(tokens.Word(at)) is not (> 0 and var month))
            return null;
        var isSure = !Doubtful.Contains(tokens.Word(at)) || char.IsUpper(tokens.Text[tokens[at].Start]);
        var (day, next) = tokens[at + 1].Digits == 4 ? (0, at) : Day(tokens, tokens.Skip(at + 1, "the"));
        if (!isSure)
            return null;
        // "el 3 de marzo y 5 personas": the day stands before a Spanish month.
        var (year, after) = NamedDates.Year(tokens, day > 0 ? next : at + 1);
        return (new DayMention(day, month, year), after);
    }

    /// <summary>"the 15th", "el 15", "día quince".</summary>
    private static (DayMention, int)? DayAlone(DateTokens tokens, int at)
    {
        var isIntroduced = tokens.Word(at - 1) is "el" or "del" or "al" or "dia";
        if (tokens[at] is not { Kind: TokenKind.Number, Number: >= 1 and <= 31 } token || !(isIntroduced || token.Ordinal && tokens.Word(at - 1) is "the"))
            return null;
        var next = tokens[at + 1];
        var isCount = next.Kind == TokenKind.Number || (next.Kind == TokenKind.Mark && tokens.TouchesNext(at) && (tokens.Text[next.Start] is '%' || tokens[at + 2].Kind == TokenKind.Number))
            || tokens.AfterAny(at + 1, ["por ciento", "porciento", "mil", "percent", "per cent"]) > 0 || DateWords.Month(tokens.Word(tokens.Skip(at + 1, "de"))) > 0;
        return isCount ? null : (new DayMention(token.Number), at + 1);
    }

    private static (int Day, int Next) Day(DateTokens tokens, int at)
    {
        if (tokens[at].Kind == TokenKind.Word)
            return DateWords.Number(tokens, at, ordinals: true);
        return tokens[at] is { Kind: TokenKind.Number, Number: >= 1 and <= 31 } ? (tokens[at].Number, at + 1) : (0, at);
    }
}
