using AllianceBot.Conversation.Language;
using NodaTime;

namespace AllianceBot.Conversation;

/// <summary>What every turn knows of the alliance it happens in.</summary>
public sealed record AllianceInfo
{
    public required Guid Id { get; init; }

    /// <summary>Null until someone has set the alliance up.</summary>
    public string? Name { get; init; }

    public required TextLanguage Language { get; init; }

    /// <summary>IANA name, such as <c>America/Lima</c>.</summary>
    public required string TimeZone { get; init; }

    public bool IsSetUp => Name is not null;

    /// <summary>Wall-clock time in the alliance's zone.</summary>
    public DateTime ToLocal(DateTimeOffset moment)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;
        return Instant.FromDateTimeOffset(moment).InZone(zone).ToDateTimeUnspecified();
    }
}

/// <summary>Who is speaking, as the alliance knows them.</summary>
public sealed record PersonInfo(Guid Id, string Name, string UserId, TextLanguage? ChosenLanguage)
{
    public Standing Standing { get; init; } = Standing.None;
}

/// <summary>What a person is in an alliance. Several may hold at once.</summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>Whoever installed the bot, until co-chairs are named.</summary>
    Steward = 1,
    CoChair = 2,

    /// <summary>Of a working group, and there alone.</summary>
    Coordinator = 4,

    /// <summary>Holds a duty for the time of a turn.</summary>
    DutyHolder = 8,

    /// <summary>Of a member organisation; also someone whose organisation is not known yet.</summary>
    Member = 16,

    /// <summary>Of an organisation that observes, is only invited or has left.</summary>
    Observer = 32,
}

/// <summary>Where a person stands in an alliance.</summary>
/// <param name="Roles">All that they hold.</param>
/// <param name="OrganisationId">The organisation they represent; null while nobody said.</param>
/// <param name="Coordinates">The working groups they coordinate.</param>
public sealed record Standing(Role Roles, Guid? OrganisationId, IReadOnlyList<Guid> Coordinates)
{
    public static readonly Standing None = new(Role.None, null, []);
}

/// <summary>The working group that a channel belongs to.</summary>
public sealed record GroupInfo(Guid Id, string Name);

/// <summary>Who does something in a use case.</summary>
public sealed record Actor(Guid Id, string Name, Standing Standing);

public enum PlaceKind
{
    Channel,
    GroupChat,
    Personal,
}

/// <summary>Where something is said.</summary>
/// <param name="Kind">A team's channel, a group chat or a chat with one person.</param>
/// <param name="ConversationId">Without the thread; threads of one channel are one place.</param>
/// <param name="TeamId">The Teams team, in a channel.</param>
/// <param name="TeamName">As Teams tells it; not always present.</param>
public sealed record Place(PlaceKind Kind, string ConversationId, string? TeamId, string? TeamName)
{
    /// <summary>As Teams tells it; not always present.</summary>
    public string? ChannelName { get; init; }

    /// <summary>A channel with members of its own: private, or shared with other teams.</summary>
    public bool HasOwnMembers { get; init; }

    /// <summary>What is said here is not for the whole alliance.</summary>
    public bool IsPrivate => Kind is PlaceKind.Personal || HasOwnMembers;

    /// <summary>Its roster is that of the whole alliance: a group chat, or a team's General channel, whose id is the team's.</summary>
    public bool IsWholeAlliance => Kind is PlaceKind.GroupChat || IsGeneralChannel;

    /// <summary>A team's general channel has the id of the team; there the alliance as a whole meets.</summary>
    public bool IsGeneralChannel => Kind is PlaceKind.Channel && ConversationId == TeamId;

    /// <summary>What is said here is about the alliance as a whole, and none of its groups.</summary>
    public bool IsOfWholeAlliance => Kind is PlaceKind.Personal || IsGeneralChannel;
}

/// <summary>A meeting in Teams, by what Teams tells of it where it is held; any of it may be missing.</summary>
/// <param name="GraphId">Its id in Microsoft Graph.</param>
/// <param name="JoinUrl">The address to join it by.</param>
/// <param name="OrganiserId">The Entra object id of whoever organised it.</param>
public sealed record TeamsMeeting(string? GraphId, string? JoinUrl, string? OrganiserId);

/// <summary>Someone as Teams knows them.</summary>
public sealed record RosterMember(string UserId, string? AadObjectId, string Name, string? Email);
