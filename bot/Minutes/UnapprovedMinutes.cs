using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes;

/// <summary>Minutes that are still a draft, for other features.</summary>
public static class UnapprovedMinutes
{
    /// <summary>The ended meetings that a person started, whose minutes nobody has approved: until a rota names someone, they are that person's duty.</summary>
    public static async Task<IReadOnlyList<EndedMeeting>> ReadOfAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken)
    {
        var ended = await EndedMeetings.ReadStartedByAsync(db, personId, cancellationToken);
        var ids = ended.Select(m => m.Id).ToList();
        var approved = await db.Set<ApprovedMinutes>().Where(m => ids.Contains(m.MeetingId)).Select(m => m.MeetingId).ToListAsync(cancellationToken);
        return [.. ended.Where(m => !approved.Contains(m.Id))];
    }
}
