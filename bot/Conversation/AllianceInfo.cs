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
public sealed record PersonInfo(Guid Id, string Name, string UserId, TextLanguage? ChosenLanguage);

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
    /// <summary>A channel with members of its own: private, or shared with other teams.</summary>
    public bool HasOwnMembers { get; init; }

    /// <summary>What is said here is not for the whole alliance.</summary>
    public bool IsPrivate => Kind is PlaceKind.Personal || HasOwnMembers;

    /// <summary>Its roster is that of the whole alliance: a group chat, or a team's General channel, whose id is the team's.</summary>
    public bool IsWholeAlliance => Kind is PlaceKind.GroupChat || (Kind is PlaceKind.Channel && ConversationId == TeamId);
}

/// <summary>Someone as Teams knows them.</summary>
public sealed record RosterMember(string UserId, string? AadObjectId, string Name, string? Email);
