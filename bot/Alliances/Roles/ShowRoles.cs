using AllianceBot.Alliances.Groups;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>Who holds which role now.</summary>
/// <param name="Stewards">None as soon as there are co-chairs.</param>
/// <param name="CoChairs">By name.</param>
/// <param name="Coordinators">Of the open working groups, by the group's name.</param>
/// <param name="AllianceHasOrganisations">Whether co-chairs must come from different ones.</param>
public sealed record RolesView(
    IReadOnlyList<CoChair> Stewards, IReadOnlyList<CoChair> CoChairs, IReadOnlyList<GroupCoordinator> Coordinators, bool AllianceHasOrganisations);

/// <param name="Name">Empty when nobody coordinates it.</param>
public sealed record GroupCoordinator(string Group, string Name);

/// <summary>The roles of the alliance and who holds them.</summary>
public static class ShowRoles
{
    public static async Task<RolesView> ReadAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var stewards = await db.Set<RoleHolding>().Where(h => h.Role == Role.Steward && h.Until == null).Select(h => h.PersonId).ToListAsync(cancellationToken);
        return new RolesView(
            await CoChairs.DescribeAsync(db, stewards, cancellationToken),
            await CoChairs.ReadAsync(db, cancellationToken),
            await ReadCoordinatorsAsync(db, cancellationToken),
            await CoChairs.AllianceHasOrganisationsAsync(db, cancellationToken));
    }

    private static async Task<IReadOnlyList<GroupCoordinator>> ReadCoordinatorsAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var groups = await db.Set<WorkingGroup>().Where(g => g.ClosedAt == null).OrderBy(g => g.FoldedName).Select(g => new { g.Id, g.Name }).ToListAsync(cancellationToken);
        var coordinators = await (
            from holding in db.Set<RoleHolding>()
            join person in db.Set<Person>() on holding.PersonId equals person.Id
            where holding.Role == Role.Coordinator && holding.Until == null && person.LeftAt == null
            select new { holding.GroupId, person.Name }).ToListAsync(cancellationToken);
        var names = coordinators.ToLookup(c => c.GroupId, c => c.Name);
        return [.. groups.Select(g => new GroupCoordinator(g.Name, names[g.Id].FirstOrDefault() ?? ""))];
    }
}
