using AllianceBot.Alliances.Organisations;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Which organisation somebody is likely from: the one whose representatives, all confirmed, have mail of the same domain. Never more than a guess.</summary>
internal static class OrganisationGuess
{
    public static async Task<Organisation?> FindAsync(AllianceDb db, string? address, CancellationToken cancellationToken)
    {
        if (MailAddress.OrganisationDomain(address) is not { } domain)
            return null;
        var confirmed = await AlliancePeople.WithMailAt(db.Set<Person>().Where(p => p.OrganisationId != null), domain)
            .Select(p => new { p.Email, p.OrganisationId }).ToListAsync(cancellationToken);
        var organisations = confirmed.Where(p => MailAddress.OrganisationDomain(p.Email) == domain).Select(p => p.OrganisationId).Distinct().ToList();
        // People of two organisations under one domain: a network's, or a provider that is not on our list.
        return organisations is [var only]
            ? await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == only && o.Status != OrganisationStatus.Left, cancellationToken)
            : null;
    }
}
