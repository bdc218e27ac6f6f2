using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>What the members were asked about, or was approved, is what the meeting was; it does not go on after that.</summary>
internal sealed class MinutesSeal : IMeetingSeal
{
    public async Task<bool> IsSealedAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken) =>
        await db.Set<MinutesCirculation>().AnyAsync(c => c.MeetingId == meetingId, cancellationToken)
        || await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == meetingId, cancellationToken);
}
