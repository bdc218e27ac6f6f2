using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>Changes of whom a person represents, and their traces.</summary>
internal static class Representation
{
    /// <summary>What the trail calls it.</summary>
    public const string MoveAction = "personOrganisationSet";

    /// <summary>
    /// What was said counts, none as well as one. Whoever leaves a known organisation takes nothing along, and those who lead are told. A co-chair does not move
    /// themself into the organisation of another.
    /// </summary>
    /// <returns>Why it may not be; null when it is now as wanted.</returns>
    public static async Task<CoChairClash?> ChangeAsync(AllianceDb db, Person person, Organisation? organisation, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (organisation is null ? !person.RepresentsNobody : person.OrganisationId != organisation.Id)
        {
            if (person.Id == by.Id && await CoChairsApart.FindClashAsync(db, person, organisation, cancellationToken) is { } clash)
                return clash;
            await MoveAsync(db, person, organisation, by, now, cancellationToken);
        }

        if (person.HasTeams)
            await Welcome.AnswerAsync(db, person.Id, isFirstWord: organisation is not null, now, cancellationToken);
        return null;
    }

    public static async Task<string> NameAsync(AllianceDb db, Guid? organisationId, CancellationToken cancellationToken) =>
        organisationId is { } id ? await db.Set<Organisation>().Where(o => o.Id == id).Select(o => o.Name).SingleOrDefaultAsync(cancellationToken) ?? "" : "";

    private static async Task MoveAsync(AllianceDb db, Person person, Organisation? organisation, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await NameAsync(db, person.OrganisationId, cancellationToken);
        if (person.OrganisationId is not null)
            await Departures.TellOfMoveAsync(db, new(person, before, organisation?.Name ?? "", by), now, cancellationToken);
        if (organisation is null)
            person.RepresentNobody();
        else
            person.Represent(organisation.Id);
        ChangeRecord.Write(db, new Change
        {
            At = now,
            By = by,
            Subject = ChangeSubject.Person,
            SubjectId = person.Id,
            SubjectName = person.Name,
            Action = MoveAction,
            Fields = [new("organisation", before, organisation?.Name ?? "")],
        });
        if (person.HasTeams)
        {
            await RoleChangeNotice.AddAsync(
                db, person.Id, new(organisation is null ? RoleChange.MovedNowhere : RoleChange.Moved, organisation?.Id, organisation?.Name ?? "", by.Name), by, now, cancellationToken);
            if (organisation is { Status: OrganisationStatus.Member })
                await CharterNotices.AskNewcomerAsync(db, person.Id, now, cancellationToken);
        }

        await CoChairsApart.TellIfBrokenAsync(db, now, cancellationToken);
    }
}

/// <summary>Somebody represents another organisation than before, or none.</summary>
/// <param name="To">Empty for none.</param>
internal sealed record Move(Person Person, string From, string To, Actor By);
