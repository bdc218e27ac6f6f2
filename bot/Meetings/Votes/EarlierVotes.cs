using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.Votes;

/// <summary>A motion that is put to the vote again: what the meeting said last holds, and takes the place of what it said before.</summary>
internal static class EarlierVotes
{
    /// <summary>Those that were closed before, in the same meeting and on the same motion, however it was spelt.</summary>
    public static async Task<IReadOnlyList<Vote>> FindAsync(AllianceDb db, Vote vote, CancellationToken cancellationToken)
    {
        var closed = await db.Set<Vote>().Where(v => v.MeetingId == vote.MeetingId && v.Id != vote.Id && v.ResultSequence != null && (vote.ResultSequence == null || v.ResultSequence < vote.ResultSequence))
            .ToListAsync(cancellationToken);
        return [.. closed.Where(v => Fold(v.Motion) == Fold(vote.Motion))];
    }

    /// <summary>Marks their results as undone, as everything is that holds no more.</summary>
    public static async Task ReplaceAsync(AllianceDb db, Vote vote, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var results = (await FindAsync(db, vote, cancellationToken)).Select(v => v.ResultSequence!.Value).ToList();
        if (results.Count == 0)
            return;
        foreach (var entry in await db.Set<MeetingEntry>().Where(e => e.MeetingId == vote.MeetingId && results.Contains(e.Sequence)).ToListAsync(cancellationToken))
            entry.Undo(now);
    }

    private static string Fold(string motion) => TextFolding.Fold(motion).TrimEnd('.', ' ');
}
