namespace AllianceBot.Conversation.Language;

/// <summary>What a date needs around it to be taken for one.</summary>
internal enum DateNeeds
{
    Nothing,

    /// <summary>A word such as "by" or "para el" before it.</summary>
    Introducer,

    /// <summary>That, or the end of a clause after it.</summary>
    IntroducerOrEnd,

    /// <summary>Both.</summary>
    IntroducerAndEnd,
}

/// <summary>A date read from the tokens up to <see cref="Next"/>, before its place in the sentence is judged.</summary>
internal sealed record DateReading(int Next, DateOnly? Date)
{
    public DateProblem Problem { get; init; }
    public DateOnly? Alternative { get; init; }
    public WeekdayDoubt? Doubt { get; init; }
    public DateNeeds Needs { get; init; }

    /// <summary>"in 3 days" brings its own "in".</summary>
    public bool IntroducesItself { get; init; }

    /// <summary>The first day of a period such as a month or a week: what "before March" names, and another way to take "by March".</summary>
    public DateOnly? PeriodStart { get; init; }
}

/// <summary>What the readers know of the moment and the writer.</summary>
internal sealed record DateContext(DateOnly Today, TextLanguage Language, DateOrder Order)
{
    /// <summary>A day with a written year.</summary>
    public DateReading Dated(int next, int day, int month, int year) =>
        IsDay(day, month, year) ? Judge(new(next, new DateOnly(year, month, day))) : Impossible(next);

    /// <summary>
    /// A day without a year is its next occurrence, today included. 29 February is not carried over to a leap year: whoever writes it most
    /// often means the last of February.
    /// </summary>
    public DateReading Undated(int next, int day, int month)
    {
        if (month is < 1 or > 12 || day is < 1 or > 31)
            return Impossible(next);
        var year = (month, day).CompareTo((Today.Month, Today.Day)) >= 0 ? Today.Year : Today.Year + 1;
        return IsDay(day, month, year) ? Judge(new(next, new DateOnly(year, month, day))) : Impossible(next);
    }

    public static bool IsDay(int day, int month, int year) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    public static DateReading Impossible(int next) => new(next, null) { Problem = DateProblem.NotInCalendar };

    public DateReading Judge(DateReading reading)
    {
        var days = reading.Date!.Value.DayNumber - Today.DayNumber;
        return days < -DateGrammar.PastDays ? reading with { Date = null, Alternative = null, Problem = DateProblem.Past }
            : days > DateGrammar.FutureYears * 366 ? reading with { Date = null, Alternative = null, Problem = DateProblem.FarFuture }
            : reading;
    }

    /// <summary>A date with a weekday that is not its own.</summary>
    public DateReading Contradiction(int next, DateOnly date, int weekday)
    {
        var after = DateOnly.FromDayNumber(Math.Min(date.DayNumber + (weekday - (int)date.DayOfWeek + 7) % 7, DateOnly.MaxValue.DayNumber));
        var before = DateOnly.FromDayNumber(Math.Max(after.DayNumber - 7, 0));
        var nearest = before >= Today && date.DayNumber - before.DayNumber < after.DayNumber - date.DayNumber ? before : after;
        return new(next, null) { Problem = DateProblem.WeekdayMismatch, Doubt = new(date, nearest) };
    }

    /// <summary>The day so many days away; the end of the calendar where it would run over.</summary>
    public DateOnly Plus(long days) => DateOnly.FromDayNumber((int)Math.Clamp(Today.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));

    /// <summary>Monday of this week: working weeks begin on Monday (ISO 8601), also where calendars print Sunday first.</summary>
    public DateOnly Monday => Plus(-(((int)Today.DayOfWeek + 6) % 7));
}
