using System.Data.Common;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Delivery;

/// <summary>A notice that a worker has claimed.</summary>
internal sealed record ClaimedNotice(
    Guid AllianceId, Guid Id, string Kind, Guid RecipientId, string PlaceId, string SubjectId, string Data, int Attempts, long Token, DateTimeOffset LeaseUntil)
{
    /// <summary>An earlier worker was about to send it, and nobody knows whether it did.</summary>
    public bool MayBeOut { get; init; }

    public bool IsForPlace => PlaceId.Length > 0;

    public DateTimeOffset FirstDueAt => OrderedId.MomentOf(Id);
}

/// <summary>What became of a notice; <see cref="NoticeState.Pending"/> for one that is given back until later.</summary>
/// <param name="Note">Why, for the operator.</param>
internal sealed record NoticeOutcome(NoticeState State, string? Note = null)
{
    /// <summary>What the channel calls the message.</summary>
    public string? MessageId { get; init; }

    /// <summary>Of one that is parked.</summary>
    public ParkedWhy? Why { get; init; }

    /// <summary>Of one that is given back: until then, or as it was; with so many attempts. It is certain that this worker did not send it.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public int Attempts { get; init; }

    public static NoticeOutcome Sent(string? messageId) => new(NoticeState.Sent) { MessageId = messageId };

    public static NoticeOutcome Dropped(string note) => new(NoticeState.Dropped, note);

    public static NoticeOutcome Parked(ParkedWhy why, string note) => new(NoticeState.Parked, note) { Why = why };

    /// <summary>As if it had not been claimed: it keeps its place before what is due after it.</summary>
    public static NoticeOutcome Untouched(ClaimedNotice notice) => new(NoticeState.Pending) { Attempts = notice.Attempts - 1 };

    public static NoticeOutcome Later(DateTimeOffset dueAt, int attempts, string? note = null) => new(NoticeState.Pending, note) { DueAt = dueAt, Attempts = attempts };
}

/// <summary>The notices as the workers see them: which are due, who has them, what became of them.</summary>
internal static class NoticeQueue
{
    internal const int LongestNote = 400;

    // What is due is looked up once and for all: as a subquery of the update, PostgreSQL may run it again for each row, and with the rows locked before
    // passed over, each time it finds others.
    private const string Claim =
        """
        WITH due AS MATERIALIZED (
            SELECT n."AllianceId", n."Id" FROM "Notices" AS n
            WHERE n."State" = 'Pending' AND n."DueAt" <= @p1 AND (n."LeaseUntil" IS NULL OR n."LeaseUntil" <= @p1)
                AND NOT EXISTS (
                    SELECT 1 FROM "Notices" AS u
                    WHERE u."AllianceId" = n."AllianceId" AND u."RecipientId" = n."RecipientId" AND u."PlaceId" = n."PlaceId"
                        AND u."State" = 'Pending' AND u."Attempts" > 0
                        AND (u."LeaseUntil" > @p1 OR u."Id" < n."Id"))
            ORDER BY n."DueAt", n."Id" LIMIT @p2{0})
        UPDATE "Notices" SET "LeaseUntil" = @p0, "Attempts" = "Attempts" + 1, "Token" = "Token" + 1
        WHERE ("AllianceId", "Id") IN (SELECT "AllianceId", "Id" FROM due)
        RETURNING "AllianceId", "Id", "Kind", "RecipientId", "PlaceId", "SubjectId", "Data", "Attempts", "Token", "IntendedAt" IS NOT NULL
        """;

    private const string Settle =
        """
        UPDATE "Notices" SET "State" = @p3, "Note" = @p4, "MessageId" = @p5, "Why" = @p6, "SettledAt" = @p7, "LeaseUntil" = NULL
        WHERE "AllianceId" = @p0 AND "Id" = @p1 AND "State" = 'Pending' AND "Token" = @p2
        """;

