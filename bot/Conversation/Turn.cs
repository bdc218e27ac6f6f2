using AllianceBot.Conversation.Files;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Conversation;

/// <summary>One thing said or pressed, with all a handler may know: who, where, in which alliance, in what language.</summary>
public sealed record Turn
{
    private readonly AllianceStore _store;

    public Turn(AllianceStore store) => _store = store;

    public required AllianceInfo Alliance { get; init; }

    public required PersonInfo Person { get; init; }

    /// <summary>The person, as use cases ask for whoever does something.</summary>
    public Actor Actor => new(Person.Id, Person.Name, Person.Standing);

    public required Place Place { get; init; }

    /// <summary>The working group of this place; null where the alliance as a whole meets.</summary>
    public GroupInfo? Group { get; init; }

    /// <summary>The language to answer this person in.</summary>
    public required TextLanguage Language { get; init; }

    public required Phrasebook Phrases { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The day it is in the alliance.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Alliance.ToLocal(Now));

    /// <summary>How the person's client writes 3/4.</summary>
    public DateOrder DateOrder { get; init; }

    /// <summary>The person's client time zone (IANA), when it told.</summary>
    public string? ClientTimeZone { get; init; }

    /// <summary>What followed the command's words, as typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>What Teams names the message by, when it is one.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>Nothing stood beside the command's words: <see cref="Text"/> begins on the line below them.</summary>
    public bool TextStartsBelow { get; init; }

    /// <summary>People mentioned in <see cref="Text"/>; positions count in it, and <see cref="MentionSpan.PersonId"/> is a Teams user id.</summary>
    public IReadOnlyList<MentionSpan> Mentions { get; init; } = [];

    /// <summary>What came back with a card. Never trusted for permission.</summary>
    public CardData Data { get; init; } = CardData.Empty;

    /// <summary>The file that was sent, when that is what happened.</summary>
    public SentFile? SentFile { get; init; }

    /// <summary>Who was added or removed, when that is what happened.</summary>
    public IReadOnlyList<RosterMember> People { get; init; } = [];

    /// <summary>The members of this place as Teams lists them; a network call, so never inside a transaction.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<RosterMember>?>> ReadRosterAsync { get; init; }

    /// <summary>
    /// Where this place belongs to a Teams meeting: what Teams tells of it, null when it tells nothing; a network call. Null where it belongs to none.
    /// </summary>
    public Func<CancellationToken, Task<TeamsMeeting?>>? ReadTeamsMeetingAsync { get; init; }

    /// <summary>Recorded with the effect, so that a resend has none. Null where resending is harmless.</summary>
    public Func<(string Key, string Fingerprint)>? Once { get; init; }

    /// <summary>The form came from a chat that was about another alliance then; what it says is not meant for this one.</summary>
    public bool IsFormOfAnotherAlliance => Data.Id("alliance") is { } alliance && alliance != Alliance.Id;

    public string Say(string key, params ReadOnlySpan<object?> values) => Phrases.Say(Language, key, values);

    /// <summary>
    /// The turn for an answer that everyone in the place reads, and that stays there whoever asked: in the alliance's language,
    /// except in somebody's own chat.
    /// </summary>
    public Turn ForThePlace => Place.Kind is PlaceKind.Personal ? this : this with { Language = Alliance.Language };

    /// <summary>
    /// What the buttons of such an answer say of its language. A card in somebody's own chat says which it was in, so that the
    /// talk goes on in it; of one that everyone reads nothing follows for whoever presses.
    /// </summary>
    public string SpokenHere => Place.Kind is PlaceKind.Personal ? Language.Code() : "";

    /// <summary>For what everyone in the place reads: the alliance's own language.</summary>
    public string SayToAll(string key, params ReadOnlySpan<object?> values) => Phrases.Say(Alliance.Language, key, values);

    /// <summary>Runs a use case in one transaction, together with the record that this activity was handled.</summary>
    /// <exception cref="ResentActivityException">The activity was handled before; nothing was done.</exception>
    public Task<T> WriteAsync<T>(Func<AllianceDb, CancellationToken, Task<T>> useCase, CancellationToken cancellationToken) =>
        _store.WriteAsync(Alliance.Id, async (db, ct) =>
        {
            if (Once?.Invoke() is var (key, fingerprint) && !await InboundActivities.TryRecordAsync(db, key, fingerprint, Now, ct))
                throw new ResentActivityException();
            return await useCase(db, ct);
        }, cancellationToken);

    public async Task<T> ReadAsync<T>(Func<AllianceDb, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        await using var db = _store.OpenForReading(Alliance.Id);
        return await query(db, cancellationToken);
    }
}

/// <summary>Teams sent again what was already handled: it is said to stand once, and nothing is done.</summary>
public sealed class ResentActivityException : Exception;
