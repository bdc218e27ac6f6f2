using System.Data.Common;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>The meeting that is going on in a place.</summary>
internal static class RunningMeeting
{
    public static Task<Meeting?> FindAsync(AllianceDb db, string conversationId, CancellationToken cancellationToken) =>
        db.Set<Meeting>().Include(m => m.Agenda.OrderBy(i => i.Position))
            .SingleOrDefaultAsync(m => m.ConversationId == conversationId && m.Status == MeetingStatus.Running, cancellationToken);

    /// <summary>
    /// Takes the next place in the order of the meeting running here; null when none runs. One statement finds, checks and
    /// counts, and the row stays locked until the entry is committed, so no entry slips in after the end.
    /// </summary>
    public static Task<EntrySlot?> TakeSlotAsync(AllianceDb db, string conversationId, CancellationToken cancellationToken) => TakeAsync(
        db.Command(
            """
            UPDATE "Meetings" SET "EntryCount" = "EntryCount" + 1
            WHERE "AllianceId" = @p0 AND "ConversationId" = @p1 AND "Status" = 'Running'
            RETURNING "Id", "EntryCount"
            """,
            db.AllianceId, conversationId), cancellationToken);

    /// <summary>The same for a meeting by its id, whether it runs or has ended; null when this alliance has none of that id.</summary>
    public static Task<EntrySlot?> TakeSlotOfAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken) => TakeAsync(
        db.Command(
            """
            UPDATE "Meetings" SET "EntryCount" = "EntryCount" + 1
            WHERE "AllianceId" = @p0 AND "Id" = @p1
            RETURNING "Id", "EntryCount"
            """,
            db.AllianceId, meetingId), cancellationToken);

    private static async Task<EntrySlot?> TakeAsync(DbCommand update, CancellationToken cancellationToken)
    {
        await using var row = await update.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new EntrySlot(row.GetGuid(0), row.GetInt32(1)) : null;
    }
}

/// <summary>A place in the order of a meeting's entries.</summary>
internal sealed record EntrySlot(Guid MeetingId, int Sequence);
