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

    /// <summary>Whether a day is one for everybody.</summary>
    public static Task<bool> IsForAllAsync(AllianceDb db, DateOnly day, CancellationToken cancellationToken) =>
        db.Set<Holiday>().AnyAsync(h => h.Country == "" && h.From <= day && day <= h.To, cancellationToken);

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
}
