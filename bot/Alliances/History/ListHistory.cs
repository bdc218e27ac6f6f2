using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.History;

/// <summary>The audit trail, newest first, a page at a time; all of it, or what was changed of those whose name or short name, then or now, has these words.</summary>
public static class ListHistory
{
    /// <param name="About">Words of a name; empty for all.</param>
    public sealed record Input(string About, int Page);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Found(string About, Page<ChangeRecord> Page) : Outcome;

        /// <param name="Suggestions">Names that are near; may be empty.</param>
        public sealed record NothingAbout(string About, IReadOnlyList<string> Suggestions) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var changes = db.Set<ChangeRecord>().AsQueryable();
        var wanted = TextFolding.Fold(input.About);
        if (wanted.Length > 0)
        {
            // Capitals and accents do not matter, which no database of ours can tell.
            var then = await db.Set<ChangeRecord>().Select(c => c.SubjectName).Distinct().ToListAsync(cancellationToken);
            var names = then.Where(name => Has(name, wanted)).ToList();
            var now = await ReadNamesAsync(db, cancellationToken);
            var ids = now.Where(one => Has(one.Name, wanted) || Has(one.ShortName, wanted)).Select(one => (Guid?)one.Id).ToList();
            if (names.Count > 0)
                ids.AddRange(await db.Set<ChangeRecord>().Where(c => c.SubjectId != null && names.Contains(c.SubjectName)).Select(c => c.SubjectId).Distinct().ToListAsync(cancellationToken));
            // What it was ever called: moves are written under the name of that day.
            var called = await db.Set<ChangeRecord>().Where(c => ids.Contains(c.SubjectId)).Select(c => c.SubjectName).Distinct().ToListAsync(cancellationToken);
            var moves = await FindMovesAsync(db, [.. called, .. names, .. now.Where(one => ids.Contains(one.Id)).Select(one => one.Name)], cancellationToken);
            // What was found by one of its names is shown under all of them.
            var found = changes.Where(c => names.Contains(c.SubjectName) || ids.Contains(c.SubjectId) || moves.Contains(c.Id));
            if (!await found.AnyAsync(cancellationToken))
                return new Outcome.NothingAbout(input.About, NearMiss.Find(input.About, then.Concat(now.SelectMany(one => new[] { one.Name, one.ShortName })).Where(name => name.Length > 0 && TextFolding.Fold(name) != wanted).Distinct()));
            changes = found;
        }

        var total = await changes.CountAsync(cancellationToken);
        var (number, count, skip) = Page.Place(input.Page, total);
        // Ids sort by time, and the key finds the latest of them without looking at the rest.
        var rows = await changes.OrderByDescending(c => c.Id).Skip(skip).Take(Page.Size).ToListAsync(cancellationToken);
        return new Outcome.Found(wanted.Length > 0 ? input.About : "", new(rows, number, count, total));
    }

    /// <summary>Who came to an organisation and who went from it is its history too, though the line is under the person's name.</summary>
    private static async Task<IReadOnlyList<Guid>> FindMovesAsync(AllianceDb db, HashSet<string> names, CancellationToken cancellationToken)
    {
        var moves = await db.Set<ChangeRecord>().Where(c => c.Action == Representation.MoveAction || c.Action == AddRepresentative.Action).ToListAsync(cancellationToken);
        return [.. moves.Where(c => c.ReadFields().Any(field => names.Contains(field.Before) || names.Contains(field.After))).Select(c => c.Id)];
    }

    /// <summary>What organisations, people and groups are called today.</summary>
    private static async Task<IReadOnlyList<(Guid Id, string Name, string ShortName)>> ReadNamesAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var organisations = await db.Set<Organisation>().Select(o => new { o.Id, o.Name, o.ShortName }).ToListAsync(cancellationToken);
        var people = await db.Set<Person>().Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        var groups = await db.Set<WorkingGroup>().Select(g => new { g.Id, g.Name }).ToListAsync(cancellationToken);
        return [.. organisations.Select(o => (o.Id, o.Name, o.ShortName)), .. people.Concat(groups).Select(one => (one.Id, one.Name, ""))];
    }

    private static bool Has(string name, string wanted) => TextFolding.Fold(name).Contains(wanted, StringComparison.Ordinal);
}
