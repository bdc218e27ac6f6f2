using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Delivery;

/// <summary>What the bot is to say by itself: put down here in the transaction of its cause, and sent by <see cref="NoticeDelivery"/>.</summary>
public static class Notices
{
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
    public static Task<bool> AddAsync(
        AllianceDb db, string kind, Guid recipientId, string subjectId, DateTimeOffset dueAt, string data, CancellationToken cancellationToken) =>
        InsertAsync(db, kind, new Recipient(recipientId, ""), subjectId, new Due(dueAt, null), data, cancellationToken);

    public static Task<bool> AddAsync(AllianceDb db, string kind, Guid recipientId, string subjectId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        AddAsync(db, kind, recipientId, subjectId, dueAt, "{}", cancellationToken);

    /// <inheritdoc cref="AddAsync(AllianceDb, string, Guid, string, DateTimeOffset, string, CancellationToken)"/>
    public static Task<bool> AddAsync<TData>(
        AllianceDb db, string kind, Guid recipientId, string subjectId, DateTimeOffset dueAt, TData data, JsonTypeInfo<TData> type, CancellationToken cancellationToken) =>
        AddAsync(db, kind, recipientId, subjectId, dueAt, JsonSerializer.Serialize(data, type), cancellationToken);

    /// <summary>The same, due when a clock shows what it shows: also when the rules of its zone change until then.</summary>
    /// <inheritdoc cref="AddAsync(AllianceDb, string, Guid, string, DateTimeOffset, string, CancellationToken)"/>
    public static Task<bool> AddAsync(AllianceDb db, string kind, Guid recipientId, string subjectId, WallClock due, string data, CancellationToken cancellationToken) =>
        InsertAsync(db, kind, new Recipient(recipientId, ""), subjectId, new Due(due.ToUtc(), due), data, cancellationToken);

    public static Task<bool> AddAsync(AllianceDb db, string kind, Guid recipientId, string subjectId, WallClock due, CancellationToken cancellationToken) =>
        AddAsync(db, kind, recipientId, subjectId, due, "{}", cancellationToken);

    /// <summary>
    /// Adds a notice that everybody in a channel or group chat reads, in the alliance's language. It is a message of its own
    /// there, and waits for nobody's quiet hours: choose the hour.
    /// </summary>
    /// <param name="db">The transaction of the cause.</param>
    /// <param name="kind">Of a registered <see cref="INoticeWriter"/>; its <see cref="NoticeTurn.PlaceId"/> is the place.</param>
    /// <param name="placeId">The conversation id of a place of the alliance where the bot is.</param>
    /// <param name="subjectId">What it is about; one notice for each kind, subject and place, ever.</param>
    /// <param name="dueAt">UTC.</param>
    /// <param name="data">JSON that will not be found any more when it is sent.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Whether it is new.</returns>
    public static Task<bool> AddForPlaceAsync(
        AllianceDb db, string kind, string placeId, string subjectId, DateTimeOffset dueAt, string data, CancellationToken cancellationToken) =>
        InsertAsync(db, kind, new Recipient(Guid.Empty, placeId), subjectId, new Due(dueAt, null), data, cancellationToken);

    public static Task<bool> AddForPlaceAsync(AllianceDb db, string kind, string placeId, string subjectId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        AddForPlaceAsync(db, kind, placeId, subjectId, dueAt, "{}", cancellationToken);

    /// <summary>The same, due when a clock shows what it shows.</summary>
    /// <inheritdoc cref="AddForPlaceAsync(AllianceDb, string, string, string, DateTimeOffset, string, CancellationToken)"/>
    public static Task<bool> AddForPlaceAsync(AllianceDb db, string kind, string placeId, string subjectId, WallClock due, string data, CancellationToken cancellationToken) =>
        InsertAsync(db, kind, new Recipient(Guid.Empty, placeId), subjectId, new Due(due.ToUtc(), due), data, cancellationToken);

    /// <summary>The same notice for many; whoever has it already gets no second one.</summary>
    public static async Task AddForAllAsync(AllianceDb db, string kind, IEnumerable<Guid> recipientIds, string subjectId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        foreach (var recipientId in recipientIds)
            await AddAsync(db, kind, recipientId, subjectId, dueAt, cancellationToken);
    }

    /// <summary>The same, due when a clock shows what it shows.</summary>
    public static async Task AddForAllAsync(AllianceDb db, string kind, IEnumerable<Guid> recipientIds, string subjectId, WallClock due, CancellationToken cancellationToken)
    {
        foreach (var recipientId in recipientIds)
            await AddAsync(db, kind, recipientId, subjectId, due, cancellationToken);
    }

    /// <summary>Whether somebody got one of this kind since then.</summary>
    public static Task<bool> WasSentAsync(AllianceDb db, string kind, Guid recipientId, DateTimeOffset since, CancellationToken cancellationToken) =>
        db.Set<Notice>().AnyAsync(n => n.Kind == kind && n.RecipientId == recipientId && n.State == NoticeState.Sent && n.SettledAt >= since, cancellationToken);

    /// <summary>Whether one of this kind is being sent to somebody at this moment.</summary>
    public static Task<bool> IsUnderWayAsync(AllianceDb db, string kind, Guid recipientId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<Notice>().AnyAsync(n => n.Kind == kind && n.RecipientId == recipientId && n.State == NoticeState.Pending && n.LeaseUntil > now, cancellationToken);

    /// <summary>When the latest of this kind that somebody got was first due; null when they got none.</summary>
    public static async Task<DateTimeOffset?> LatestSentAsync(AllianceDb db, string kind, Guid recipientId, CancellationToken cancellationToken) =>
        await db.Set<Notice>().Where(n => n.Kind == kind && n.RecipientId == recipientId && n.State == NoticeState.Sent)
            .OrderByDescending(n => n.Id).Select(n => (Guid?)n.Id).FirstOrDefaultAsync(cancellationToken) is { } id ? OrderedId.MomentOf(id) : null;

    /// <summary>Somebody lives by another clock from now on: notices of a kind that go by their reader's clock, and wait by the old one, go by the new one.</summary>
    public static Task FollowClockAsync(AllianceDb db, string kind, Guid recipientId, string timeZone, CancellationToken cancellationToken) => MoveAsync(
        db, Untouched(db, kind, recipientId).Where(n => n.DueZone != timeZone), notice => new WallClock(notice.DueDate!.Value, notice.DueTime!.Value, timeZone), cancellationToken);

    /// <summary>Notices of a kind come at another hour of somebody's clock from now on: those that wait for the old one too.</summary>
    public static Task FollowHourAsync(AllianceDb db, string kind, Guid recipientId, TimeOnly hour, CancellationToken cancellationToken) => MoveAsync(
        db, Untouched(db, kind, recipientId).Where(n => n.DueTime != hour), notice => new WallClock(notice.DueDate!.Value, hour, notice.DueZone!), cancellationToken);

    /// <summary>What waits by a clock on the wall and was never under way: whatever was put off is where it was put off to.</summary>
    private static IQueryable<Notice> Untouched(AllianceDb db, string kind, Guid recipientId) =>
        db.Set<Notice>().Where(n => n.Kind == kind && n.RecipientId == recipientId && n.State == NoticeState.Pending && n.DueZone != null && n.Token == 0);

    private static async Task MoveAsync(AllianceDb db, IQueryable<Notice> notices, Func<Notice, WallClock> move, CancellationToken cancellationToken)
    {
        foreach (var notice in await notices.AsNoTracking().ToListAsync(cancellationToken))
        {
            var clock = move(notice);
            var due = clock.ToUtc();
            await db.Set<Notice>().Where(n => n.Id == notice.Id && n.Token == 0)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.DueZone, clock.Zone).SetProperty(n => n.DueTime, clock.Time).SetProperty(n => n.DueAt, due), cancellationToken);
        }

        db.Announce();
    }

    /// <summary>Whom one of this kind about something has reached, or is about to reach.</summary>
    public static async Task<IReadOnlySet<Guid>> WrittenToAsync(AllianceDb db, string kind, string subjectId, CancellationToken cancellationToken) =>
        await db.Set<Notice>().Where(n => n.Kind == kind && n.SubjectId == subjectId && n.PlaceId == "" && (n.State == NoticeState.Pending || n.State == NoticeState.Sent))
            .Select(n => n.RecipientId).ToHashSetAsync(cancellationToken);

    /// <summary>
    /// Whether this one is still to be written, and so will say what this transaction writes. One that is being sent at this moment says what was there before.
    /// </summary>
    public static Task<bool> IsWaitingAsync(AllianceDb db, string kind, Guid recipientId, string subjectId, DateTimeOffset now, CancellationToken cancellationToken) =>
        KeepWaitingAsync(Unclaimed(db, kind, recipientId, now).Where(n => n.SubjectId == subjectId), cancellationToken);

    /// <summary>The same of any of a kind, whatever it is about.</summary>
    public static Task<bool> IsAnyWaitingAsync(AllianceDb db, string kind, Guid recipientId, DateTimeOffset now, CancellationToken cancellationToken) =>
        KeepWaitingAsync(Unclaimed(db, kind, recipientId, now), cancellationToken);

    /// <summary>What one that still waits was waiting for has happened.</summary>
    /// <returns>Whether it waited.</returns>
    public static async Task<bool> BringForwardAsync(AllianceDb db, string kind, Guid recipientId, string subjectId, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var waited = await db.Set<Notice>()
            .Where(n => n.Kind == kind && n.RecipientId == recipientId && n.SubjectId == subjectId && n.State == NoticeState.Pending && n.DueAt > dueAt)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.DueAt, dueAt).SetProperty(n => n.ZoneRules, (string?)null), cancellationToken) == 1;
        if (waited)
            db.Announce();
        return waited;
    }

    /// <summary>
    /// Those of this kind about something that still wait are not sent: their cause is gone. What is being sent at this moment
    /// is sent; <see cref="INoticeWriter.WriteAsync"/> sees the state of things as well.
    /// </summary>
    /// <returns>How many waited.</returns>
    public static Task<int> CancelAsync(AllianceDb db, string kind, string subjectId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<Notice>().Where(n => n.Kind == kind && n.SubjectId == subjectId && n.State == NoticeState.Pending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(n => n.State, NoticeState.Dropped).SetProperty(n => n.Note, "Cancelled.").SetProperty(n => n.SettledAt, now).SetProperty(n => n.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken);

    /// <summary>As if those of this kind about something had never been: their cause was taken back, and if it comes again they are told again.</summary>
    /// <returns>Who had got one.</returns>
    public static async Task<IReadOnlyList<Guid>> ForgetAsync(AllianceDb db, string kind, string subjectId, CancellationToken cancellationToken)
    {
        var own = db.Set<Notice>().Where(n => n.Kind == kind && n.SubjectId == subjectId);
        var told = await own.Where(n => n.State == NoticeState.Sent && n.PlaceId == "").Select(n => n.RecipientId).ToListAsync(cancellationToken);
        await own.ExecuteDeleteAsync(cancellationToken);
        return told;
    }

    /// <summary>Who was given a notice of this kind, whatever became of it; to be used inside another query.</summary>
    public static IQueryable<Guid> RecipientsOf(AllianceDb db, string kind) => db.Set<Notice>().Where(n => n.Kind == kind && n.PlaceId == "").Select(n => n.RecipientId);

    /// <summary>What notices of this kind were about, whatever became of them; to be used inside another query.</summary>
    public static IQueryable<string> SubjectsOf(AllianceDb db, string kind) => db.Set<Notice>().Where(n => n.Kind == kind).Select(n => n.SubjectId);

    private static IQueryable<Notice> Unclaimed(AllianceDb db, string kind, Guid recipientId, DateTimeOffset now) =>
        db.Set<Notice>().Where(n => n.Kind == kind && n.RecipientId == recipientId && n.State == NoticeState.Pending && (n.LeaseUntil == null || n.LeaseUntil <= now));

    /// <summary>A row that was written, be it as it was, is locked on PostgreSQL, and claims pass over it: nobody begins to send it before the commit.</summary>
    private static async Task<bool> KeepWaitingAsync(IQueryable<Notice> notices, CancellationToken cancellationToken) =>
        await notices.ExecuteUpdateAsync(set => set.SetProperty(n => n.Attempts, n => n.Attempts), cancellationToken) > 0;

    private static async Task<bool> InsertAsync(AllianceDb db, string kind, Recipient recipient, string subjectId, Due due, string data, CancellationToken cancellationToken)
    {
        var insert = db.Command(
            """
            INSERT INTO "Notices" ("AllianceId", "Id", "Kind", "RecipientId", "PlaceId", "SubjectId", "Data", "DueAt", "DueDate", "DueTime", "DueZone", "ZoneRules", "State", "Attempts", "Token")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, 'Pending', 0, 0)
            ON CONFLICT DO NOTHING
            """,
            db.AllianceId, OrderedId.Next(due.At), kind, recipient.PersonId, recipient.PlaceId, subjectId, data, db.Moment(due.At),
            due.Clock?.Date, due.Clock?.Time, due.Clock?.Zone, due.Clock is null ? null : WallClock.Rules);
        var isNew = await insert.ExecuteNonQueryAsync(cancellationToken) == 1;
        if (isNew)
            db.Announce();
        return isNew;
    }

    private readonly record struct Recipient(Guid PersonId, string PlaceId);

    private readonly record struct Due(DateTimeOffset At, WallClock? Clock);
}
