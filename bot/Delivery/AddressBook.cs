using AllianceBot.Conversation;
using AllianceBot.Protocol.Connector;
using AllianceBot.Protocol.Schema;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AllianceBot.Delivery;

/// <summary>
/// Keeps where people and places can be reached, from the activities that come from them, and forgets it when the bot is
/// taken out. What it has just seen it remembers, so that a busy place costs no more than a look.
/// </summary>
internal sealed class AddressBook(AllianceStore store, ConnectorClient connector, TimeProvider time) : IActivityWitness, IDisposable
{
    public const int LongestAddress = 2048;
    public const int LongestLocale = 35;

    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly MemoryCache _seen = new(new MemoryCacheOptions { SizeLimit = 50_000, Clock = new CacheClock(time) });

    public ValueTask SeeAsync(Activity activity, Place place, Whereabouts whereabouts, CancellationToken cancellationToken)
    {
        if (IsFarewell(activity))
            return new(ForgetAsync(place, whereabouts, cancellationToken));
        var address = new Address(
            activity.Conversation.Id, activity.ServiceUrl, activity.TenantId ?? "", activity.Recipient?.Id ?? "", activity.ChannelId)
        {
            Locale = activity.ClientLocale is { Length: <= LongestLocale } locale ? locale : null,
        };
        var key = KeyOf(place, whereabouts);
        // Threads of a channel differ in their conversation; where the service is does not.
        if (place.Kind is not PlaceKind.Personal)
            address = address with { ConversationId = place.ConversationId, Locale = null };
        if (_seen.TryGetValue(key, out Address? known) && known!.Covers(address) || !address.Fits)
            return default;
        return new(KeepAsync(key, address, place, whereabouts, cancellationToken));
    }

    /// <summary>The chats of these people with the bot; of whom there is none yet, nothing.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PersonalChat>> FindChatsAsync(AllianceDb db, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken) =>
        await db.Set<PersonalChat>().Where(c => personIds.Contains(c.PersonId)).ToDictionaryAsync(c => c.PersonId, cancellationToken);

    /// <summary>How to write to that chat.</summary>
    public static ConversationReference Reference(PersonalChat chat, string userId) =>
        Reference(new Address(chat.ConversationId, chat.ServiceUrl, chat.TenantId, chat.BotId, chat.ChannelId), userId);

    /// <summary>How to write to a channel or group chat; null when the bot is not there.</summary>
    public static async Task<ConversationReference?> FindPlaceAsync(AllianceDb db, string placeId, CancellationToken cancellationToken) =>
        await db.Set<PlaceAddress>().SingleOrDefaultAsync(a => a.ConversationId == placeId, cancellationToken) is { } place
            ? Reference(new Address(place.ConversationId, place.ServiceUrl, place.TenantId, place.BotId, place.ChannelId), null)
            : null;

    /// <summary>Begins a chat with a person and keeps it. Null when nothing tells where their service is.</summary>
    public async Task<ConversationReference?> BeginChatAsync(AllianceDb db, NoticeReader reader, string userId, CancellationToken cancellationToken)
    {
        var place = await db.Set<PlaceAddress>().Where(a => a.TenantId != "").OrderByDescending(a => a.SeenAt).FirstOrDefaultAsync(cancellationToken);
        if (place is null)
            return null;
        var created = await connector.CreateConversationAsync(
            place.ServiceUrl, ConversationParameters.Personal(userId, place.TenantId, new ChannelAccount { Id = place.BotId }), cancellationToken);
        // The service may name another one for the new chat, but nobody has vouched for that.
        var address = new Address(created.Id, place.ServiceUrl, place.TenantId, place.BotId, place.ChannelId);
        await store.WriteAsync(reader.Alliance.Id, (own, ct) => WriteChatAsync(own, reader.PersonId, address, ct), cancellationToken);
        return Reference(address, userId);
    }

    public void Dispose() => _seen.Dispose();

