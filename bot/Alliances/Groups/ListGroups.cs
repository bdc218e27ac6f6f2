using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>All working groups of the alliance, a page at a time: those at work first, by name.</summary>
public static class ListGroups
{
    public sealed record Row(string Name, DateOnly? EndsOn, bool IsClosed, string Coordinator, int Members);

    public static async Task<Page<Row>> HandleAsync(AllianceDb db, int askedPage, CancellationToken cancellationToken)
    {
        var total = await db.Set<WorkingGroup>().CountAsync(cancellationToken);
        var (number, count, skip) = Page.Place(askedPage, total);
        // One that has left the alliance keeps its place in case it comes back, and is not there until then.
        var present = db.Set<Organisation>().Where(o => o.Status != OrganisationStatus.Left);
        var groups = await db.Set<WorkingGroup>()
            .OrderBy(g => g.ClosedAt != null).ThenBy(g => g.FoldedName).ThenBy(g => g.Id).Skip(skip).Take(Page.Size)
            .Select(g => new { g.Id, g.Name, g.EndsOn, IsClosed = g.ClosedAt != null, Members = g.Members.Count(m => present.Any(o => o.Id == m.OrganisationId)) }).ToListAsync(cancellationToken);
        var ids = groups.Select(g => (Guid?)g.Id).ToList();
        var coordinators = await (
            from holding in db.Set<RoleHolding>()
            join person in db.Set<Person>() on holding.PersonId equals person.Id
            where holding.Role == Role.Coordinator && ids.Contains(holding.GroupId) && holding.Until == null && person.LeftAt == null
            select new { holding.GroupId, person.Name }).ToListAsync(cancellationToken);
        var names = coordinators.ToLookup(c => c.GroupId, c => c.Name);
        return new([.. groups.Select(g => new Row(g.Name, g.EndsOn, g.IsClosed, names[g.Id].FirstOrDefault() ?? "", g.Members))], number, count, total);
    }
}
