using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>An organisation as other features see it.</summary>
/// <param name="ShortName">Empty when it has none.</param>
/// <param name="Languages">BCP 47 tags separated by spaces.</param>
/// <param name="Weight">Capacity for shared work; 1 is usual.</param>
public sealed record OrganisationRecord(Guid Id, string Name, string ShortName, Sector Sector, string Languages, decimal Weight, OrganisationStatus Status)
{
    /// <summary>ISO 3166-1 alpha-2; empty when not said.</summary>
    public string Country { get; init; } = "";

    /// <summary>The name for where there is little room.</summary>
    public string Label => ShortName.Length > 0 ? ShortName : Name;
}

/// <summary>The organisations of an alliance, for other features: records out.</summary>
public static class OrganisationRecords
{
    /// <summary>Ids of the members, to ask the database with.</summary>
    public static IQueryable<Guid> MemberIds(AllianceDb db) => db.Set<Organisation>().Where(o => o.Status == OrganisationStatus.Member).Select(o => o.Id);

    /// <summary>All that are or were known, by name.</summary>
    public static async Task<IReadOnlyList<OrganisationRecord>> ReadAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await db.Set<Organisation>().OrderBy(o => o.FoldedName)
            .Select(o => new OrganisationRecord(o.Id, o.Name, o.ShortName, o.Sector, o.Languages, o.Weight, o.Status) { Country = o.Country }).ToListAsync(cancellationToken);

    /// <summary>What organisations are called where there is little room; empty for none.</summary>
    public static async Task<Func<Guid?, string>> ReadLabelsAsync(AllianceDb db, IEnumerable<Guid?> organisationIds, CancellationToken cancellationToken)
    {
        var ids = organisationIds.OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
            return _ => "";
        var labels = await db.Set<Organisation>().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, Label = o.ShortName != "" ? o.ShortName : o.Name })
            .ToDictionaryAsync(o => o.Id, o => o.Label, cancellationToken);
        return id => id is { } organisation ? labels.GetValueOrDefault(organisation, "") : "";
    }
}
