using AllianceBot.Protocol.Schema;

namespace AllianceBot.Protocol.Connector;

/// <summary>A conversation to create. Teams knows two kinds; a group chat cannot be created by a bot.</summary>
public sealed record ConversationParameters
{
    private ConversationParameters()
    {
    }

    /// <summary>False for a personal chat, true for a channel thread.</summary>
    public bool IsGroup { get; private init; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; private init; }

    /// <summary>The one person of a personal chat.</summary>
    public string? MemberId { get; private init; }

    /// <summary>The tenant of a personal chat.</summary>
    public string? TenantId { get; private init; }

    /// <summary>The channel of a thread.</summary>
    public string? ChannelId { get; private init; }

    /// <summary>The message that starts a thread.</summary>
    public OutgoingActivity? Activity { get; private init; }

    /// <summary>The personal chat with one person. Asking again gives the same conversation.</summary>
    public static ConversationParameters Personal(string memberId, string tenantId, ChannelAccount? bot = null) =>
        new() { MemberId = memberId, TenantId = tenantId, Bot = bot };

    /// <summary>A new thread in a channel, started by this message.</summary>
    public static ConversationParameters ChannelThread(string channelId, OutgoingActivity activity, ChannelAccount? bot = null) =>
        new() { IsGroup = true, ChannelId = channelId, Activity = activity, Bot = bot };
}

/// <summary>A conversation that was created.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ActivityId">The id of the message that started it.</param>
/// <param name="ServiceUrl">The service that holds it, when it says so.</param>
public sealed record ConversationResourceResponse(string Id, string? ActivityId, string? ServiceUrl);

/// <summary>Something sent.</summary>
/// <param name="Id">The id of the activity, to update or delete it; null when the service gave none.</param>
public sealed record ResourceResponse(string? Id);
