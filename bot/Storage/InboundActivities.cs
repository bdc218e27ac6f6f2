using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Storage;

/// <summary>
/// Inbound de-duplication. The same id twice is a resend. The same words by the same person in the same place under a new
/// id are a resend only if the first copy was answered late; otherwise the person meant to say it again.
/// </summary>
public static class InboundActivities
{
    /// <summary>Teams gives up on an answer after 15 s; from here on a resend may be on its way.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(10);

    /// <summary>How long after a late answer an equal message still counts as its resend.</summary>
    public static readonly TimeSpan ResendWindow = TimeSpan.FromMinutes(2);

    /// <summary>How long keys are kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(2);

    /// <summary>Records the activity in the current transaction. False: it was handled before, and must have no second effect.</summary>
    public static async Task<bool> TryRecordAsync(AllianceDb db, string key, string fingerprint, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // One statement looks and writes. ON CONFLICT works alike in SQLite and PostgreSQL, and waits for a concurrent first
        // copy on the latter.
        var insert = db.Command(
            """
            INSERT INTO "InboundActivities" ("AllianceId", "Key", "Fingerprint", "ReceivedAt", "AnsweredLate")
            SELECT @p0, @p1, @p2, @p3, @p4
            WHERE NOT EXISTS (
                SELECT 1 FROM "InboundActivities"
                WHERE "AllianceId" = @p0 AND "Fingerprint" = @p2 AND "AnsweredLate" AND "ReceivedAt" >= @p5)
            ON CONFLICT DO NOTHING
            """,
            db.AllianceId, key, fingerprint, db.Moment(now), false, db.Moment(now - ResendWindow));
        return await insert.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Marks activities that were not answered in time, so that their resend is recognised.</summary>
    public static Task<int> MarkLateAsync(AllianceDb db, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        db.Set<InboundActivity>().Where(a => keys.Contains(a.Key))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AnsweredLate, true), cancellationToken);

    /// <summary>After a restart nobody knows which answers of the last moments got out; each may be resent.</summary>
    public static Task MarkUncertainAfterRestartAsync(AllianceDb acrossAlliances, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - ResendWindow;
        return acrossAlliances.Set<InboundActivity>().IgnoreQueryFilters().Where(a => a.ReceivedAt >= since)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AnsweredLate, true), cancellationToken);
    }

    public static Task<int> ForgetOldAsync(AllianceDb acrossAlliances, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - Retention;
        return acrossAlliances.Set<InboundActivity>().IgnoreQueryFilters().Where(a => a.ReceivedAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
