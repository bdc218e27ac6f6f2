using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>By which clock people live, for other features.</summary>
public static class PersonClocks
{
    /// <summary>The IANA time zones of these people, by person: their own, else the alliance's. Whoever has left is not among them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(AllianceDb db, AllianceInfo alliance, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken) =>
        await AlliancePeople.Members(db).Where(p => personIds.Contains(p.Id)).Select(p => new { p.Id, p.TimeZone })
            .ToDictionaryAsync(p => p.Id, p => p.TimeZone ?? alliance.TimeZone, cancellationToken);
}
