using NodaTime;
using NodaTime.Extensions;

namespace AllianceBot.Delivery;

/// <summary>When somebody is not to be disturbed, by their own clock.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="From">Quiet hours begin; later than <paramref name="To"/> when they cross midnight.</param>
/// <param name="To">Quiet hours end; the same as <paramref name="From"/> for none.</param>
/// <param name="AwayFrom">The first day away; null for always having been.</param>
/// <param name="AwayTo">The last day away; null for not being away.</param>
public sealed record QuietTimes(string TimeZone, TimeOnly From, TimeOnly To, DateOnly? AwayFrom, DateOnly? AwayTo)
{
    /// <summary>Quiet hours of whoever has not said.</summary>
    public static readonly (TimeOnly From, TimeOnly To) Usual = (new TimeOnly(20, 0), new TimeOnly(7, 0));

    /// <summary>First and last days of the holidays that hold for them.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To)> Holidays { get; init; } = [];

    /// <summary>Hours and days off follow each other at most so often before there is a moment to talk.</summary>
    private const int MostSteps = 8;

    /// <summary>The first moment from <paramref name="moment"/> on, itself included, at which they may be disturbed.</summary>
    public DateTimeOffset FirstMoment(DateTimeOffset moment)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;
        var at = moment.ToInstant();
        for (var step = 0; step < MostSteps; step++)
        {
            var local = at.InZone(zone).LocalDateTime;
            if (LastDayOff(local.Date.ToDateOnly()) is { } last)
                at = zone.AtStartOfDay(last.ToLocalDate().PlusDays(1)).ToInstant();
            else if (IsQuiet(local.TimeOfDay.ToTimeOnly()))
            {
                // A clock that is put back may show an hour again that is not quiet.
                var (end, change) = (NextEnd(zone, at, local), zone.GetZoneInterval(at));
                at = change.HasEnd && change.End < end ? change.End : end;
            }
            else
                break;
        }

        return at.ToDateTimeOffset();
    }

    /// <summary>The moment itself, or where the clock shows an earlier time, the hour of that day.</summary>
    public DateTimeOffset NotBefore(TimeOnly hour, DateTimeOffset moment)
    {
        var local = moment.ToInstant().InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc).LocalDateTime;
        return local.TimeOfDay.ToTimeOnly() < hour && new WallClock(local.Date.ToDateOnly(), hour, TimeZone).ToUtc() is var then && then > moment ? then : moment;
    }

    public bool IsAway(DateOnly day) => AwayTo is { } last && day <= last && !(AwayFrom > day);

    /// <summary>The last of the days, from this one on, that they are away or have a holiday; null where this one is none.</summary>
    private DateOnly? LastDayOff(DateOnly day)
    {
        DateOnly? last = null;
        for (var next = day; EndOf(next) is { } end; next = end.AddDays(1))
            last = end;
        return last;

        DateOnly? EndOf(DateOnly on) => IsAway(on) ? AwayTo : Holidays.Where(h => h.From <= on && on <= h.To).Select(h => (DateOnly?)h.To).FirstOrDefault();
    }

    public bool IsQuiet(TimeOnly time) => From <= To ? From <= time && time < To : time >= From || time < To;

    /// <summary>The next time the clock shows <see cref="To"/>. Where it is put forward over that time, the moment it is; where it shows it twice, the one to come.</summary>
    private Instant NextEnd(DateTimeZone zone, Instant at, LocalDateTime local)
    {
        for (var date = local.Date; ; date = date.PlusDays(1))
        {
            var mapping = zone.MapLocal(date + To.ToLocalTime());
            if (mapping.Count == 0 && mapping.LateInterval.Start > at)
                return mapping.LateInterval.Start;
            if (mapping.Count > 0 && mapping.First().ToInstant() > at)
                return mapping.First().ToInstant();
            if (mapping.Count > 1 && mapping.Last().ToInstant() > at)
                return mapping.Last().ToInstant();
        }
    }
}
