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
    /// <param name="db">The alliance's rows.</param>
    /// <param name="asked">The page.</param>
    /// <param name="about">Words of a name or of an organisation's; empty for everyone.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<Page<PersonLine>> ReadAsync(AllianceDb db, int asked, string about, CancellationToken cancellationToken)
    {
        var people = about.Length == 0 ? AlliancePeople.Members(db) : await FindAsync(db, about, cancellationToken);
        var total = await people.CountAsync(cancellationToken);
        var (number, count, skip) = Page.Place(asked, total);
        var rows = await (
            from person in people
            join organisation in db.Set<Organisation>() on person.OrganisationId equals (Guid?)organisation.Id into found
            from own in found.DefaultIfEmpty()
            orderby own == null, own!.FoldedName, person.Name, person.Id
            select new PersonLine(
                person.Id, person.Name, !person.UserId.StartsWith(Person.MailPrefix), own == null ? null : own.ShortName != "" ? own.ShortName : own.Name,
                person.ChosenLanguage, person.AwayFrom, person.AwayTo) { OrganisationId = person.OrganisationId }).Skip(skip).Take(Page.Size).ToListAsync(cancellationToken);
        return new Page<PersonLine>(rows, number, count, total);
    }

    /// <summary>Capitals and accents do not matter, which no database of ours can tell.</summary>
    private static async Task<IQueryable<Person>> FindAsync(AllianceDb db, string about, CancellationToken cancellationToken)
    {
        var known = await (
            from person in AlliancePeople.Members(db)
            join organisation in db.Set<Organisation>() on person.OrganisationId equals (Guid?)organisation.Id into found
            from own in found.DefaultIfEmpty()
            select new { person.Id, person.Name, Organisation = own == null ? "" : own.FoldedName, ShortName = own == null ? "" : own.ShortName }).ToListAsync(cancellationToken);
        var wanted = TextFolding.Fold(about);
        var ids = known.Where(p => new[] { TextFolding.Fold(p.Name), p.Organisation, TextFolding.Fold(p.ShortName) }.Any(name => name.Contains(wanted, StringComparison.Ordinal)))
            .Select(p => p.Id).ToList();
        return AlliancePeople.Members(db).Where(p => ids.Contains(p.Id));
    }
}
