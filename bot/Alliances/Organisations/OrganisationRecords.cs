using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>An organisation as other features see it.</summary>
public sealed record OrganisationRecord
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The name for where there is little room.</summary>
    public required string Label { get; init; }

    public required Sector Sector { get; init; }

    /// <summary>ISO 3166-1 alpha-2; empty when not said.</summary>
    public required string Country { get; init; }

    /// <summary>Capacity for shared work; 1 is usual.</summary>
    public required decimal Weight { get; init; }

    public required OrganisationStatus Status { get; init; }

    /// <summary>BCP 47 tags separated by spaces.</summary>
    public required string Languages { get; init; }

    public required DateOnly? JoinedOn { get; init; }

    public required DateOnly? LeftOn { get; init; }

    public bool IsActive => Status is OrganisationStatus.Member or OrganisationStatus.Observer;
}

/// <summary>The organisations of an alliance, for other features.</summary>
public static class OrganisationRecords
{
    /// <summary>All of them, those that have left too, by name.</summary>
    public static async Task<IReadOnlyList<OrganisationRecord>> ReadAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await db.Set<Organisation>().OrderBy(o => o.FoldedName).Select(o => new OrganisationRecord
        {
            Id = o.Id,
            Name = o.Name,
            Label = o.ShortName.Length > 0 ? o.ShortName : o.Name,
            Sector = o.Sector,
            Country = o.Country,
            Weight = o.Weight,
            Status = o.Status,
            Languages = o.Languages,
            JoinedOn = o.JoinedOn,
            LeftOn = o.LeftOn,
        }).ToListAsync(cancellationToken);
}
