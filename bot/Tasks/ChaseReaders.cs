using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>Who hears of a task at each step of the chase.</summary>
internal static class ChaseReaders
{
    /// <summary>Nobody where the alliance has none for that step; then the next one follows at once.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadAsync(AllianceDb db, ActionItem item, ChaseStep step, CancellationToken cancellationToken) => step switch
    {
        ChaseStep.Owner => item.OwnerId is { } owner ? [owner] : [],
        ChaseStep.Organisation => await OthersOfOrganisationAsync(db, item, cancellationToken),
        ChaseStep.Coordinator => item.GroupId is { } group ? Others(item, await RoleRecords.CoordinatorsAsync(db, group, cancellationToken)) : [],
        ChaseStep.CoChairs => Others(item, await RoleRecords.LeadersAsync(db, cancellationToken)),
        _ => [],
    };

    /// <summary>Whoever coordinates the group it belongs to; else whoever leads the alliance.</summary>
    public static async Task<IReadOnlyList<Guid>> CoordinatorsOrLeadersAsync(AllianceDb db, ActionItem item, CancellationToken cancellationToken) =>
        await ReadAsync(db, item, ChaseStep.Coordinator, cancellationToken) is { Count: > 0 } coordinators ? coordinators : await ReadAsync(db, item, ChaseStep.CoChairs, cancellationToken);

    private static async Task<IReadOnlyList<Guid>> OthersOfOrganisationAsync(AllianceDb db, ActionItem item, CancellationToken cancellationToken) =>
        item.OrganisationId is { } organisation
            ? Others(item, [.. (await RepresentativeRecords.ReadAsync(db, cancellationToken)).Where(r => r.OrganisationId == organisation).Select(r => r.Id)])
            : [];

    private static List<Guid> Others(ActionItem item, IReadOnlyList<Guid> people) => [.. people.Where(id => id != item.OwnerId)];
}
