using AllianceBot.Alliances.Organisations;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Holidays;

/// <summary>A holiday as other features see it.</summary>
/// <param name="To">The last day.</param>
/// <param name="Name">People's text.</param>
/// <param name="Country">ISO 3166-1 alpha-2; empty for everybody.</param>
public sealed record HolidayRecord(Guid Id, DateOnly From, DateOnly To, string Name, string Country)
{
    public bool IsForAll => Country.Length == 0;

    public bool Includes(DateOnly day) => From <= day && day <= To;

    /// <param name="country">Of somebody's organisation; empty where nobody said.</param>
    public bool IsIn(string country) => IsForAll || Country == country;
}

/// <summary>The holidays of an alliance, for other features: records out.</summary>
public static class HolidayRecords
{
    /// <summary>Those that are not over on a day, by their first.</summary>
    public static async Task<IReadOnlyList<HolidayRecord>> ReadAsync(AllianceDb db, DateOnly from, CancellationToken cancellationToken) =>
        await db.Set<Holiday>().Where(h => h.To >= from).OrderBy(h => h.From).ThenBy(h => h.To).ThenBy(h => h.Id)
            .Select(h => new HolidayRecord(h.Id, h.From, h.To, h.Name, h.Country)).ToListAsync(cancellationToken);

    /// <summary>Those of one day that somebody here has: for everybody, or of a country where an organisation is.</summary>
    public static async Task<IReadOnlyList<HolidayRecord>> ReadOnAsync(AllianceDb db, DateOnly day, CancellationToken cancellationToken) =>
        await db.Set<Holiday>()
            .Where(h => h.From <= day && day <= h.To && (h.Country == "" || db.Set<Organisation>().Any(o => o.Country == h.Country && o.Status != OrganisationStatus.Left)))
            .OrderBy(h => h.From).ThenBy(h => h.To).ThenBy(h => h.Id)
            .Select(h => new HolidayRecord(h.Id, h.From, h.To, h.Name, h.Country)).ToListAsync(cancellationToken);

    /// <summary>The day itself, or where it is a holiday for everybody, the next weekday that is none.</summary>
    public static DateOnly NextWorkday(DateOnly day, IReadOnlyList<HolidayRecord> holidays)
    {
        if (!IsHoliday(day))
            return day;
        do
            day = day.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsHoliday(day));
        return day;

        bool IsHoliday(DateOnly on) => holidays.Any(h => h.IsForAll && h.Includes(on));
    }

    /// <summary>The day on which a meeting would have been, had no holiday moved it; the day itself where none did.</summary>
    /// <param name="earlier">A meeting that was on its day.</param>
    /// <param name="rhythm">Days from one meeting to the next.</param>
    public static DateOnly DayInRhythm(DateOnly day, DateOnly earlier, int rhythm, IReadOnlyList<HolidayRecord> holidays)
    {
        var before = day.AddDays(-((day.DayNumber - earlier.DayNumber) % rhythm));
        return before < day && before > earlier && NextWorkday(before, holidays) == day ? before : day;
    }
}
