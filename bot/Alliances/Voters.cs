using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>
/// Who has a voice where the alliance or one of its working groups decides: each member organisation has one; while the
/// alliance has none, each of its people has, except those who represent nobody and those without Teams.
/// </summary>
/// <param name="AreOrganisations">Whether organisations decide; otherwise people do.</param>
/// <param name="All">By name.</param>
public sealed record Voters(bool AreOrganisations, IReadOnlyList<Voter> All)
{
    /// <param name="db">The alliance.</param>
    /// <param name="groupId">The working group that decides: then only the members among its organisations, if it has any; null for the alliance as a whole.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Voters> ReadAsync(AllianceDb db, Guid? groupId, CancellationToken cancellationToken)
    {
        var members = db.Set<Organisation>().Where(o => o.Status == OrganisationStatus.Member);
        // Observers and invited organisations in a group do not make it decide by people.
        if (groupId is { } id && await ListAsync(members.Where(o => db.Set<GroupMember>().Any(m => m.GroupId == id && m.OrganisationId == o.Id)), cancellationToken) is { Count: > 0 } ofGroup)
            return new(AreOrganisations: true, ofGroup);
        if (await ListAsync(members, cancellationToken) is { Count: > 0 } organisations)
            return new(AreOrganisations: true, organisations);
        var people = await Standings.OfMembers(db).Where(p => !p.UserId.StartsWith(Person.MailPrefix)).OrderBy(p => p.Name)
            .Select(p => new Voter(p.Id, p.Name)).ToListAsync(cancellationToken);
        return new(AreOrganisations: false, people);
    }

    private static Task<List<Voter>> ListAsync(IQueryable<Organisation> organisations, CancellationToken cancellationToken) =>
        organisations.OrderBy(o => o.FoldedName).Select(o => new Voter(o.Id, o.Name)).ToListAsync(cancellationToken);

    /// <summary>The voice of a person who represents that organisation, or none; null when they have none here.</summary>
    internal Voter? Of(Guid personId, Guid? organisationId)
    {
        var id = AreOrganisations ? organisationId : personId;
        return All.SingleOrDefault(v => v.Id == id);
    }

    /// <summary>For whom a person speaks now: what a turn knows of their organisation may be some seconds old.</summary>
    /// <returns>The organisation they represent, and their voice here; null where there is none.</returns>
    public async Task<(Guid? OrganisationId, Voter? Voter)> FindAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken)
    {
        var organisationId = await db.Set<Person>().Where(p => p.Id == personId).Select(p => p.OrganisationId).SingleOrDefaultAsync(cancellationToken);
        return (organisationId, Of(personId, organisationId));
    }
}

/// <summary>An organisation, or a person, that has a voice.</summary>
public sealed record Voter(Guid Id, string Name);
