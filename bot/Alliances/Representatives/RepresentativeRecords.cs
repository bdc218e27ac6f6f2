using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Somebody who speaks for an organisation, as other features see them.</summary>
/// <param name="HasTeams">False for someone whom only mail reaches.</param>
public sealed record RepresentativeRecord(Guid Id, string Name, Guid OrganisationId, bool HasTeams)
{
    internal DateOnly? AwayFrom { get; init; }

    internal DateOnly? AwayTo { get; init; }

    public bool IsAwayOn(DateOnly day) => AwayTo is { } last && day <= last && !(AwayFrom > day);
}

/// <summary>Who speaks for which organisation, to be used inside another query.</summary>
public sealed record Speaking
{
    public required Guid PersonId { get; init; }

    public required Guid OrganisationId { get; init; }
}

/// <summary>The representatives of an alliance, for other features: records out.</summary>
public static class RepresentativeRecords
{
    /// <summary>All who have not left, by name.</summary>
    public static async Task<IReadOnlyList<RepresentativeRecord>> ReadAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await AlliancePeople.Members(db).Where(p => p.OrganisationId != null).OrderBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new RepresentativeRecord(p.Id, p.Name, p.OrganisationId!.Value, !p.UserId.StartsWith(Person.MailPrefix)) { AwayFrom = p.AwayFrom, AwayTo = p.AwayTo }).ToListAsync(cancellationToken);

    /// <summary>The same, for the database to ask.</summary>
    public static IQueryable<Speaking> Query(AllianceDb db) =>
        AlliancePeople.Members(db).Where(p => p.OrganisationId != null).Select(p => new Speaking { PersonId = p.Id, OrganisationId = p.OrganisationId!.Value });
}
