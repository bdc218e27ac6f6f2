namespace AllianceBot.Conversation.Language;

/// <summary>
/// Dates named by a stretch of time. A whole stretch is due at its end, when the work it was given is over: a week on its Friday (offices
/// close), a weekend on its Sunday, a month, quarter or year on its last day. "early" is the 5th, "mid" the 15th, a "quincena" the 15th or the last.
/// </summary>
internal static class Periods
{
    private static readonly string[] Ends = ["the end of", "end of", "end", "late in", "late", "fin de", "fin del", "fines de", "fines del", "final de", "final del", "finales de", "finales del"];
    private static readonly string[] Middles = ["middle of", "mid", "mediados de", "mediados del", "mitad de"];
    private static readonly string[] Beginnings =
        ["beginning of", "start of", "early in", "early", "principio de", "principios de", "principios del", "inicio de", "inicios de", "inicios del", "comienzo de", "comienzos de", "comienzos del"];

    private static readonly (string Phrase, int Day)[] Parts =
    [
        ("first week of", 7), ("second week of", 14), ("third week of", 21), ("last week of", 31),
        ("primera semana de", 7), ("segunda semana de", 14), ("tercera semana de", 21), ("ultima semana de", 31),
        ("primera quincena de", 15), ("segunda quincena de", 31), ("first half of", 15), ("second half of", 31),
    ];

    private static readonly string[] NextWeek =
        ["next week", "coming week", "proxima semana", "semana que viene", "semana proxima", "semana entrante", "semana que entra", "siguiente semana"];

    private static readonly string[] NextMonth =
        ["next month", "coming month", "proximo mes", "mes que viene", "mes proximo", "mes entrante", "mes que entra", "siguiente mes"];

    public static DateReading? Read(DateTokens tokens, int at, DateContext context) =>
        Part(tokens, at, context) ?? Quincena(tokens, at, context) ?? Weekend(tokens, at, context) ?? Whole(tokens, at, context);

    private static DateReading? Part(DateTokens tokens, int at, DateContext context)
    {
        foreach (var (phrase, day) in Parts)
        {
            if (tokens.After(at, phrase) is var next and > 0)
                return MonthPart(tokens, next, day, context);
        }
        if (tokens.AfterAny(at, ["eom", "eoy", "eow"]) > 0)
            return EndOf(tokens.Word(at), at + 1, context);
        if (tokens.AfterAny(at, Ends) is var end and > 0)
            return EndOf(tokens, SkipArticle(tokens, end), context) ?? MonthPart(tokens, end, 31, context);
        var middle = tokens.AfterAny(at, Middles);
        if (middle > 0)
            return MonthPart(tokens, tokens.IsMark(middle, '-') ? middle + 1 : middle, 15, context);
        return tokens.AfterAny(at, Beginnings) is var beginning and > 0 ? MonthPart(tokens, beginning, 5, context) : null;
    }

    private static int SkipArticle(DateTokens tokens, int at) => tokens.Skip(at, "the", "this", "el", "la", "este", "esta");

    private static DateReading? EndOf(DateTokens tokens, int at, DateContext context)
    {
        if (tokens.AfterAny(at, NextWeek) is var week and > 0)
            return new(week, WeekFriday(context, 1));
        var unit = tokens.Word(at);
        // "fin de semana" is the weekend; the end of the week is written with its article.
        if (unit == "semana" && tokens.Word(at - 1) is not ("la" or "esta"))
            return null;
        return EndOf(unit, at + 1, context);
    }

    private static DateReading? EndOf(string unit, int next, DateContext context)
    {
        var today = context.Today;
        return unit switch
        {
            "week" or "eow" or "semana" => new(next, ThisWeek(context)),
            "year" or "eoy" or "ano" => new(next, new DateOnly(today.Year, 12, 31)),
            "quarter" or "trimestre" => new(next, LastDay(today.Year, (today.Month + 2) / 3 * 3)),
            "eom" => new(next, LastDay(today.Year, today.Month)),
            _ => null,
        };
    }