    private const string GiveBack =
        """
        UPDATE "Notices" SET "Note" = @p3, "DueAt" = COALESCE(@p4, "DueAt"), "Attempts" = @p5, "IntendedAt" = CASE WHEN @p6 THEN "IntendedAt" END, "LeaseUntil" = NULL
        WHERE "AllianceId" = @p0 AND "Id" = @p1 AND "State" = 'Pending' AND "Token" = @p2
        """;

    private const string Intend =
        """
        UPDATE "Notices" SET "IntendedAt" = @p3 WHERE "AllianceId" = @p0 AND "Id" = @p1 AND "State" = 'Pending' AND "Token" = @p2
        """;

    private static readonly string ClaimOnSqlite = Claim.Replace("{0}", "", StringComparison.Ordinal);
    private static readonly string ClaimOnPostgres = Claim.Replace("{0}", " FOR UPDATE OF n SKIP LOCKED", StringComparison.Ordinal);

    /// <summary>Whether anything could be claimed; asked often, and cheaper than to try.</summary>
    public static Task<bool> IsAnyDueAsync(AllianceDb acrossAlliances, DateTimeOffset now, CancellationToken cancellationToken) =>
        acrossAlliances.Set<Notice>().IgnoreQueryFilters()
            .AnyAsync(n => n.State == NoticeState.Pending && n.DueAt <= now && (n.LeaseUntil == null || n.LeaseUntil <= now), cancellationToken);

    /// <summary>
    /// Takes what is due, of all alliances and the oldest first, for as long as the lease lasts. No two claims hold the same
    /// notice, nor two of one reader: what is said to somebody is said in order.
    /// </summary>
    public static async Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(AllianceDb db, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellationToken)
    {
        var isOnServer = db.Database.IsNpgsql();
        if (isOnServer)
        {
            // One claims after the other, each in a few milliseconds, or two would not see that they take from one reader. The
            // number is the lock's name and means nothing.
            await db.Command("SELECT pg_advisory_xact_lock(7316020)").ExecuteNonQueryAsync(cancellationToken);
        }

        var until = now + lease;
        var claim = db.Command(isOnServer ? ClaimOnPostgres : ClaimOnSqlite, db.Moment(until), db.Moment(now), most);
        var claimed = new List<ClaimedNotice>();
        await using var rows = await claim.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            claimed.Add(Read(rows, until));
        // Ids sort by the moment they were first due.
        claimed.Sort((one, other) => one.Id.CompareTo(other.Id));
        return claimed;
    }

    /// <summary>Writes down that it is about to be sent: from then on it may be out.</summary>
    /// <returns>False when the claim was lost meanwhile, or the notice was cancelled: it must not be sent.</returns>
    public static async Task<bool> IntendAsync(AllianceDb db, ClaimedNotice notice, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Command(Intend, notice.AllianceId, notice.Id, notice.Token, db.Moment(now)).ExecuteNonQueryAsync(cancellationToken) == 1;

    /// <returns>False when the claim was lost meanwhile: another worker has it, or had it.</returns>
    public static async Task<bool> SettleAsync(AllianceDb db, ClaimedNotice notice, NoticeOutcome outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var note = TextLimits.Cut(outcome.Note ?? "", LongestNote);
        var command = outcome.State is NoticeState.Pending
            ? db.Command(GiveBack, notice.AllianceId, notice.Id, notice.Token, note, outcome.DueAt is { } due ? db.Moment(due) : null, outcome.Attempts, notice.MayBeOut)
            : db.Command(Settle, notice.AllianceId, notice.Id, notice.Token, outcome.State.ToString(), note, outcome.MessageId is { } id ? TextLimits.Cut(id, TextLimits.Identifier) : null, outcome.Why?.ToString(), db.Moment(now));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static ClaimedNotice Read(DbDataReader row, DateTimeOffset until) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetInt32(7), row.GetInt64(8), until)
    {
        MayBeOut = row.GetBoolean(9),
    };
}
