using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>Works out where a person stands in the alliance.</summary>
internal static class Standings
{
    public static async Task<Standing> ReadAsync(AllianceDb db, Person person, CancellationToken cancellationToken)
    {
        var status = person.OrganisationId is { } id
            ? await db.Set<Organisation>().Where(o => o.Id == id).Select(o => (OrganisationStatus?)o.Status).SingleOrDefaultAsync(cancellationToken)
            : null;
        var holdings = await (
            from holding in db.Set<RoleHolding>()
            join holder in db.Set<Person>() on holding.PersonId equals holder.Id
            where holding.Until == null && holder.LeftAt == null && (holding.PersonId == person.Id || holding.GroupId == null)
            select new { holding.PersonId, holding.Role, holding.GroupId }).ToListAsync(cancellationToken);
        var own = holdings.Where(h => h.PersonId == person.Id).ToList();

        var roles = own.Aggregate(Role.None, (all, holding) => all | holding.Role);
        roles |= status is null or OrganisationStatus.Member ? Role.Member : Role.Observer;
        // An alliance that nobody leads (any more) is open to whoever takes it in hand: it must never lock itself out.
        if (holdings.All(h => h.GroupId is not null))
            roles |= Role.Steward;
        return new Standing(roles, person.OrganisationId, [.. own.Where(h => h.GroupId is not null).Select(h => h.GroupId!.Value)]);
    }
}