    /// <summary>A day of a month: of the one named, of "next month", of "the month". Past the last day it is the last day.</summary>
    private static DateReading? MonthPart(DateTokens tokens, int at, int day, DateContext context)
    {
        if (tokens.AfterAny(SkipArticle(tokens, at), NextMonth) is var following and > 0)
            return new(following, DayOf(context.Today, day, 1));
        at = SkipArticle(tokens, at);
        if (tokens.Word(at) is "month" or "mes")
        {
            var current = DayOf(context.Today, day, 0);
            return new(at + 1, current >= context.Today ? current : DayOf(context.Today, day, 1));
        }
        if (NamedDates.Month(tokens, at) is not (> 0 and var month))
            return null;
        var (year, next) = NamedDates.Year(tokens, at + 1);
        if (next > at + 1)
            return context.Judge(new(next, Clamp(year, month, day)));
        var date = Clamp(context.Today.Year, month, day);
        return new(at + 1, date >= context.Today ? date : Clamp(Math.Min(context.Today.Year + 1, 9999), month, day));
    }

    /// <summary>"la quincena": the half-month that pay and accounts close on in Latin America, the 15th and the last day.</summary>
    private static DateReading? Quincena(DateTokens tokens, int at, DateContext context)
    {
        var next = tokens.AfterAny(at, ["fin de quincena", "esta quincena", "proxima quincena", "quincena"]);
        if (next < 0 || tokens.Word(at - 1) is "una" or "cada" or "un")
            return null;
        var today = context.Today;
        return new(next, today.Day <= 15 ? new DateOnly(today.Year, today.Month, 15) : LastDay(today.Year, today.Month)) { Needs = DateNeeds.Introducer };
    }

    private static DateReading? Weekend(DateTokens tokens, int at, DateContext context)
    {
        var sunday = DateOnly.FromDayNumber(Math.Min(context.Monday.DayNumber + 6, DateOnly.MaxValue.DayNumber));
        if (tokens.After(at, "next weekend") is var next and > 0)
            return new(next, (context with { Today = sunday }).Plus(7));
        var coming = tokens.AfterAny(at, ["this weekend", "coming weekend", "weekend", "este fin de semana", "proximo fin de semana", "fin de semana"]);
        return coming > 0 ? new(coming, sunday) { Needs = DateNeeds.Introducer } : null;
    }

    private static DateReading? Whole(DateTokens tokens, int at, DateContext context)
    {
        if (tokens.After(at, "week after next") is var second and > 0)
            return new(second, WeekFriday(context, 2));
        if (tokens.AfterAny(at, NextWeek) is var week and > 0)
            return new(week, WeekFriday(context, 1)) { PeriodStart = WeekFriday(context, 1).AddDays(-4) };
        if (tokens.AfterAny(at, ["this week", "esta semana"]) is var current and > 0)
            return new(current, ThisWeek(context));
        if (tokens.AfterAny(at, NextMonth) is var month and > 0)
            return new(month, DayOf(context.Today, 31, 1)) { PeriodStart = DayOf(context.Today, 1, 1) };
        if (tokens.AfterAny(at, ["this month", "este mes"]) is var present and > 0)
            return new(present, DayOf(context.Today, 31, 0));
        return MonthAlone(tokens, at, context);
    }

    /// <summary>"by March", "en abril de 2026"; without an introducer the word may be a verb or a name.</summary>
    private static DateReading? MonthAlone(DateTokens tokens, int at, DateContext context)
    {
        if (NamedDates.Month(tokens, at) is not (> 0 and var month) || tokens.Word(at) is "mar" or "set" or "ago")
            return null;
        var (year, next) = NamedDates.Year(tokens, at + 1);
        if (next > at + 1)
        {
            return context.Judge(new(next, LastDay(year, month)) { PeriodStart = new DateOnly(year, month, 1), Needs = DateNeeds.IntroducerOrEnd });
        }
        if (tokens[next].Kind == TokenKind.Number)
            return null;
        year = Math.Min(month >= context.Today.Month ? context.Today.Year : context.Today.Year + 1, 9999);
        return new(next, LastDay(year, month)) { PeriodStart = new DateOnly(year, month, 1), Needs = DateNeeds.Introducer };
    }

    private static DateOnly WeekFriday(DateContext context, int weeks) => DateOnly.FromDayNumber(Math.Min(context.Monday.DayNumber + 7 * weeks + 4, DateOnly.MaxValue.DayNumber));

    // On a Saturday "this week" can only mean what is left of it.
    private static DateOnly ThisWeek(DateContext context) => WeekFriday(context, 0) is var friday && friday >= context.Today ? friday : context.Today;

    private static DateOnly DayOf(DateOnly today, int day, int months)
    {
        var month = today.Year == 9999 && today.Month + months > 12 ? today : new DateOnly(today.Year, today.Month, 1).AddMonths(months);
        return Clamp(month.Year, month.Month, day);
    }

    private static DateOnly LastDay(int year, int month) => Clamp(year, month, 31);

    private static DateOnly Clamp(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
}
