namespace AllianceBot.Conversation.Language;

/// <summary>Days told by counting from today: "tomorrow", "in 3 weeks", "dentro de 10 días hábiles", "de hoy en ocho".</summary>
internal static class Counts
{
    private static readonly string[] Openers =
    [
        "in the next", "within the next", "over the next", "in about", "in", "within", "dentro de los proximos", "dentro de las proximas", "dentro de",
        "en los proximos", "en las proximas", "en los siguientes", "en las siguientes", "en un plazo de", "en el plazo de", "de aqui a", "en unos", "en unas", "en",
    ];

    private static readonly string[] AfterTomorrow = ["day after tomorrow", "pasado manana"];

    public static DateReading? Read(DateTokens tokens, int at, DateContext context) =>
        NamedDay(tokens, at, context) ?? Opened(tokens, at, context) ?? FromNow(tokens, at, context);

    private static DateReading? NamedDay(DateTokens tokens, int at, DateContext context)
    {
        if (tokens.AfterAny(at, AfterTomorrow) is var later and > 0)
            return new(later, context.Plus(2));
        // "de hoy en ocho" counts today, as the week of eight days does: it is the same weekday of next week.
        if (Idiom(tokens, at) is (var days, var next))
            return new(next, context.Plus(days)) { IntroducesItself = true };
        switch (tokens.Word(at))
        {
            // Yesterday's minutes and what was agreed yesterday are told apart by it; only "by yesterday" asks for it.
            case "yesterday" or "ayer" or "anteayer" or "antier":
                return new(at + 1, null) { Problem = DateProblem.Past, Needs = DateNeeds.Introducer };
            case "today" or "tonight":
                return new(at + 1, context.Today);
            case "hoy" when tokens.AfterAny(at + 1, ["en dia", "por hoy"]) < 0:
                return new(tokens.Skip(at + 1, "mismo"), context.Today);
            case "tomorrow":
                return WithWeekday(tokens, at + 1, context.Plus(1), context);
            case "manana" when tokens.Word(at - 1) is not ("la" or "las" or "esta" or "cada" or "una" or "toda" or "media"):
                return WithWeekday(tokens, tokens.Skip(at + 1, "mismo"), context.Plus(1), context);
            default:
                return null;
        }
    }

    private static (int Days, int Next)? Idiom(DateTokens tokens, int at)
    {
        var today = tokens.After(at, "de hoy en");
        var next = today > 0 ? today : tokens.After(at, "de manana en");
        if (next < 0)
            return null;
        int? days = tokens.Word(next) switch { "ocho" => 7, "quince" => 14, _ => null };
        return days is { } known ? (known + (today > 0 ? 0 : 1), tokens.Skip(next + 1, "dias")) : null;
    }

    /// <summary>"mañana viernes" is one phrase, and a wrong weekday is worth a question.</summary>
    private static DateReading WithWeekday(DateTokens tokens, int next, DateOnly date, DateContext context)
    {
        var name = tokens.IsMark(next, ',') ? next + 1 : next;
        if (!DateWords.Weekdays.TryGetValue(tokens.Word(name), out var day))
            return new(next, date);
        return day == (int)date.DayOfWeek ? new(name + 1, date) : context.Contradiction(name + 1, date, day);
    }

    private static DateReading? Opened(DateTokens tokens, int at, DateContext context)
    {
        foreach (var opener in Openers)
        {
            var count = tokens.After(at, opener);
            if (count < 0 || Span(tokens, count, context) is not (var date, var next))
                continue;
            // "within 3 days of the meeting" counts from something else.
            if (tokens.Word(next) is "of" or "after" or "before" or "antes" or "despues" or "posteriores")
                return null;
            if (tokens.IsMark(next, '\'') && tokens.Word(next + 1) == "time")
                next++;
            return context.Judge(new(tokens.Skip(next, "time"), date) { IntroducesItself = true });
        }
        return null;
    }

