namespace AllianceBot.Conversation.Language;

/// <summary>Dates with the name of a month, and the day of a month alone: "March 30th, 2026", "1.º de mayo", "by the 15th", "el 15".</summary>
internal static class NamedDates
{
    public static DateReading? Read(DateTokens tokens, int at, DateContext context) =>
        MonthFirst(tokens, at, context) ?? DayFirst(tokens, at, context) ?? DayAlone(tokens, at, context);

    /// <summary>The month at an index, told from the verbs "march" and "may" by what the readers ask around it.</summary>
    public static int Month(DateTokens tokens, int at) => DateWords.Month(tokens.Word(at));

    /// <summary>"2026", ", 2026", "de 2026", "del año 2026", "'26": the year and the index after it, or zero.</summary>
    public static (int Year, int Next) Year(DateTokens tokens, int at)
    {
        var next = at;
        if (tokens.IsMark(next, ',') || tokens.IsMark(next, '.') && tokens.TouchesNext(next - 1) && tokens[next + 1].Digits == 4)
            next++;
        if (tokens.IsMark(next, '-') || tokens.IsMark(next, '/'))
            return tokens.TouchesNext(next) && tokens[next + 1].Digits is 2 or 4 ? (FullYear(tokens[next + 1]), next + 2) : (0, at);
        if (tokens.IsMark(next, '\'') && tokens.TouchesNext(next) && tokens[next + 1].Digits == 2)
            return (FullYear(tokens[next + 1]), next + 2);
        next = tokens.Skip(tokens.Skip(tokens.Skip(next, "de", "del", "of"), "ano"), "in");
        return tokens[next] is { Digits: 4, Ordinal: false, Number: >= 1900 and <= 2199 } year ? (year.Number, next + 1) : (0, at);
    }

    private static int FullYear(DateToken token) => token.Digits == 2 ? 2000 + token.Number : token.Number;

    private static DateReading? DayFirst(DateTokens tokens, int at, DateContext context)
    {
        var (day, next) = Day(tokens, at);
        if (day == 0)
            return null;
        var joined = tokens.TouchesNext(next - 1) && (tokens.IsMark(next, '-') || tokens.IsMark(next, '/') || tokens.IsMark(next, '.'));
        var name = joined ? next + 1 : tokens.Skip(next, "de", "of", "del");
        name = name > next && tokens.After(name, "mes de") is var month and > 0 ? month : name;
        if (Month(tokens, name) is not (> 0 and var number))
            return null;
        return Complete(tokens, name + 1, day, number, context) is var reading && Unsure(tokens, name, day)
            ? reading with { Needs = DateNeeds.IntroducerOrEnd }
            : reading;
    }

    private static DateReading? MonthFirst(DateTokens tokens, int at, DateContext context)
    {
        if (Month(tokens, at) is not (> 0 and var month) || !DateWords.OpensDate(tokens.Word(at)))
            return null;
        var dotted = tokens.IsMark(at + 1, '.') && tokens.Word(at).Length <= 4 ? at + 2 : at + 1;
        var (day, next) = Day(tokens, tokens.Skip(dotted, "the", "el"));
        // "we may 3": a verb; "March 3:00", "March 30-31": not a day.
        if (day == 0 || tokens[at + 1].Digits == 4 || tokens.TouchesNext(next - 1) && (tokens.IsMark(next, ':') || tokens.IsMark(next, '%')))
            return null;
        return Complete(tokens, next, day, month, context) is var reading && Unsure(tokens, at, day)
            ? reading with { Needs = DateNeeds.IntroducerOrEnd }
            : reading;
    }

    private static DateReading Complete(DateTokens tokens, int next, int day, int month, DateContext context)
    {
        var (year, after) = Year(tokens, next);
        return after > next ? context.Dated(after, day, month, year) : context.Undated(next, day, month);
    }

    // "3 may attend" and "45 march": a verb, or a count of something.
    private static bool Unsure(DateTokens tokens, int month, int day) =>
        day > 31 || tokens.Word(month) is "may" or "march" && char.IsLower(tokens.Text[tokens[month].Start]);

    /// <summary>A day of the month in digits or words. Up to 99, so that "32 de marzo" is answered as a slip rather than overlooked.</summary>
    private static (int Day, int Next) Day(DateTokens tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.Word)
            return DateWords.Number(tokens, at, ordinals: true);
        if (token is not { Kind: TokenKind.Number, Number: > 0 and < 100 })
            return (0, at);
        // 3pm and 5km are no days; 30mar is one.
        var glued = tokens.TouchesNext(at) && tokens[at + 1].Kind == TokenKind.Word && Month(tokens, at + 1) == 0;
        return glued ? (0, at) : (token.Number, at + 1);
    }

    /// <summary>"the 15th", "el 15", "el día 15 del próximo mes": the next such day; it must be introduced and close its clause.</summary>
    private static DateReading? DayAlone(DateTokens tokens, int at, DateContext context)
    {
        var (day, next) = Day(tokens, at);
        if (day is 0 or > 31)
            return null;
        var ordinal = tokens[at].Ordinal || tokens[at].Kind == TokenKind.Word && DateWords.Number(tokens, at, ordinals: false).Value == 0;
        var isIntroduced = tokens.Word(at - 1) is "el" or "dia" or "del" || tokens.Word(at - 1) is "proximo" && tokens.Word(at - 2) is "el" or "del" or "este";
        if (!ordinal && !isIntroduced)
            return null;
        var following = tokens.AfterAny(next, ["of next month", "del proximo mes", "del mes que viene", "del mes proximo", "del mes entrante"]);
        var current = tokens.AfterAny(next, ["of this month", "of the month", "de este mes", "del mes en curso", "del presente mes", "del presente", "del corriente", "del mes"]);
        var month = new DateOnly(context.Today.Year, context.Today.Month, 1);
        if (following > 0)
            return month.Year < 9999 ? OfMonth(following, day, month.AddMonths(1), DateNeeds.Nothing) : null;
        var reading = NextDay(Math.Max(next, current), day, context);
        return current > 0 ? reading : reading with { Needs = DateNeeds.IntroducerAndEnd };
    }

    private static DateReading OfMonth(int next, int day, DateOnly month, DateNeeds needs) =>
        DateContext.IsDay(day, month.Month, month.Year)
            ? new(next, new DateOnly(month.Year, month.Month, day)) { Needs = needs }
            : DateContext.Impossible(next) with { Needs = needs };

    private static DateReading NextDay(int next, int day, DateContext context)
    {
        var today = context.Today;
        for (var months = 0; months < 3; months++)
        {
            if (today.Year == 9999 && today.Month + months > 12)
                break;
            var month = today.AddMonths(months);
            if (DateContext.IsDay(day, month.Month, month.Year) && new DateOnly(month.Year, month.Month, day) is var date && date >= today)
                return new(next, date);
        }
        return DateContext.Impossible(next);
    }
}
