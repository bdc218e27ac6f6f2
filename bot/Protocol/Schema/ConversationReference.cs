namespace AllianceBot.Protocol.Schema;

/// <summary>
/// What to keep of a conversation to write to it later. Take it only from an activity that came through the endpoint:
/// that is what makes its service URL one that was accepted.
/// </summary>
public sealed record ConversationReference
{
    /// <summary>The activity it was taken from; replies go under it.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Who wrote.</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>The bot, by the id it has in the channel.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The conversation.</summary>
    public required ConversationAccount Conversation { get; init; }

    /// <summary>The channel, <c>msteams</c> for Teams.</summary>
    public required string ChannelId { get; init; }

    /// <summary>The writer's language.</summary>
    public string? Locale { get; init; }

    /// <summary>Where the channel's service listens.</summary>
    public required string ServiceUrl { get; init; }
}
