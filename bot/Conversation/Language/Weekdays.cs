namespace AllianceBot.Conversation.Language;

/// <summary>Days of the week, alone, qualified ("next Friday", "el viernes de la próxima semana") or before a date ("viernes 27 de marzo").</summary>
internal static class Weekdays
{
    private static readonly string[] NextBefore = ["next", "following"];
    private static readonly string[] ComingBefore = ["proximo", "this coming", "coming", "siguiente"];
    private static readonly string[] ThisBefore = ["this", "este"];
    private static readonly string[] ComingAfter = ["que viene", "que entra", "proximo", "entrante", "siguiente"];
    private static readonly string[] NextWeekAfter =
        ["of next week", "next week", "de la proxima semana", "de la semana que viene", "de la semana proxima", "de la semana entrante", "de la semana que entra", "de la otra semana"];
    private static readonly string[] ThisWeekAfter = ["of this week", "this week", "de esta semana"];
    private static readonly string[] WeekLaterAfter = ["week", "en ocho"];

    // "every Friday" is a rhythm, "last Friday" is over, "Good Friday" is a feast on another date each year.
    private static readonly string[] RuledOutBefore = ["every", "each", "last", "past", "good", "black", "easter", "los", "cada", "pasado", "ultimo", "primer", "segundo", "tercer", "first", "second", "third", "fourth"];
    private static readonly string[] RuledOutAfter = ["pasado", "santo", "anterior", "de ramos", "de pascua", "de ceniza", "last"];

    public static DateReading? Read(DateTokens tokens, int at, DateContext context)
    {
        var name = at;
        var qualifier = Qualifier.None;
        if (tokens.AfterAny(at, NextBefore) is var next and > 0)
            (name, qualifier) = (next, Qualifier.Next);
        else if (tokens.AfterAny(at, ComingBefore) is var coming and > 0)
            (name, qualifier) = (coming, Qualifier.Coming);
        else if (tokens.AfterAny(at, ThisBefore) is var current and > 0)
            (name, qualifier) = (current, Qualifier.This);

        var word = tokens.Word(name);
        var isShort = !DateWords.Weekdays.TryGetValue(word, out var day);
        if (isShort && !DateWords.ShortWeekdays.TryGetValue(word, out day) || RuledOutBefore.Contains(tokens.Word(at - 1)))
            return null;
        var after = isShort && tokens.IsMark(name + 1, '.') && tokens.TouchesNext(name) && tokens[name + 2].Kind != TokenKind.None ? name + 2 : name + 1;
        if (tokens.AfterAny(after, RuledOutAfter) > 0)
            return null;
        if (WithDate(tokens, after, day, context) is { } dated)
            return dated;
        // "mar" alone is the sea or March.
        if (word == "mar")
            return null;
        var reading = Alone(tokens, after, day, qualifier, context);
        return isShort && qualifier == Qualifier.None ? reading with { Needs = DateNeeds.Introducer } : reading;
    }

    /// <summary>
    /// Alone, a weekday is the next one and never today: on a Friday "Friday" is a week off, because people say "today" for today.
    /// "this Friday" includes today. English "next Friday" is that of next week (Monday to Sunday), with the coming one as the other
    /// reading, since speakers differ; Spanish "próximo viernes" and "viernes que viene" are the coming one.
    /// </summary>
    private static DateReading Alone(DateTokens tokens, int after, int day, Qualifier qualifier, DateContext context)
    {
        var days = (day - (int)context.Today.DayOfWeek + 7) % 7;
        var coming = context.Plus(days == 0 ? 7 : days);
        var inWeek = (day + 6) % 7;
        var nextWeek = DateOnly.FromDayNumber(Math.Min(context.Monday.DayNumber + 7 + inWeek, DateOnly.MaxValue.DayNumber));
        if (tokens.AfterAny(after, NextWeekAfter) is var next and > 0)
            return new(next, nextWeek);
        if (tokens.AfterAny(after, ThisWeekAfter) is var current and > 0)
            return new(current, DateOnly.FromDayNumber(Math.Min(context.Monday.DayNumber + inWeek, DateOnly.MaxValue.DayNumber)));
        if (tokens.AfterAny(after, WeekLaterAfter) is var later and > 0)
            return new(tokens.Skip(later, "dias"), DateOnly.FromDayNumber(Math.Min(coming.DayNumber + 7, DateOnly.MaxValue.DayNumber)));
        if (tokens.AfterAny(after, ComingAfter) is var stated and > 0)
            return new(stated, coming);
        return qualifier switch
        {
            Qualifier.This => new(after, context.Plus(days)),
            Qualifier.Next => new(after, nextWeek) { Alternative = nextWeek == coming ? null : coming },
            _ => new(after, coming),
        };
    }

    /// <summary>"Friday, 27 March", "viernes 27/3", "Friday the 27th", "viernes 27": the date decides and the weekday must agree.</summary>
    private static DateReading? WithDate(DateTokens tokens, int after, int day, DateContext context)
    {
        var at = tokens.IsMark(after, ',') ? after + 1 : after;
        at = tokens.Skip(tokens.Skip(at, "the", "el"), "dia");
        // "Friday 17:00" and "viernes 5.30 pm" go on with a time.
        if (TimesOfDay.Read(tokens, at).Next > at)
            return null;
        var reading = NumericDates.Read(tokens, at, context) ?? NamedDates.Read(tokens, at, context);
        if (reading is not null)
        {
            if (reading.Alternative is { } other && (int)other.DayOfWeek == day)
                reading = reading with { Date = other, Alternative = null };
            else if (reading.Date is { } date)
                reading = (int)date.DayOfWeek == day
                    ? reading with { Alternative = null }
                    : context.Contradiction(reading.Next, date, day) with { Needs = reading.Needs };
            // "Friday 3 people": a bare number must close the clause.
            if (reading.Needs == DateNeeds.IntroducerAndEnd)
                return Phrases.ClosesClause(tokens, reading.Next) ? reading with { Needs = DateNeeds.Nothing } : null;
            return reading;
        }
        if (tokens[at] is not { Kind: TokenKind.Number, Number: >= 1 and <= 31 and var number } || !Phrases.ClosesClause(tokens, at + 1))
            return null;
        for (var days = 0; days <= 62; days++)
        {
            if (context.Plus(days) is var date && date.Day == number && (int)date.DayOfWeek == day)
                return new(at + 1, date);
        }
        return null;
    }

    private enum Qualifier
    {
        None,
        This,
        Coming,
        Next,
    }
}
