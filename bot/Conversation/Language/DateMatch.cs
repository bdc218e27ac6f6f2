namespace AllianceBot.Conversation.Language;

/// <summary>Why a phrase that looks like a date gives none.</summary>
public enum DateProblem
{
    None,

    /// <summary>No such day: 31/02, April 31, 29 February of a common year.</summary>
    NotInCalendar,

    /// <summary>A written year puts it more than <see cref="DateGrammar.PastDays"/> days back, or it is "yesterday".</summary>
    Past,

    /// <summary>More than <see cref="DateGrammar.FutureYears"/> years ahead: most often a slipped digit in the year.</summary>
    FarFuture,

    /// <summary>The weekday and the date contradict each other: "Friday 30 March 2026" is a Monday.</summary>
    WeekdayMismatch,
}

/// <summary>A weekday and a date that contradict each other.</summary>
/// <param name="ByDate">The date, on whatever weekday it falls.</param>
/// <param name="ByWeekday">The nearest day to it, from today on, that is such a weekday.</param>
public sealed record WeekdayDoubt(DateOnly ByDate, DateOnly ByWeekday);

/// <summary>What the date does in its sentence.</summary>
public enum DateRole
{
    /// <summary>Says when: "by Friday", "para el 30 de abril", or a bare date that opens or ends the text.</summary>
    Due,

    /// <summary>Tells things apart and is no deadline: "the 3 May meeting", "el acta del viernes".</summary>
    Mention,
}

/// <summary>A date phrase in a text. <see cref="Start"/> and <see cref="Length"/> (UTF-16 units) take in the words that introduce a due date, so that cutting them out leaves a sentence.</summary>
public sealed record DateMatch
{
    /// <summary>Null exactly when there is a <see cref="Problem"/>.</summary>
    public DateOnly? Date { get; init; }

    public required int Start { get; init; }
    public required int Length { get; init; }
    public DateRole Role { get; init; }
    public DateProblem Problem { get; init; }

    /// <summary>The other day that the same words may mean, when there is one: <c>3/4</c>, "next Friday", "by March".</summary>
    public DateOnly? Alternative { get; init; }

    /// <summary>What to choose from when the <see cref="Problem"/> is <see cref="DateProblem.WeekdayMismatch"/>.</summary>
    public WeekdayDoubt? Doubt { get; init; }

    /// <summary>A time of day right after the date, as typed ("5pm", "a las 17:00 horas"); empty when there is none.</summary>
    public string Time { get; init; } = "";

    /// <summary>Where the time ends; <see cref="End"/> without one.</summary>
    public int TimeEnd { get => field > End ? field : End; init; }

    public int End => Start + Length;
}
