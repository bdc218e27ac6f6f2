using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>A meeting that has ended.</summary>
/// <param name="Title">Empty when the meeting has no name of its own.</param>
public sealed record EndedMeeting(Guid Id, string Number, string Title);

/// <summary>Meetings that have ended, for other features.</summary>
public static class EndedMeetings
{
    /// <summary>Those that a person started, the oldest first; those of private places stay there.</summary>
    public static async Task<IReadOnlyList<EndedMeeting>> ReadStartedByAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken)
    {
        var meetings = await db.Set<Meeting>().Where(m => m.Status == MeetingStatus.Ended && m.StartedById == personId && !m.IsPrivate)
            .OrderBy(m => m.StartedAt).Select(m => new { m.Id, m.Year, m.Sequence, m.Title }).ToListAsync(cancellationToken);
        return [.. meetings.Select(m => new EndedMeeting(m.Id, Meeting.NumberOf(m.Year, m.Sequence), m.Title))];
    }
}
