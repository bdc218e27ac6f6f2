using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>Says once, in a place of the alliance, that minutes approved themselves.</summary>
public static class AnnounceMinutes
{
    /// <returns>Whether it is to be said here: nobody else was faster.</returns>
    public static async Task<bool> HandleAsync(AllianceDb db, Guid meetingId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var circulation = await db.Set<MinutesCirculation>().SingleOrDefaultAsync(
            c => c.MeetingId == meetingId && c.End == CirculationEnd.Unopposed && c.AnnouncedAt == null, cancellationToken);
        circulation?.Announced(now);
        return circulation is not null;
    }
}
