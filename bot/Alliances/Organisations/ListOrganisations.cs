using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Lists the organisations by name, a page at a time; those that have left come last.</summary>
public static class ListOrganisations
{
    public sealed record Input(int Page);

    public sealed record Row(Guid Id, string Name, string ShortName, Sector Sector, string Country, OrganisationStatus Status, int Representatives);

    public sealed record Result(Page<Row> Page, IReadOnlyDictionary<OrganisationStatus, int> Counts);

    public static async Task<Result> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var counts = await db.Set<Organisation>().GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var total = counts.Values.Sum();
        var (number, count, skip) = Page.Place(input.Page, total);
        var rows = await db.Set<Organisation>()
            .OrderBy(o => o.Status == OrganisationStatus.Left).ThenBy(o => o.FoldedName).ThenBy(o => o.Id).Skip(skip).Take(Page.Size)
            .Select(o => new Row(o.Id, o.Name, o.ShortName, o.Sector, o.Country, o.Status, db.Set<Person>().Count(p => p.OrganisationId == o.Id && p.LeftAt == null)))
            .ToListAsync(cancellationToken);
        return new(new Page<Row>(rows, number, count, total), counts);
    }
}
