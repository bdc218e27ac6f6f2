using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>A meeting of the alliance as a whole, or of a working group.</summary>
/// <param name="StartedAt">UTC.</param>
public sealed record HeldMeeting(Guid Id, DateTimeOffset StartedAt);

/// <summary>Meetings of the alliance as a whole, or of one of its working groups, for other features; those of other private places are their own.</summary>
public static class HeldMeetings
{
    /// <summary>Those that began between two moments, running or ended, the oldest first.</summary>
    public static async Task<IReadOnlyList<HeldMeeting>> ReadAsync(AllianceDb db, Guid? groupId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await db.Set<Meeting>().Where(m => m.GroupId == groupId && (groupId != null || !m.IsPrivate) && m.StartedAt >= from && m.StartedAt < to).OrderBy(m => m.StartedAt)
            .Select(m => new HeldMeeting(m.Id, m.StartedAt)).ToListAsync(cancellationToken);
}
