using System.Collections.Frozen;
using System.Net;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Schema;
using AllianceBot.Storage;

namespace AllianceBot.Delivery;

/// <summary>
/// Sends what is due. A notice is claimed and the claim committed before it is sent, and it is marked as sent afterwards: a
/// process that dies between the last two sends it once more when the lease is over, and never loses it.
/// </summary>
internal sealed partial class NoticeDelivery(
    AllianceStore store,
    INoticeReaders readers,
    IEnumerable<INoticeWriter> writers,
    AddressBook addresses,
    ConnectorClient connector,
    ReplySender sender,
    Phrasebook phrases,
    TimeProvider time,
    ILogger<NoticeDelivery> logger)
{
    /// <summary>Longer than the longest sending, or another worker would send it as well.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public const int MostAttempts = 12;

    private const int Batch = 32;
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly FrozenDictionary<string, INoticeWriter> _writers = writers.ToFrozenDictionary(w => w.Kind);

    /// <summary>Claims a batch of what is due and deals with it, for each reader in order.</summary>
    /// <returns>How many were claimed; none when nothing is due.</returns>
    public async Task<int> DeliverAsync(int readersAtOnce, CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(cancellationToken);
        var byReader = claimed.GroupBy(n => (n.AllianceId, n.RecipientId, n.PlaceId));
        await Parallel.ForEachAsync(byReader, new ParallelOptions { MaxDegreeOfParallelism = readersAtOnce, CancellationToken = cancellationToken }, async (own, ct) =>
        {
            foreach (var notice in own)
            {
                // What there is no time left for is claimed again later, by whoever is free.
                if (time.GetUtcNow() + LongestSending < notice.LeaseUntil)
                    await DeliverAsync(notice, ct);
            }
        });
        return claimed.Count;
    }

    internal async Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using (var db = store.OpenAcrossAlliances())
        {
            if (!await NoticeQueue.IsAnyDueAsync(db, now, cancellationToken))
                return [];
        }

        return await store.WriteAsync(Guid.Empty, (db, ct) => NoticeQueue.ClaimAsync(db, now, Lease, Batch, ct), cancellationToken);
    }

    private async Task DeliverAsync(ClaimedNotice notice, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var limit = new CancellationTokenSource(LongestSending, time);
        using var linked = limit.Token.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), patience);
        try
        {
            await SendAsync(notice, patience.Token);
        }
        catch (ConnectorException problem) when (IsForGood(problem))
        {
            LogParked(logger, notice.Kind, notice.Id, problem);
            await SettleAsync(notice, new(NoticeState.Parked, problem.Message), cancellationToken);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            await TryLaterAsync(notice, problem, cancellationToken);
        }
    }

    private async Task SendAsync(ClaimedNotice notice, CancellationToken cancellationToken)
    {
        await using var db = store.OpenForReading(notice.AllianceId);
        var isForPlace = notice.PlaceId.Length > 0;
        var reader = isForPlace ? NoticeReader.Everybody(await readers.AllianceAsync(db, cancellationToken)) : await readers.FindAsync(db, notice.RecipientId, cancellationToken);
        if (reader is null)
        {
            await SettleAsync(notice, new(NoticeState.Dropped, "The person is no longer there."), cancellationToken);
            return;
        }

        var now = time.GetUtcNow();
        var first = reader.Quiet.FirstMoment(now);
        if (first > now)
        {
            await store.WriteAsync(notice.AllianceId, (own, ct) => NoticeQueue.PostponeAsync(own, notice, first, notice.Attempts - 1, null, ct), cancellationToken);
            return;
        }

        if (!_writers.TryGetValue(notice.Kind, out var writer) || (!isForPlace && reader.UserId is null))
        {
            await ParkAsync(notice, writer is null ? "Nothing says this kind." : "The person has no Teams.", cancellationToken);
            return;
        }

        var chat = isForPlace ? null : await AddressBook.FindChatAsync(db, reader.PersonId, cancellationToken);
        var turn = new NoticeTurn
        {
            Db = db,
            Reader = reader,
            PlaceId = isForPlace ? notice.PlaceId : null,
            Language = reader.ChosenLanguage ?? TextLanguageCulture.FromLocale(chat?.Locale) ?? reader.Alliance.Language,
            SubjectId = notice.SubjectId,
            Data = notice.Data,
            Phrases = phrases,
            Now = now,
        };
        var message = writer.IsOptional && reader.IsLeftAlone ? null : await writer.WriteAsync(turn, cancellationToken);
        if (message is null)
        {
            await SettleAsync(notice, new(NoticeState.Dropped, "No longer needed."), cancellationToken);
            return;
        }

        if (await AddressAsync(turn, chat, cancellationToken) is not { } address)
        {
            await ParkAsync(notice, isForPlace ? "The bot is not in that place." : "Nothing tells where the person can be reached.", cancellationToken);
            return;
        }

        var sent = await connector.SendAsync(address, sender.Write(message), cancellationToken);
        // It is out: not even a shutdown keeps that from being written down.
        await SettleAsync(notice, new(NoticeState.Sent, MessageId: sent.Id), CancellationToken.None);
    }

    private async Task<ConversationReference?> AddressAsync(NoticeTurn turn, PersonalChat? chat, CancellationToken cancellationToken) => (turn, chat) switch
    {
        ({ PlaceId: { } placeId }, _) => await AddressBook.FindPlaceAsync(turn.Db, placeId, cancellationToken),
        ({ Reader.UserId: { } userId }, not null) => AddressBook.Reference(chat, userId),
        ({ Reader: { UserId: { } userId } reader }, _) => await addresses.BeginChatAsync(turn.Db, reader, userId, cancellationToken),
        _ => null,
    };

    private async Task TryLaterAsync(ClaimedNotice notice, Exception problem, CancellationToken cancellationToken)
    {
        if (notice.Attempts >= MostAttempts)
        {
            LogParked(logger, notice.Kind, notice.Id, problem);
            await SettleAsync(notice, new(NoticeState.Parked, problem.Message), cancellationToken);
            return;
        }

        var pause = FirstPause * Math.Pow(2, notice.Attempts - 1);
        pause = pause < LongestPause ? pause : LongestPause;
        if (problem is ConnectorException { RetryAfter: { } asked } && asked > pause)
            pause = asked;
        LogFailed(logger, notice.Kind, notice.Id, notice.Attempts, pause, problem);
        var again = time.GetUtcNow() + pause;
        await store.WriteAsync(notice.AllianceId, (db, ct) => NoticeQueue.PostponeAsync(db, notice, again, notice.Attempts, problem.Message, ct), cancellationToken);
    }

    private Task<bool> ParkAsync(ClaimedNotice notice, string why, CancellationToken cancellationToken)
    {
        LogUndeliverable(logger, notice.Kind, notice.Id, why);
        return SettleAsync(notice, new(NoticeState.Parked, why), cancellationToken);
    }

    private Task<bool> SettleAsync(ClaimedNotice notice, NoticeOutcome outcome, CancellationToken cancellationToken) =>
        store.WriteAsync(notice.AllianceId, (db, ct) => NoticeQueue.SettleAsync(db, notice, outcome, time.GetUtcNow(), ct), cancellationToken);

    /// <summary>Blocked, uninstalled, gone, or more than Teams ever takes: trying again changes nothing.</summary>
    private static bool IsForGood(ConnectorException problem) =>
        problem is MessageWritesBlockedException or MessageTooLargeException
        || problem.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Kind} {Id} is parked: it was refused for good")]
    private static partial void LogParked(ILogger logger, string kind, Guid id, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Kind} {Id} is parked: {Why}")]
    private static partial void LogUndeliverable(ILogger logger, string kind, Guid id, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Kind} {Id} failed {Attempts} times; again in {Pause}")]
    private static partial void LogFailed(ILogger logger, string kind, Guid id, int attempts, TimeSpan pause, Exception problem);
}
