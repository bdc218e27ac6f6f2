using System.Collections.Frozen;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery.Mail;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Schema;
using AllianceBot.Storage;

namespace AllianceBot.Delivery;

/// <summary>A notice before it is sent: either nothing is to be sent, or how.</summary>
/// <param name="Outcome">What becomes of it without sending.</param>
/// <param name="SendAsync">Sends it, and gives what the channel calls the message.</param>
internal sealed record ReadyNotice(NoticeOutcome? Outcome, Func<CancellationToken, Task<string?>> SendAsync)
{
    public static ReadyNotice Done(NoticeOutcome outcome) => new(outcome, _ => throw new InvalidOperationException("There is nothing to send."));
}

/// <summary>Works out what a notice says, to whom and how, at the moment it is sent.</summary>
internal sealed class NoticeSender(
    INoticeReaders readers,
    IEnumerable<INoticeWriter> writers,
    AddressBook addresses,
    ConnectorClient connector,
    ReplySender replies,
    MailDelivery mail,
    Phrasebook phrases,
    TimeProvider time)
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(1);

    private readonly FrozenDictionary<string, INoticeWriter> _writers = writers.ToFrozenDictionary(w => w.Kind);

    public INoticeWriter? WriterOf(ClaimedNotice notice) => _writers.GetValueOrDefault(notice.Kind);

    /// <summary>What is known of the readers of some notices of one alliance.</summary>
    public async Task<NoticeRound> BeginAsync(AllianceDb db, IReadOnlyCollection<ClaimedNotice> notices, CancellationToken cancellationToken)
    {
        var people = notices.Where(n => !n.IsForPlace).Select(n => n.RecipientId).Distinct().ToList();
        var alliance = await readers.AllianceAsync(db, cancellationToken);
        return new NoticeRound(
            alliance,
            people.Count == 0 ? FrozenDictionary<Guid, NoticeReader>.Empty : await readers.FindAsync(db, alliance, people, cancellationToken),
            people.Count == 0 ? FrozenDictionary<Guid, PersonalChat>.Empty : await AddressBook.FindChatsAsync(db, people, cancellationToken));
    }

    public async Task<ReadyNotice> PrepareAsync(AllianceDb db, NoticeRound round, ClaimedNotice notice, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (round.ReaderOf(notice) is not { } reader)
            return ReadyNotice.Done(NoticeOutcome.Dropped("The person is no longer there."));
        if (WriterOf(notice) is not { } writer)
            return ReadyNotice.Done(NoticeOutcome.Parked(ParkedWhy.Failed, "Nothing says this kind."));
        if (notice.MayBeOut && writer.Promise is Promise.AtMostOnce)
            return ReadyNotice.Done(NoticeOutcome.Parked(ParkedWhy.Unsure, "A worker stopped while it was sending this."));
        var first = reader.Quiet.FirstMoment(now);
        if (writer.KeepsHour)
            first = reader.Quiet.NotBefore(reader.DailyHour, first);
        // Looked at again every day: a holiday or days away may have been a slip, and are taken back.
        if (first > now)
            return ReadyNotice.Done(NoticeOutcome.Later(first < now + LongestRest ? first : now + LongestRest, notice.Attempts - 1));
        if (!notice.IsForPlace && reader.UserId is null && (!mail.IsSetUp || reader.MailAddress is null))
            return ReadyNotice.Done(NoticeOutcome.Dropped("The person has no Teams, and no mail is set up that would reach them."));

        var chat = round.ChatOf(notice);
        var turn = new NoticeTurn
        {
            FirstDueAt = notice.FirstDueAt,
            Db = db,
            Reader = reader,
            PlaceId = notice.IsForPlace ? notice.PlaceId : null,
            Language = reader.ChosenLanguage ?? TextLanguageCulture.FromLocale(chat?.Locale) ?? reader.Alliance.Language,
            SubjectId = notice.SubjectId,
            Data = notice.Data,
            Phrases = phrases,
            Now = now,
        };
        var message = writer.IsOptional && reader.IsLeftAlone ? null : await writer.WriteAsync(turn, cancellationToken);
        if (message is null)
            return ReadyNotice.Done(NoticeOutcome.Dropped("No longer needed."));
        if (turn.IsByMail)
            return new(null, async ct => await mail.SendAsync(notice, turn, message, ct));
        return await AddressAsync(turn, round, chat, cancellationToken) is { } address
            ? new(null, async ct => (await connector.SendAsync(address, replies.Write(message), ct)).Id)
            : ReadyNotice.Done(NoticeOutcome.Parked(ParkedWhy.Unreachable, notice.IsForPlace ? "The bot is not in that place." : "Nothing tells where the person can be reached."));
    }

    private async Task<ConversationReference?> AddressAsync(NoticeTurn turn, NoticeRound round, PersonalChat? chat, CancellationToken cancellationToken)
    {
        if (turn.PlaceId is { } placeId)
            return await AddressBook.FindPlaceAsync(turn.Db, placeId, cancellationToken);
        var userId = turn.Reader.UserId!;
        if (chat is not null)
            return AddressBook.Reference(chat, userId);
        return round.Begun.TryGetValue(turn.Reader.PersonId, out var begun) ? begun
            : await addresses.BeginChatAsync(turn.Db, turn.Reader, userId, cancellationToken) is { } address ? round.Begun[turn.Reader.PersonId] = address : null;
    }
}

/// <summary>What some notices of one alliance have in common, read once for all of them.</summary>
internal sealed record NoticeRound(AllianceInfo Alliance, IReadOnlyDictionary<Guid, NoticeReader> Readers, IReadOnlyDictionary<Guid, PersonalChat> Chats)
{
    /// <summary>Chats that were begun meanwhile.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<Guid, ConversationReference> Begun { get; } = new();

    public NoticeReader? ReaderOf(ClaimedNotice notice) => notice.IsForPlace ? NoticeReader.Everybody(Alliance) : Readers.GetValueOrDefault(notice.RecipientId);

    public PersonalChat? ChatOf(ClaimedNotice notice) => Chats.GetValueOrDefault(notice.RecipientId);
}
