using AllianceBot.Alliances.Organisations;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>Who answers for a proposed charter: each member organisation; while there is none, each person.</summary>
internal sealed record CharterVoters(bool AreOrganisations, IReadOnlyList<Voter> All)
{
    public static async Task<CharterVoters> ReadAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var voters = await Voters.ReadAsync(db, groupId: null, cancellationToken);
        return new(voters.AreOrganisations, voters.All);
    }

    /// <summary>Answers of those who may not answer (any more) are left out.</summary>
    public IReadOnlyList<CharterAnswer> Count(IEnumerable<CharterAnswer> answers)
    {
        var ids = All.Select(v => v.Id).ToHashSet();
        return [.. answers.Where(a => ids.Contains(a.VoterId)).OrderBy(a => a.VoterName, StringComparer.Ordinal)];
    }

    public CharterTally Tally(IReadOnlyList<CharterAnswer> counted) => new(
        All.Count,
        counted.Count(a => a.Stance is Stance.Adopts),
        counted.Count(a => a.Stance is Stance.Objects),
        counted.Count(a => a.Stance is Stance.Abstains));
}

/// <summary>A representative of a member organisation that nobody in Teams represents.</summary>
public sealed record MailVoter(Guid PersonId, string PersonName, Guid OrganisationId, string Organisation)
{
    internal static async Task<IReadOnlyList<MailVoter>> ListAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var here = db.Set<Person>().Where(p => p.LeftAt == null && p.IsMember);
        return await (
            from person in here
            join organisation in db.Set<Organisation>() on person.OrganisationId equals (Guid?)organisation.Id
            where person.UserId.StartsWith(Person.MailPrefix) && organisation.Status == OrganisationStatus.Member
                && !here.Any(other => other.OrganisationId == organisation.Id && !other.UserId.StartsWith(Person.MailPrefix))
            orderby organisation.FoldedName, person.Name
            select new MailVoter(person.Id, person.Name, organisation.Id, organisation.Name)).ToListAsync(cancellationToken);
    }
}