    private static ConversationReference Reference(Address address, string? userId) => new()
    {
        User = userId is null ? null : new ChannelAccount { Id = userId },
        Bot = address.BotId.Length > 0 ? new ChannelAccount { Id = address.BotId } : null,
        Conversation = new ConversationAccount { Id = address.ConversationId, ConversationType = userId is null ? null : "personal", TenantId = address.TenantId.Length > 0 ? address.TenantId : null },
        ChannelId = address.ChannelId,
        ServiceUrl = address.ServiceUrl,
    };

    private async Task KeepAsync((Guid, string) key, Address address, Place place, Whereabouts whereabouts, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            whereabouts.Alliance.Id,
            (db, ct) => place.Kind is PlaceKind.Personal ? WriteChatAsync(db, whereabouts.Person.Id, address, ct) : WritePlaceAsync(db, address, ct),
            cancellationToken);
        _seen.Set(key, address, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory });
    }

    private static async Task<bool> WriteChatAsync(AllianceDb db, Guid personId, Address address, CancellationToken cancellationToken) =>
        await db.Command(
            """
            INSERT INTO "PersonalChats" ("AllianceId", "PersonId", "ConversationId", "ServiceUrl", "TenantId", "BotId", "ChannelId", "Locale")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
            ON CONFLICT ("AllianceId", "PersonId") DO UPDATE SET
                "ConversationId" = @p2, "ServiceUrl" = @p3, "TenantId" = @p4, "BotId" = @p5, "ChannelId" = @p6,
                "Locale" = COALESCE(@p7, "PersonalChats"."Locale")
            """,
            db.AllianceId, personId, address.ConversationId, address.ServiceUrl, address.TenantId, address.BotId, address.ChannelId, address.Locale).ExecuteNonQueryAsync(cancellationToken) == 1;

    private async Task<bool> WritePlaceAsync(AllianceDb db, Address address, CancellationToken cancellationToken) =>
        await db.Command(
            """
            INSERT INTO "PlaceAddresses" ("AllianceId", "ConversationId", "ServiceUrl", "TenantId", "BotId", "ChannelId", "SeenAt")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
            ON CONFLICT ("AllianceId", "ConversationId") DO UPDATE SET
                "ServiceUrl" = @p2, "TenantId" = @p3, "BotId" = @p4, "ChannelId" = @p5, "SeenAt" = @p6
            """,
            db.AllianceId, address.ConversationId, address.ServiceUrl, address.TenantId, address.BotId, address.ChannelId, db.Moment(time.GetUtcNow())).ExecuteNonQueryAsync(cancellationToken) == 1;

    private async Task ForgetAsync(Place place, Whereabouts whereabouts, CancellationToken cancellationToken)
    {
        await store.WriteAsync(whereabouts.Alliance.Id, (db, ct) => place.Kind switch
        {
            PlaceKind.Personal => db.Set<PersonalChat>().Where(c => c.PersonId == whereabouts.Person.Id).ExecuteDeleteAsync(ct),
            // Taken out of a team it is out of all its channels, of which Teams names one.
            PlaceKind.Channel => db.Set<PlaceAddress>().ExecuteDeleteAsync(ct),
            _ => db.Set<PlaceAddress>().Where(a => a.ConversationId == place.ConversationId).ExecuteDeleteAsync(ct),
        }, cancellationToken);
        _seen.Clear();
    }

    private static (Guid, string) KeyOf(Place place, Whereabouts whereabouts) =>
        (whereabouts.Alliance.Id, place.Kind is PlaceKind.Personal ? whereabouts.Person.UserId : place.ConversationId);

    private static bool IsFarewell(Activity activity) =>
        activity.Type is ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate && Happenings.Of(activity).Contains(Happening.BotRemoved);

    private sealed record Address(string ConversationId, string ServiceUrl, string TenantId, string BotId, string ChannelId)
    {
        public string? Locale { get; init; }

        /// <summary>The other one tells nothing new.</summary>
        public bool Covers(Address other) => this == (other.Locale is null ? other with { Locale = Locale } : other);

        public bool Fits => ConversationId.Length <= LongestAddress && ServiceUrl.Length <= LongestAddress
            && TenantId.Length <= TextLimits.Identifier && BotId.Length <= TextLimits.Identifier && ChannelId.Length <= TextLimits.Identifier;
    }
}
