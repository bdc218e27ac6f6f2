using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.History;

/// <summary>The audit trail, newest first, a page at a time; all of it, or what was changed of those whose name has these words.</summary>
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
            var known = await db.Set<ChangeRecord>().Select(c => c.SubjectName).Distinct().ToListAsync(cancellationToken);
            var names = known.Where(name => TextFolding.Fold(name).Contains(wanted, StringComparison.Ordinal)).ToList();
            if (names.Count == 0)
                return new Outcome.NothingAbout(input.About, NearMiss.Find(input.About, known));
            changes = changes.Where(c => names.Contains(c.SubjectName));
        }

        var total = await changes.CountAsync(cancellationToken);
        var (number, count, skip) = Page.Place(input.Page, total);
        // Ids sort by time, and the key finds the latest of them without looking at the rest.
        var rows = await changes.OrderByDescending(c => c.Id).Skip(skip).Take(Page.Size).ToListAsync(cancellationToken);
        return new Outcome.Found(wanted.Length > 0 ? input.About : "", new(rows, number, count, total));
    }
}
