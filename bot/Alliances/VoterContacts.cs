using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>Who has a voice and how they are reached, for features that write to all of them.</summary>
/// <param name="Voters">Who has a voice.</param>
/// <param name="InTeams">Their representatives in Teams, to whom the bot can write.</param>
/// <param name="Unreached">Those to whom it cannot.</param>
public sealed record VoterContacts(Voters Voters, IReadOnlyList<Guid> InTeams, IReadOnlyList<UnreachedVoter> Unreached)
{
    /// <summary>Their representatives without Teams: mail reaches them, where it is set up.</summary>
    public required IReadOnlyList<MailContact> ByMail { get; init; }

    /// <summary>Whoever can be written to, in Teams or by mail.</summary>
    public IEnumerable<Guid> Everyone => InTeams.Concat(ByMail.Select(p => p.PersonId));

    /// <summary>Those to whom the bot could not write, once it has written mails to some.</summary>
    public IReadOnlyList<UnreachedVoter> UnreachedBut(IReadOnlySet<Guid> writtenTo)
    {
        var missed = ByMail.Where(p => !writtenTo.Contains(p.PersonId)).ToLookup(p => p.VoterId, p => p.Name);
        return [.. Unreached.Where(v => v.People.Count == 0 || missed.Contains(v.Id)).Select(v => v with { People = [.. missed[v.Id]] })];
    }

    /// <param name="db">The alliance.</param>
    /// <param name="groupId">The working group it is about; null for the alliance as a whole.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<VoterContacts> ReadAsync(AllianceDb db, Guid? groupId, CancellationToken cancellationToken)
    {
        var voters = await Voters.ReadAsync(db, groupId, cancellationToken);
        var people = await AlliancePeople.Members(db).OrderBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Name, p.OrganisationId, HasTeams = !p.UserId.StartsWith(Person.MailPrefix) }).ToListAsync(cancellationToken);
        var speaking = people.Select(p => (Person: p, Voter: voters.Of(p.Id, p.OrganisationId))).Where(s => s.Voter is not null).ToList();
        var mailContacts = speaking.Where(s => !s.Person.HasTeams).Select(s => new MailContact(s.Person.Id, s.Person.Name, s.Voter!.Id)).ToList();
        var byMail = mailContacts.ToLookup(p => p.VoterId, p => p.Name);
        var known = speaking.Select(s => s.Voter!.Id).ToHashSet();
        var inTeams = speaking.Where(s => s.Person.HasTeams).Select(s => s.Voter!.Id).ToHashSet();
        return new(
            voters,
            [.. speaking.Where(s => s.Person.HasTeams).Select(s => s.Person.Id)],
            [.. voters.All.Where(v => byMail.Contains(v.Id) || !known.Contains(v.Id)).Select(v => new UnreachedVoter(v.Id, v.Name, [.. byMail[v.Id]]) { SpeaksInTeams = inTeams.Contains(v.Id) })])
        {
            ByMail = mailContacts,
        };
    }
}

/// <summary>Somebody without Teams who speaks for one with a voice.</summary>
public sealed record MailContact(Guid PersonId, string Name, Guid VoterId);

/// <summary>Somebody with a voice to whom, or to some of whose representatives, the bot cannot write.</summary>
/// <param name="Id">Of the organisation; of the person while there are none.</param>
/// <param name="Name">Of the organisation; of the person while there are none.</param>
/// <param name="People">Its representatives without Teams; empty when nobody is known to represent it.</param>
public sealed record UnreachedVoter(Guid Id, string Name, IReadOnlyList<string> People)
{
    /// <summary>Somebody else speaks for it in Teams.</summary>
    public bool SpeaksInTeams { get; init; }

    /// <summary>It is known who speaks for it, and only mail reaches them.</summary>
    public bool IsByMailAlone => !SpeaksInTeams && People.Count > 0;
}
