using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Delivery;

/// <summary>A notice that a worker has claimed.</summary>
internal sealed record ClaimedNotice(Guid AllianceId, Guid Id, string Kind, Guid RecipientId, string SubjectId, string Data, int Attempts, DateTimeOffset LeaseUntil);

/// <summary>The queue of what the bot has to say by itself.</summary>
public static class Notices
{
    internal const int LongestNote = 400;

    /// <summary>
    /// Adds a notice in the current transaction; after its commit it is sent as soon as it is due and its reader may be
    /// disturbed. Adding it again changes nothing, whatever became of the first.
    /// </summary>
    /// <param name="db">The transaction of the cause.</param>
    /// <param name="kind">Of a registered <see cref="INoticeWriter"/>.</param>
    /// <param name="recipientId">A person of the alliance.</param>
    /// <param name="subjectId">What it is about; empty when the kind alone says it.</param>
    /// <param name="dueAt">UTC.</param>
    /// <param name="data">JSON that will not be found any more when it is sent.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Whether it is new.</returns>
    public static async Task<bool> AddAsync(
        AllianceDb db, string kind, Guid recipientId, string subjectId, DateTimeOffset dueAt, string data, CancellationToken cancellationToken)
    {
        var insert = db.Command(
            """
            INSERT INTO "Notices" ("AllianceId", "Id", "Kind", "RecipientId", "SubjectId", "Data", "DueAt", "State", "Attempts")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 'Pending', 0)
            ON CONFLICT DO NOTHING
            """,
            db.AllianceId, Guid.CreateVersion7(dueAt), kind, recipientId, subjectId, data, db.Moment(dueAt));
        var isNew = await insert.ExecuteNonQueryAsync(cancellationToken) == 1;
        if (isNew)
            db.Announce();
        return isNew;
    }

