using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>A person in the list of people.</summary>
/// <param name="Organisation">Null while nobody said.</param>
/// <param name="Language">Null until they chose one.</param>
public sealed record PersonLine(Guid Id, string Name, bool HasTeams, string? Organisation, TextLanguage? Language, DateOnly? AwayFrom, DateOnly? AwayTo)
{
    public Guid? OrganisationId { get; init; }
}

/// <summary>The people of the alliance by organisation, those without one last.</summary>
public static class ListPeople
{
    public static async Task<Page<PersonLine>> ReadAsync(AllianceDb db, int asked, CancellationToken cancellationToken)
    {
        var total = await AlliancePeople.Members(db).CountAsync(cancellationToken);
        var (number, count, skip) = Page.Place(asked, total);
        var rows = await (
            from person in AlliancePeople.Members(db)
            join organisation in db.Set<Organisation>() on person.OrganisationId equals (Guid?)organisation.Id into found
            from own in found.DefaultIfEmpty()
            orderby own == null, own!.FoldedName, person.Name, person.Id
            select new PersonLine(
                person.Id, person.Name, !person.UserId.StartsWith(Person.MailPrefix), own == null ? null : own.ShortName != "" ? own.ShortName : own.Name,
                person.ChosenLanguage, person.AwayFrom, person.AwayTo) { OrganisationId = person.OrganisationId }).Skip(skip).Take(Page.Size).ToListAsync(cancellationToken);
        return new Page<PersonLine>(rows, number, count, total);
    }
}
