using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Duties;

namespace AllianceBot.Rota.Plans;

/// <summary>The days on which duties pass on.</summary>
internal static class RotaDays
{
    /// <summary>The first days of the weeks, months or quarters that begin between two days, both included. Weeks begin on Monday.</summary>
    public static IEnumerable<DateOnly> Of(Rhythm rhythm, DateOnly from, DateOnly to)
    {
        for (var day = StartOf(rhythm, from); day <= to; day = Next(rhythm, day))
            if (day >= from)
                yield return day;
    }

    /// <summary>The last day of a turn. One of a meeting has that day alone.</summary>
    public static DateOnly LastOf(Rhythm rhythm, DateOnly day) => rhythm is Rhythm.Meeting ? day : Next(rhythm, day).AddDays(-1);

    /// <summary>The first day of the week, month or quarter that a day is in.</summary>
    public static DateOnly StartOf(Rhythm rhythm, DateOnly day) => rhythm switch
    {
        Rhythm.Week => IsoDay.MondayOf(day),
        Rhythm.Month => new DateOnly(day.Year, day.Month, 1),
        Rhythm.Quarter => new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(rhythm)),
    };

    private static DateOnly Next(Rhythm rhythm, DateOnly day) => rhythm switch
    {
        Rhythm.Week => day.AddDays(7),
        Rhythm.Month => day.AddMonths(1),
        Rhythm.Quarter => day.AddMonths(3),
        _ => throw new ArgumentOutOfRangeException(nameof(rhythm)),
    };
}
