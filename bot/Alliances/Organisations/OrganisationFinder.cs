using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>An organisation looked for by what a person typed or chose.</summary>
public abstract record OrganisationSearch
{
    private OrganisationSearch() { }

    public sealed record Found(Organisation Organisation) : OrganisationSearch;

    /// <summary>Several go by these words.</summary>
    public sealed record Ambiguous(string Typed, IReadOnlyList<string> Names) : OrganisationSearch;

    /// <param name="Typed">As given.</param>
    /// <param name="Suggestions">Names that are near; may be empty.</param>
    public sealed record Unknown(string Typed, IReadOnlyList<string> Suggestions) : OrganisationSearch;
}

/// <summary>Finds organisations of the alliance, and lists them for a choice.</summary>
public static class OrganisationFinder
{
    /// <summary>Beyond this a list to choose from is no help and too large for a card; the name is typed instead.</summary>
    public const int MostChoices = 100;

    private const int MostNames = 5;

    /// <param name="db">The alliance's rows; what is found is tracked if they are.</param>
    /// <param name="given">An id from a choice, or a name, a short name or a part of either as typed.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<OrganisationSearch> FindAsync(AllianceDb db, string given, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(given, out var id) && await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is { } chosen)
            return new OrganisationSearch.Found(chosen);
        var known = await db.Set<Organisation>().Select(o => new { o.Id, o.Name, o.FoldedName, o.ShortName }).ToListAsync(cancellationToken);
        var hits = NameSearch.Find(known, given, o => o.FoldedName, o => TextFolding.Fold(o.ShortName));
        return hits switch
        {
            [var only] => new OrganisationSearch.Found(await db.Set<Organisation>().SingleAsync(o => o.Id == only.Id, cancellationToken)),
            [_, _, ..] => new OrganisationSearch.Ambiguous(given, [.. hits.Select(o => o.Name).Order(StringComparer.Ordinal).Take(MostNames)]),
            _ => new OrganisationSearch.Unknown(given, NearMiss.Find(given, known.SelectMany(o => new[] { o.Name, o.ShortName }).Where(name => name.Length > 0))),
        };
    }

    /// <summary>All that can be chosen, by name; null when there are too many to show and the name is to be typed.</summary>
    public static Task<IReadOnlyList<Choice>?> ListChoicesAsync(AllianceDb db, CancellationToken cancellationToken) => ListChoicesAsync(db, among: null, cancellationToken);

    /// <param name="among">Likewise, of these alone; null for all.</param>
    public static async Task<IReadOnlyList<Choice>?> ListChoicesAsync(AllianceDb db, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken)
    {
        var choices = await db.Set<Organisation>().Where(o => o.Status != OrganisationStatus.Left && (among == null || among.Contains(o.Id)))
            .OrderBy(o => o.FoldedName).Take(MostChoices + 1)
            .Select(o => new { o.Id, o.Name, o.ShortName }).ToListAsync(cancellationToken);
        // Ids are written here and not by the database: SQLite writes them in capitals, and a card compares letter by letter.
        return choices.Count > MostChoices ? null : [.. choices.Select(o => new Choice(o.ShortName.Length > 0 ? o.ShortName + " – " + o.Name : o.Name, o.Id.ToString()))];
    }
}
