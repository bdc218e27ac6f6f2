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

/// <summary>The representatives of an alliance, for other features: records out.</summary>
public static class RepresentativeRecords
{
    /// <summary>All who have not left, by name.</summary>
    public static async Task<IReadOnlyList<RepresentativeRecord>> ReadAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await AlliancePeople.Members(db).Where(p => p.OrganisationId != null).OrderBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new RepresentativeRecord(p.Id, p.Name, p.OrganisationId!.Value, !p.UserId.StartsWith(Person.MailPrefix)) { AwayFrom = p.AwayFrom, AwayTo = p.AwayTo }).ToListAsync(cancellationToken);
}
