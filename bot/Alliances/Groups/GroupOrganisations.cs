using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>The organisations that a form names: chosen by id, or typed one a line. All are looked up with one query.</summary>
internal sealed record GroupOrganisations(IReadOnlyList<Guid> Ids, GroupDraft.Wrong? Wrong)
{
    private const int MostNames = 5;

    private sealed record Known(Guid Id, string Name, string FoldedName, string FoldedShortName, string ShortName);

    /// <param name="db">The alliance's rows.</param>
    /// <param name="given">As filled in.</param>
    /// <param name="present">Those in the group already: a form may still name one that has left the alliance since.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<GroupOrganisations> FindAsync(AllianceDb db, string given, IReadOnlyCollection<Guid> present, CancellationToken cancellationToken)
    {
        var lines = given.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(SplitIds).Distinct().ToList();
        if (lines.Count > WorkingGroup.MostMembers)
            return new([], GroupDraft.Fail(GroupProblem.TooManyOrganisations));
        var rows = await db.Set<Organisation>().Where(o => o.Status != OrganisationStatus.Left)
            .Select(o => new { o.Id, o.Name, o.FoldedName, o.ShortName }).ToListAsync(cancellationToken);
        var known = rows.Select(o => new Known(o.Id, o.Name, o.FoldedName, TextFolding.Fold(o.ShortName), o.ShortName)).ToList();
        lines.RemoveAll(line => Guid.TryParse(line, out var id) && present.Contains(id) && !known.Any(o => o.Id == id));
        if (lines.Count == 0)
            return new([], null);

        var found = lines.Select(line => Find(known, line)).ToList();
        return found.FirstOrDefault(f => f.Wrong is not null).Wrong is { } wrong
            ? new([], wrong)
            : new([.. found.Select(f => f.Id).Distinct()], null);
    }

    /// <summary>A choice of several comes back as ids with commas between them; a name may hold a comma itself.</summary>
    private static IEnumerable<string> SplitIds(string line) =>
        line.Split(',', StringSplitOptions.TrimEntries) is var parts && parts.All(part => Guid.TryParse(part, out _)) ? parts : [line];

    private static (Guid Id, GroupDraft.Wrong? Wrong) Find(List<Known> known, string typed)
    {
        if (Guid.TryParse(typed, out var id))
            return known.Any(o => o.Id == id) ? (id, null) : (default, GroupDraft.Fail(GroupProblem.OrganisationGone));
        return NameSearch.Find(known, typed, o => o.FoldedName, o => o.FoldedShortName) switch
        {
            [var only] => (only.Id, null),
            [_, _, ..] and var hits => (default, GroupDraft.Fail(GroupProblem.OrganisationAmbiguous, typed, [.. hits.Select(o => o.Name).Order(StringComparer.Ordinal).Take(MostNames)])),
            _ => (default, GroupDraft.Fail(GroupProblem.OrganisationUnknown, typed, NearMiss.Find(typed, known.SelectMany(o => new[] { o.Name, o.ShortName }).Where(name => name.Length > 0)))),
        };
    }
}
