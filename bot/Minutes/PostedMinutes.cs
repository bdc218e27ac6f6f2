using AllianceBot.Minutes.Circulation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>Minutes that went to the members, for other features.</summary>
public static class PostedMinutes
{
    /// <summary>Of these meetings, those whose minutes are circulated or approved.</summary>
    public static async Task<IReadOnlySet<Guid>> FindAsync(AllianceDb db, IReadOnlyCollection<Guid> meetingIds, CancellationToken cancellationToken)
    {
        var approved = await db.Set<ApprovedMinutes>().Where(m => meetingIds.Contains(m.MeetingId)).Select(m => m.MeetingId).ToListAsync(cancellationToken);
        var circulated = await db.Set<MinutesCirculation>().Where(c => meetingIds.Contains(c.MeetingId)).Select(c => c.MeetingId).ToListAsync(cancellationToken);
        return approved.Concat(circulated).ToHashSet();
    }
}
