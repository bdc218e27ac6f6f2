using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>Reads who co-chairs the alliance and who could.</summary>
internal static class CoChairs
{
    /// <summary>Those who are co-chairs now, by name.</summary>
    public static async Task<IReadOnlyList<CoChair>> ReadAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var ids = await db.Set<RoleHolding>().Where(h => h.Role == Role.CoChair && h.Until == null).Select(h => h.PersonId).ToListAsync(cancellationToken);
        return await DescribeAsync(db, ids, cancellationToken);
    }

    public static async Task<IReadOnlyList<CoChair>> DescribeAsync(AllianceDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await (
            from person in db.Set<Person>()
            where ids.Contains(person.Id) && person.LeftAt == null
            join organisation in db.Set<Organisation>().Where(o => o.Status != OrganisationStatus.Left) on person.OrganisationId equals (Guid?)organisation.Id into found
            from own in found.DefaultIfEmpty()
            orderby person.Name, person.Id
            select new { person.Id, person.Name, OrganisationId = own == null ? null : (Guid?)own.Id, Organisation = own == null ? "" : own.ShortName != "" ? own.ShortName : own.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new CoChair(r.Id, r.Name, r.OrganisationId, r.Organisation))];
    }

    public static Task<bool> AllianceHasOrganisationsAsync(AllianceDb db, CancellationToken cancellationToken) =>
        db.Set<Organisation>().AnyAsync(o => o.Status != OrganisationStatus.Left, cancellationToken);
}