    /// <summary>"3 days from now", "a week from Friday", "two weeks from today", "a week today".</summary>
    private static DateReading? FromNow(DateTokens tokens, int at, DateContext context)
    {
        if (tokens.Word(at - 1) is "in" or "within" or "en" || Span(tokens, at, context) is not (var date, var next))
            return null;
        var from = tokens.AfterAny(next, ["from now", "from today", "today", "a partir de hoy", "a contar de hoy", "desde hoy"]);
        if (from > 0)
            return context.Judge(new(from, date));
        var anchor = tokens.AfterAny(next, ["from", "on", "a partir de", "a partir del"]);
        if (anchor < 0 || Anchor(tokens, anchor, context) is not { Date: { } start } named)
            return null;
        return Span(tokens, at, context with { Today = start }) is (var moved, _) ? context.Judge(new(named.Next, moved)) : null;
    }

    private static DateReading? Anchor(DateTokens tokens, int at, DateContext context) =>
        tokens.Word(at) is "tomorrow" or "manana" ? new(at + 1, context.Plus(1)) : Weekdays.Read(tokens, at, context);

    /// <summary>A number and a unit, counted from today.</summary>
    private static (DateOnly Date, int Next)? Span(DateTokens tokens, int at, DateContext context)
    {
        var (count, unit) = Count(tokens, at);
        if (unit == at)
            return null;
        var working = tokens.AfterAny(unit, ["business", "working"]);
        if (working > 0)
            return tokens.Word(working) is "day" or "days" ? (WorkingDays(context, count), working + 1) : null;
        unit = tokens.Skip(unit, "calendar");
        var next = unit + 1;
        switch (tokens.Word(unit))
        {
            case "dia" or "dias" when tokens.Word(next) is "habil" or "habiles" or "laborable" or "laborables" or "laboral" or "laborales":
                return (WorkingDays(context, count), next + 1);
            case "day" or "days" or "dia" or "dias":
                return (context.Plus(count), tokens.Skip(next, "calendario", "corridos", "naturales"));
            case "week" or "weeks" or "semana" or "semanas":
                return (context.Plus(7L * count), next);
            case "fortnight" or "fortnights":
                return (context.Plus(14L * count), next);
            case "quincena" or "quincenas":
                return (context.Plus(15L * count), next);
            case "month" or "months" or "mes" or "meses":
                return (Months(context, count), next);
            case "year" or "years" or "ano" or "anos":
                return (Months(context, 12 * count), next);
            // A date has no hours: the nearest whole day.
            case "hour" or "hours" or "hora" or "horas" or "hrs":
                return (context.Plus((count + 12) / 24), next);
            default:
                return null;
        }
    }

    private static (int Count, int Next) Count(DateTokens tokens, int at)
    {
        if (tokens[at] is { Kind: TokenKind.Number, Ordinal: false, Number: > 0 } digits)
            return (digits.Number, at + 1);
        if (tokens.AfterAny(at, ["a couple of", "un par de"]) is var couple and > 0)
            return (2, couple);
        if (tokens.Word(at) is "a" or "an" or "un" or "una")
            return (1, at + 1);
        return DateWords.Number(tokens, at, ordinals: false);
    }

    private static DateOnly Months(DateContext context, int months) =>
        (DateOnly.MaxValue.Year - context.Today.Year) * 12 > months + 12 ? context.Today.AddMonths(months) : DateOnly.MaxValue;

    // Monday to Friday; public holidays differ in every member's country and are not known here.
    private static DateOnly WorkingDays(DateContext context, int count)
    {
        var (weeks, rest) = Math.DivRem(count, 5);
        var date = context.Plus(0);
        while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && date > DateOnly.MinValue)
            date = date.AddDays(-1);
        var day = (context with { Today = date }).Plus(7L * weeks);
        for (; rest > 0 && day < DateOnly.MaxValue; rest--)
        {
            var step = day.DayOfWeek == DayOfWeek.Friday ? 3 : 1;
            day = (context with { Today = day }).Plus(step);
        }
        return day;
    }
}
