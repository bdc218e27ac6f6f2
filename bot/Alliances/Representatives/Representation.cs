using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Changes of whom a person represents, and their traces.</summary>
internal static class Representation
{
    /// <returns>Whether it is another organisation than before.</returns>
    public static async Task<bool> ChangeAsync(AllianceDb db, Person person, Organisation? organisation, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (person.OrganisationId == organisation?.Id)
            return false;
        var before = await NameAsync(db, person.OrganisationId, cancellationToken);
        if (person.OrganisationId is not null && person.Id != by.Id)
            await Departures.TellOfRetiredAsync(db, person, before, now, cancellationToken);
        person.Represent(organisation?.Id);
        ChangeRecord.Write(db, new Change
        {
            At = now,
            By = by,
            Subject = ChangeSubject.Person,
            SubjectId = person.Id,
            SubjectName = person.Name,
            Action = "personOrganisationSet",
            Fields = [new("organisation", before, organisation?.Name ?? "")],
        });
        return true;
    }

    public static async Task<string> NameAsync(AllianceDb db, Guid? organisationId, CancellationToken cancellationToken) =>
        organisationId is { } id ? await db.Set<Organisation>().Where(o => o.Id == id).Select(o => o.Name).SingleOrDefaultAsync(cancellationToken) ?? "" : "";
}
