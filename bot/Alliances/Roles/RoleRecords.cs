using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>Who holds which role, for other features: ids out.</summary>
public static class RoleRecords
{
    /// <summary>The co-chairs; the steward while there are none. Those whom only mail reaches are not among them.</summary>
    public static async Task<IReadOnlyList<Guid>> LeadersAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var leaders = await Stewardship.Leaders(db).OrderBy(h => h.Since).Select(h => new { h.PersonId, h.Role }).ToListAsync(cancellationToken);
        var coChairs = leaders.Where(l => l.Role is Role.CoChair).Select(l => l.PersonId).Distinct().ToList();
        return coChairs.Count > 0 ? coChairs : [.. leaders.Where(l => l.Role is Role.Steward).Select(l => l.PersonId).Distinct()];
    }

    /// <summary>Of a working group. Those whom only mail reaches are not among them: they can press nothing.</summary>
    public static async Task<IReadOnlyList<Guid>> CoordinatorsAsync(AllianceDb db, Guid groupId, CancellationToken cancellationToken) => await (
        from holding in db.Set<RoleHolding>()
        join person in db.Set<Person>() on holding.PersonId equals person.Id
        where holding.Until == null && holding.GroupId == groupId && holding.Role == Role.Coordinator && person.LeftAt == null && !person.UserId.StartsWith(Person.MailPrefix)
        select holding.PersonId).Distinct().ToListAsync(cancellationToken);
}
