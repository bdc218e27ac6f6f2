using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.Votes;

/// <summary>
/// A motion that is put to the vote again under the same item: what the meeting said last holds, and takes the place of what it said before. Where too few took
/// part it has said nothing, and what it said before stands.
/// </summary>
internal static class EarlierVotes
{
    /// <summary>Those that a closed vote replaces: closed before it, in the same meeting, under the same item and on the same motion, however it was spelt.</summary>
    public static async Task<IReadOnlyList<Vote>> FindAsync(AllianceDb db, Vote vote, CancellationToken cancellationToken)
    {
        if (vote is not { ResultSequence: { } result, Verdict: not Alliances.Verdict.QuorumMissed })
            return [];
        var earlier = await db.Set<Vote>().Where(v => v.MeetingId == vote.MeetingId && v.ResultSequence < result).ToListAsync(cancellationToken);
        earlier.RemoveAll(v => Fold(v.Motion) != Fold(vote.Motion));
        if (earlier.Count == 0)
            return [];
        var topics = await db.Set<MeetingEntry>().Where(e => e.MeetingId == vote.MeetingId && e.Kind == EntryKind.Topic && e.UndoneAt == null)
            .OrderBy(e => e.Sequence).Select(e => new { e.Sequence, e.AgendaPosition, e.Text }).ToListAsync(cancellationToken);
        return [.. earlier.Where(v => ItemAt(v.ResultSequence!.Value) == ItemAt(result))];

        // “Approve the report” is another motion under another item.
        (int? Position, string? Title) ItemAt(int sequence) => topics.FindLast(t => t.Sequence < sequence) is { } topic ? (topic.AgendaPosition, topic.AgendaPosition is null ? topic.Text : null) : default;
    }

    /// <summary>Marks the results that a vote replaces as undone, as everything is that holds no more.</summary>
    public static async Task ReplaceAsync(AllianceDb db, Vote vote, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var entry in await ResultsAsync(db, vote, await FindAsync(db, vote, cancellationToken), cancellationToken))
            entry.Undo(now);
    }

    /// <summary>The vote is open again: the last result that it replaced holds until it is closed.</summary>
    public static async Task BringBackAsync(AllianceDb db, Vote vote, CancellationToken cancellationToken)
    {
        if ((await FindAsync(db, vote, cancellationToken)).MaxBy(v => v.ResultSequence) is { } last)
            foreach (var entry in await ResultsAsync(db, vote, [last], cancellationToken))
                entry.Restore();
    }

    private static async Task<IReadOnlyList<MeetingEntry>> ResultsAsync(AllianceDb db, Vote vote, IEnumerable<Vote> earlier, CancellationToken cancellationToken)
    {
        var results = earlier.Select(v => v.ResultSequence!.Value).ToList();
        return results.Count == 0 ? [] : await db.Set<MeetingEntry>().Where(e => e.MeetingId == vote.MeetingId && results.Contains(e.Sequence)).ToListAsync(cancellationToken);
    }

    private static string Fold(string motion) => TextFolding.Fold(motion).TrimEnd('.', ' ');
}
