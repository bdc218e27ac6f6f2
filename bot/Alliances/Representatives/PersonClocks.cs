using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>By which clock somebody lives.</summary>
/// <param name="TimeZone">IANA name: their own, else the alliance's.</param>
/// <param name="DailyHour">When the message of a day is due on it; quiet hours, holidays and days away put it off.</param>
public sealed record PersonClock(string TimeZone, TimeOnly DailyHour)
{
    /// <summary>Of whoever has not said.</summary>
    public static readonly TimeOnly UsualHour = new(9, 0);
}

/// <summary>By which clocks people live, for other features.</summary>
public static class PersonClocks
{
    /// <summary>The clocks of these people, by person. Whoever has left is not among them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PersonClock>> ReadAsync(AllianceDb db, AllianceInfo alliance, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken) =>
        await AlliancePeople.Members(db).Where(p => personIds.Contains(p.Id)).Select(p => new { p.Id, p.TimeZone, p.DailyHour })
            .ToDictionaryAsync(p => p.Id, p => new PersonClock(p.TimeZone ?? alliance.TimeZone, p.DailyHour ?? PersonClock.UsualHour), cancellationToken);
}
