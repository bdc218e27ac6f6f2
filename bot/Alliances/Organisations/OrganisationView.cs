using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>One organisation as its card shows it.</summary>
/// <param name="Representatives">Names of the people who represent it, in their order.</param>
public sealed record OrganisationView(
    Guid Id, int Version, OrganisationFacts Facts, OrganisationDates Dates, DateOnly StatusSince, IReadOnlyList<string> Representatives)
{
    public static async Task<OrganisationView> ReadAsync(AllianceDb db, Organisation organisation, CancellationToken cancellationToken)
    {
        var names = await db.Set<Person>().Where(p => p.OrganisationId == organisation.Id && p.LeftAt == null)
            .OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellationToken);
        return new(organisation.Id, organisation.Version, organisation.Facts, organisation.Dates, organisation.StatusSince, names);
    }
}
