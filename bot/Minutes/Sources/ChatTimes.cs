using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Turns the local times of a chat, in the order of its messages, into times from the meeting's start. A clock without dates that goes back by
/// half a day has passed midnight; of an hour that the clock shows twice, the one that does not go back is meant.
/// </summary>
internal sealed class ChatTimes(MeetingClock? clock, bool isMonthFirst)
{
    private readonly DateTimeZone _zone = clock?.Zone ?? DateTimeZone.Utc;
    private Instant? _origin = clock?.Start.ToInstant();
    private LocalDateTime? _last;
    private Instant _lastInstant = Instant.MinValue;

    /// <summary>Null for a time that no clock shows, or a date that is in no calendar.</summary>
    public TimeSpan? Of(Stamp stamp)
    {
        if (stamp.Hour > 23 || DateOf(stamp) is not { } date)
            return null;
        var local = date.At(new LocalTime(stamp.Hour, stamp.Minute, stamp.Second ?? 0));
        var instant = stamp.IsUtc ? local.InUtc().ToInstant() : InstantOf(local);
        _last = stamp.IsUtc ? instant.InZone(_zone).LocalDateTime : local;
        _lastInstant = instant;
        _origin ??= instant;
        return (instant - _origin.Value).ToTimeSpan();
    }

    private Instant InstantOf(LocalDateTime local)
    {
        var mapping = _zone.MapLocal(local);
        if (mapping.Count == 2 && mapping.First().ToInstant() < _lastInstant)
            return mapping.Last().ToInstant();
        return local.InZone(_zone, Resolvers.LenientResolver).ToInstant();
    }

    private LocalDate? DateOf(Stamp stamp)
    {
        if (stamp.Date is not { } date)
            return DateOfTime(new LocalTime(stamp.Hour, stamp.Minute, stamp.Second ?? 0));
        var (month, day) = date.IsYearFirst || isMonthFirst ? (date.First, date.Second) : (date.Second, date.First);
        return date.Year == 0 ? Nearest(month, day) ?? Nearest(day, month) : Create(date.Year, month, day) ?? Create(date.Year, day, month);
    }

    private LocalDate DateOfTime(LocalTime time)
    {
        if (_last is { } last)
            return (last.Date.At(time) - last).ToDuration() < Duration.FromHours(-12) ? last.Date.PlusDays(1) : last.Date;
        if (clock is null)
            return new LocalDate(2000, 1, 1);
        // The first message belongs to the day on which its time is nearest to the start.
        var start = clock.LocalStart;
        return new[] { 0, -1, 1 }.Select(days => start.Date.PlusDays(days)).MinBy(day => Math.Abs((day.At(time) - start).ToDuration().TotalMinutes));
    }

    private LocalDate? Nearest(int month, int day)
    {
        if (clock is null)
            return Create(2000, month, day);
        var start = clock.LocalStart.Date;
        return new[] { 0, -1, 1 }.Select(years => Create(start.Year + years, month, day)).OfType<LocalDate?>()
            .MinBy(date => Math.Abs(Period.DaysBetween(start, date!.Value)));
    }

    private static LocalDate? Create(int year, int month, int day) =>
        year is >= 1990 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
}
