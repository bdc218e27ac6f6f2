using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>The coordinators of working groups. Whoever becomes it or stops being it by another's hand is told.</summary>
internal static class GroupRoles
{
    public static async Task GiveAsync(AllianceDb db, Guid groupId, string name, AllianceMember coordinator, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.Add(RoleHolding.Give(coordinator.Id, Role.Coordinator, groupId, now));
        if (Person.IsOfTeams(coordinator.UserId))
            await RoleChangeNotice.AddAsync(db, coordinator.Id, new(RoleChange.CoordinatorBegan, groupId, name, by.Name), by, now, cancellationToken);
    }

    public static async Task EndAsync(AllianceDb db, Guid groupId, string name, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = await (
            from holding in db.Set<RoleHolding>()
            join holder in db.Set<Person>() on holding.PersonId equals holder.Id
            where holding.GroupId == groupId && holding.Until == null
            select new { Holding = holding, HasTeams = !holder.UserId.StartsWith(Person.MailPrefix) }).ToListAsync(cancellationToken);
        foreach (var role in held)
        {
            role.Holding.End(now);
            if (role.HasTeams)
                await RoleChangeNotice.AddAsync(db, role.Holding.PersonId, new(RoleChange.CoordinatorEnded, groupId, name, by.Name), by, now, cancellationToken);
        }
    }
}
