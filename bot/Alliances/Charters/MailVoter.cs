using AllianceBot.Alliances.Organisations;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Charters;

/// <summary>A representative of a member organisation that nobody in Teams represents.</summary>
public sealed record MailVoter(Guid PersonId, string PersonName, Guid OrganisationId, string Organisation)
{
    internal static async Task<IReadOnlyList<MailVoter>> ListAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var here = AlliancePeople.Members(db);
        return await (
            from person in here
            join organisation in db.Set<Organisation>() on person.OrganisationId equals (Guid?)organisation.Id
            where person.UserId.StartsWith(Person.MailPrefix) && organisation.Status == OrganisationStatus.Member
                && !here.Any(other => other.OrganisationId == organisation.Id && !other.UserId.StartsWith(Person.MailPrefix))
            orderby organisation.FoldedName, person.Name
            select new MailVoter(person.Id, person.Name, organisation.Id, organisation.Name)).ToListAsync(cancellationToken);
    }
}
