using System.Security.Cryptography;
using System.Text;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Delivery;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Roles;

/// <summary>Why a co-chair may not represent another organisation.</summary>
/// <param name="Organisation">The one that chairs already; empty when they would have none.</param>
/// <param name="Other">Who chairs for it.</param>
public sealed record CoChairClash(string Organisation, string Other);

/// <summary>
/// Co-chairs come from different organisations, not only on the day they are named. A co-chair's own move that would end
/// that is refused; whatever else ends it is told to all who lead.
/// </summary>
internal static class CoChairsApart
{
    /// <summary>What stands against a person's own move; null when nothing does.</summary>
    public static async Task<CoChairClash?> FindClashAsync(AllianceDb db, Person person, Organisation? to, CancellationToken cancellationToken)
    {
        var coChairs = await CoChairs.ReadAsync(db, cancellationToken);
        if (coChairs.All(c => c.Id != person.Id) || !await CoChairs.AllianceHasOrganisationsAsync(db, cancellationToken))
            return null;
        if (to is null)
            return new CoChairClash("", "");
        return coChairs.FirstOrDefault(c => c.Id != person.Id && c.OrganisationId == to.Id) is { } other ? new CoChairClash(to.Label, other.Name) : null;
    }

    /// <summary>To be called after every change of a person's organisation, or of where an organisation stands.</summary>
    public static async Task TellIfBrokenAsync(AllianceDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The rule is read from what is saved.
        await db.SaveChangesAsync(cancellationToken);
        if (await ReadBrokenAsync(db, cancellationToken) is not { Count: > 0 } coChairs)
            return;
        // Told once a day for as long as the same people are in the same place.
        var state = string.Join(';', coChairs.OrderBy(c => c.Id).Select(c => $"{c.Id}:{c.OrganisationId}")) + now.UtcDateTime.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        var subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
        foreach (var leader in await Stewardship.ReadLeadersAsync(db, cancellationToken))
            await Notices.AddAsync(db, CoChairsApartNotice.KindName, leader, subject, now, cancellationToken);
    }

    /// <summary>The co-chairs when they do not come from different organisations; none when all is well.</summary>
    public static async Task<IReadOnlyList<CoChair>> ReadBrokenAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var coChairs = await CoChairs.ReadAsync(db, cancellationToken);
        // That there is only one is another matter, and told otherwise.
        return !CoChairRules.AnAllianceHasAtLeastTwoCoChairs(coChairs) || CoChairRules.CoChairsComeFromDifferentOrganisations(coChairs, await CoChairs.AllianceHasOrganisationsAsync(db, cancellationToken)) ? [] : coChairs;
    }
}