    public static Task<bool> AddAsync(AllianceDb db, string kind, Guid recipientId, string subjectId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        AddAsync(db, kind, recipientId, subjectId, dueAt, "{}", cancellationToken);

    /// <inheritdoc cref="AddAsync(AllianceDb, string, Guid, string, DateTimeOffset, string, CancellationToken)"/>
    public static Task<bool> AddAsync<TData>(
        AllianceDb db, string kind, Guid recipientId, string subjectId, DateTimeOffset dueAt, TData data, JsonTypeInfo<TData> type, CancellationToken cancellationToken) =>
        AddAsync(db, kind, recipientId, subjectId, dueAt, JsonSerializer.Serialize(data, type), cancellationToken);

    /// <summary>What one that still waits was waiting for has happened.</summary>
    /// <returns>Whether it waited.</returns>
    public static async Task<bool> BringForwardAsync(AllianceDb db, string kind, Guid recipientId, string subjectId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var waited = await db.Set<Notice>()
            .Where(n => n.Kind == kind && n.RecipientId == recipientId && n.SubjectId == subjectId && n.State == NoticeState.Pending && n.DueAt > dueAt)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.DueAt, dueAt), cancellationToken) == 1;
        if (waited)
            db.Announce();
        return waited;
    }

    /// <summary>As if those of this kind about something had never been: their cause was taken back, and if it comes again they are told again.</summary>
    /// <returns>Who had got one.</returns>
    public static async Task<IReadOnlyList<Guid>> ForgetAsync(AllianceDb db, string kind, string subjectId, CancellationToken cancellationToken)
    {
        var own = db.Set<Notice>().Where(n => n.Kind == kind && n.SubjectId == subjectId);
        var told = await own.Where(n => n.State == NoticeState.Sent).Select(n => n.RecipientId).ToListAsync(cancellationToken);
        await own.ExecuteDeleteAsync(cancellationToken);
        return told;
    }

    /// <summary>The same notice for many; whoever has it already gets no second one.</summary>
    public static async Task AddForAllAsync(AllianceDb db, string kind, IEnumerable<Guid> recipientIds, string subjectId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        foreach (var recipientId in recipientIds)
            await AddAsync(db, kind, recipientId, subjectId, dueAt, cancellationToken);
    }

    /// <summary>Whether somebody got one of this kind that was due since then.</summary>
    public static Task<bool> WasSentAsync(AllianceDb db, string kind, Guid recipientId, DateTimeOffset since, CancellationToken cancellationToken) =>
        db.Set<Notice>().AnyAsync(n => n.Kind == kind && n.RecipientId == recipientId && n.State == NoticeState.Sent && n.DueAt >= since, cancellationToken);

    /// <summary>Who was given a notice of this kind, whatever became of it; to be used inside another query.</summary>
    public static IQueryable<Guid> RecipientsOf(AllianceDb db, string kind) => db.Set<Notice>().Where(n => n.Kind == kind).Select(n => n.RecipientId);

    /// <summary>What notices of this kind were about, whatever became of them; to be used inside another query.</summary>
    public static IQueryable<string> SubjectsOf(AllianceDb db, string kind) => db.Set<Notice>().Where(n => n.Kind == kind).Select(n => n.SubjectId);

    /// <summary>Whether anything could be claimed; asked often, and cheaper than to try.</summary>
    internal static Task<bool> IsAnyDueAsync(AllianceDb acrossAlliances, DateTimeOffset now, CancellationToken cancellationToken) =>
        acrossAlliances.Set<Notice>().IgnoreQueryFilters()
            .AnyAsync(n => n.State == NoticeState.Pending && n.DueAt <= now && (n.LeaseUntil == null || n.LeaseUntil <= now), cancellationToken);

    /// <summary>Takes what is due, of all alliances and the oldest first, for as long as the lease lasts. No two claims hold the same notice.</summary>
    internal static async Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(AllianceDb db, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellationToken)
    {
        // Whole milliseconds: the databases keep moments to different fractions, and this one is compared.
        var until = DateTimeOffset.FromUnixTimeMilliseconds((now + lease).ToUnixTimeMilliseconds());
        var claim = db.Command(db.Database.IsNpgsql() ? ClaimOnPostgres : ClaimOnSqlite, db.Moment(until), db.Moment(now), most);
        var claimed = new List<ClaimedNotice>();
        await using var rows = await claim.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            claimed.Add(Read(rows, until));
        // Ids sort by the moment they were first due.
        claimed.Sort((one, other) => one.Id.CompareTo(other.Id));
        return claimed;
    }

    /// <returns>False when the claim was lost meanwhile: another worker has it, or had it.</returns>
    internal static async Task<bool> SettleAsync(AllianceDb db, ClaimedNotice notice, NoticeState state, string? note, CancellationToken cancellationToken) =>
        await Held(db, notice).ExecuteUpdateAsync(set => set
            .SetProperty(n => n.State, state)
            .SetProperty(n => n.Note, TextLimits.Cut(note ?? "", LongestNote))
            .SetProperty(n => n.LeaseUntil, (DateTimeOffset?)null), cancellationToken) == 1;

    /// <summary>Gives it back until a later moment.</summary>
    internal static async Task<bool> PostponeAsync(AllianceDb db, ClaimedNotice notice, DateTimeOffset dueAt, int attempts, string? note, CancellationToken cancellationToken) =>
        await Held(db, notice).ExecuteUpdateAsync(set => set
            .SetProperty(n => n.DueAt, dueAt)
            .SetProperty(n => n.Attempts, attempts)
            .SetProperty(n => n.Note, TextLimits.Cut(note ?? "", LongestNote))
            .SetProperty(n => n.LeaseUntil, (DateTimeOffset?)null), cancellationToken) == 1;

    private const string ClaimOnSqlite =
        """
        UPDATE "Notices" SET "LeaseUntil" = @p0, "Attempts" = "Attempts" + 1
        WHERE ("AllianceId", "Id") IN (
            SELECT "AllianceId", "Id" FROM "Notices"
            WHERE "State" = 'Pending' AND "DueAt" <= @p1 AND ("LeaseUntil" IS NULL OR "LeaseUntil" <= @p1)
            ORDER BY "DueAt" LIMIT @p2)
        RETURNING "AllianceId", "Id", "Kind", "RecipientId", "SubjectId", "Data", "Attempts"
        """;

    private const string ClaimOnPostgres =
        """
        UPDATE "Notices" SET "LeaseUntil" = @p0, "Attempts" = "Attempts" + 1
        WHERE ("AllianceId", "Id") IN (
            SELECT "AllianceId", "Id" FROM "Notices"
            WHERE "State" = 'Pending' AND "DueAt" <= @p1 AND ("LeaseUntil" IS NULL OR "LeaseUntil" <= @p1)
            ORDER BY "DueAt" LIMIT @p2 FOR UPDATE SKIP LOCKED)
        RETURNING "AllianceId", "Id", "Kind", "RecipientId", "SubjectId", "Data", "Attempts"
        """;

    private static IQueryable<Notice> Held(AllianceDb db, ClaimedNotice notice) =>
        db.Set<Notice>().Where(n => n.Id == notice.Id && n.State == NoticeState.Pending && n.LeaseUntil == notice.LeaseUntil);

    private static ClaimedNotice Read(DbDataReader row, DateTimeOffset until) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetString(5), row.GetInt32(6), until);
}
