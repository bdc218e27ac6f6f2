using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>A meeting to choose from.</summary>
/// <param name="Title">Empty when the meeting has no name of its own.</param>
public sealed record RecentMeeting(Guid Id, string Number, string Title, DateTimeOffset StartedAt);

/// <summary>The latest meetings that may be seen from a place, for other features.</summary>
public static class RecentMeetings
{
    /// <summary>Running or ended, the latest first; in a personal chat those of the whole alliance, elsewhere those held there.</summary>
    public static async Task<IReadOnlyList<RecentMeeting>> ReadAsync(AllianceDb db, string conversationId, bool anywhere, int most, CancellationToken cancellationToken)
    {
        var meetings = await db.Set<Meeting>().Where(m => m.ConversationId == conversationId || (anywhere && !m.IsPrivate))
            .OrderByDescending(m => m.StartedAt).ThenByDescending(m => m.Id).Take(most)
            .Select(m => new { m.Id, m.Year, m.Sequence, m.Title, m.StartedAt }).ToListAsync(cancellationToken);
        return [.. meetings.Select(m => new RecentMeeting(m.Id, Meeting.NumberOf(m.Year, m.Sequence), m.Title, m.StartedAt))];
    }
}
