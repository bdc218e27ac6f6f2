using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Delivery;

/// <summary>What a kind of notice promises where a process dies, or an answer is lost, while it is sent.</summary>
public enum Promise
{
    /// <summary>It is sent again: better twice than never.</summary>
    AtLeastOnce,

    /// <summary>It is not sent again but parked, and whoever leads is told: better never than twice.</summary>
    AtMostOnce,
}

/// <summary>Says what a kind of notice says. A feature registers one for each kind it adds.</summary>
public interface INoticeWriter
{
    /// <summary>Unique among all features.</summary>
    string Kind { get; }

    /// <summary>Not meant for the reader in particular: those who want to be left alone do not get it.</summary>
    bool IsOptional { get; }

    /// <summary>Which harm is the lesser one. There is no usual answer: each kind says it.</summary>
    Promise Promise { get; }

    /// <summary>Where several of this kind are due at once for one reader, the latest says all that the others would.</summary>
    bool OnlyLatest => false;

    /// <summary>Put off to another day, it waits there for the reader's <see cref="NoticeReader.DailyHour"/> too.</summary>
    bool KeepsHour => false;

    /// <summary>
    /// What to say, from the state of things now and in the reader's language; null when it is no longer needed. May run
    /// several times for one notice.
    /// </summary>
    Task<ReplyMessage?> WriteAsync(NoticeTurn turn, CancellationToken cancellationToken);
}

/// <summary>All that a writer may know when a notice is about to be sent.</summary>
public sealed class NoticeTurn
{
    /// <summary>For reading, as the alliance sees it.</summary>
    public required AllianceDb Db { get; init; }

    public required NoticeReader Reader { get; init; }

    /// <summary>The channel or group chat that everybody reads it in; null when it is for one person.</summary>
    public string? PlaceId { get; init; }

    public required string SubjectId { get; init; }

    public required string Data { get; init; }

    /// <summary>When it was to be said at first, whatever put it off; UTC, to the millisecond.</summary>
    public required DateTimeOffset FirstDueAt { get; init; }

    public required Phrasebook Phrases { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    public AllianceInfo Alliance => Reader.Alliance;

    /// <summary>The one they chose; else their client's; else the alliance's.</summary>
    public required TextLanguage Language { get; init; }

    /// <summary>It goes by mail: its reader has no Teams.</summary>
    public bool IsByMail => PlaceId is null && Reader.UserId is null;

    /// <summary>The day it is in the alliance.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Alliance.ToLocal(Now));

    public string Say(string key, params ReadOnlySpan<object?> values) => Phrases.Say(Language, key, values);

    public TData Read<TData>(JsonTypeInfo<TData> type) => JsonSerializer.Deserialize(Data, type)!;
}

/// <summary>A person as someone who gets notices; a place as nobody in particular.</summary>
public sealed record NoticeReader
{
    public required AllianceInfo Alliance { get; init; }

    /// <summary>Empty in a place.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Teams' id; null for someone without Teams.</summary>
    public required string? UserId { get; init; }

    /// <summary>Null until they choose one.</summary>
    public required TextLanguage? ChosenLanguage { get; init; }

    public required QuietTimes Quiet { get; init; }

    /// <summary>When the message of a day comes, on the clock of <see cref="Quiet"/>.</summary>
    public TimeOnly DailyHour { get; init; }

    /// <summary>Empty in a place.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where mail reaches somebody without Teams.</summary>
    public string? MailAddress { get; init; }

    /// <summary>Wants nothing but what is meant for them in particular.</summary>
    public required bool IsLeftAlone { get; init; }

    /// <summary>All who read along in a place: in the alliance's language, at any hour.</summary>
    public static NoticeReader Everybody(AllianceInfo alliance) => new()
    {
        Alliance = alliance,
        PersonId = Guid.Empty,
        UserId = null,
        ChosenLanguage = null,
        Quiet = new QuietTimes(alliance.TimeZone, TimeOnly.MinValue, TimeOnly.MinValue, null, null),
        IsLeftAlone = false,
    };
}

/// <summary>Knows the people of an alliance as readers. The alliances feature answers; the delivery asks.</summary>
public interface INoticeReaders
{
    /// <summary>By id; whoever is not there (any more) is not among them.</summary>
    Task<IReadOnlyDictionary<Guid, NoticeReader>> FindAsync(AllianceDb db, AllianceInfo alliance, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken);

    Task<AllianceInfo> AllianceAsync(AllianceDb db, CancellationToken cancellationToken);

    /// <summary>Those who lead and can be written to.</summary>
    Task<IReadOnlyList<Guid>> LeadersAsync(AllianceDb db, CancellationToken cancellationToken);

    /// <summary>Of somebody who may have left; null when nobody knows them.</summary>
    Task<string?> NameAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken);

    /// <summary>Null when there is no such person (any more).</summary>
    async Task<NoticeReader?> FindAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken) =>
        (await FindAsync(db, await AllianceAsync(db, cancellationToken), [personId], cancellationToken)).GetValueOrDefault(personId);
}
