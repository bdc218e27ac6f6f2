using NodaTime;
using NodaTime.Extensions;

namespace AllianceBot.Tasks;

/// <summary>
/// When people are reminded of a task. Before its day the owner is, by their own calendar: a week before, the day before, and on the
/// day. After it, or when a question stays unanswered, the steps of <see cref="ChaseStep"/> follow each other by so many days as the
/// charter says.
/// </summary>
internal static class ChaseCalendar
{
    /// <summary>Of a request for help that was answered, so many days pass before anybody is told again.</summary>
    public const int AfterHelp = 7;

    private static readonly int[] DaysBefore = [7, 1, 0];

    /// <summary>The days on which the owner hears of a task that is due, from tomorrow on.</summary>
    public static IEnumerable<DateOnly> OwnerDays(DateOnly due, DateOnly today) => DaysBefore.Select(days => due.AddDays(-days)).Where(day => day > today);

    /// <summary>When the owner hears for the first time that an open task is late; never before tomorrow.</summary>
    public static DateOnly FirstStep(DateOnly due, int stepDays, DateOnly today) => Later(due, today).AddDays(stepDays);

    /// <summary>The day it is for a reader.</summary>
    public static DateOnly DayOf(DateTimeOffset moment, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        return Instant.FromDateTimeOffset(moment).InZone(zone).Date.ToDateOnly();
    }

    /// <summary>The first moment of a reader's day.</summary>
    public static DateTimeOffset StartOf(DateOnly day, string timeZone) =>
        (DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc).AtStartOfDay(day.ToLocalDate()).ToDateTimeOffset().ToUniversalTime();

    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
