namespace AllianceBot.Protocol.Schema;

/// <summary>
/// Something the bot says. From, recipient and conversation are filled in from the conversation it is sent to.
/// </summary>
public sealed record OutgoingActivity
{
    /// <summary><see cref="ActivityTypes.Message"/> or <see cref="ActivityTypes.Typing"/>.</summary>
    public string Type { get; init; } = ActivityTypes.Message;

    /// <summary>The text; with <see cref="TextFormat"/> absent Teams reads it as Markdown.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>The language it is in.</summary>
    public string? Locale { get; init; }

    /// <summary>What notifications and the chat list show in place of a card.</summary>
    public string? Summary { get; init; }

    /// <summary>Cards and files.</summary>
    public IReadOnlyList<OutgoingAttachment> Attachments { get; init; } = [];

    /// <summary>People mentioned in <see cref="Text"/>. Mentions inside a card live in the card.</summary>
    public IReadOnlyList<OutgoingMention> Mentions { get; init; } = [];

    /// <summary>
    /// Whether a language model wrote something of it: Teams then shows "AI generated" beside the name of the bot
    /// (learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content).
    /// </summary>
    public bool IsAiGenerated { get; init; }

    /// <summary>The activity this one answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>The bot.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Whom it is for.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>Where it goes.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>Whether the reader's activity feed and devices are alerted (<c>channelData.notification.alert</c>).</summary>
    public bool Alert { get; init; }

    /// <summary>A message of text.</summary>
    public static OutgoingActivity Message(string text) => new() { Text = text };

    /// <summary>A message of one Adaptive Card, given as UTF-8 JSON that is sent as it is.</summary>
    public static OutgoingActivity Card(ReadOnlyMemory<byte> card, string? summary = null) => new()
    {
        Attachments = [OutgoingAttachment.AdaptiveCard(card)],
        Summary = summary,
    };

    /// <summary>The sign that the bot is writing.</summary>
    public static OutgoingActivity Typing() => new() { Type = ActivityTypes.Typing };
}

/// <summary>A card or file the bot sends.</summary>
public sealed record OutgoingAttachment
{
    /// <summary>The media type, one of <see cref="ContentTypes"/> for instance.</summary>
    public required string ContentType { get; init; }

    /// <summary>The content as UTF-8 JSON, written to the wire byte for byte; it must be valid. Empty: no content.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Where the content is, when it is not inside.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>The file name.</summary>
    public string? Name { get; init; }

    /// <summary>An Adaptive Card, given as UTF-8 JSON.</summary>
    public static OutgoingAttachment AdaptiveCard(ReadOnlyMemory<byte> card) => new() { ContentType = ContentTypes.AdaptiveCard, Content = card };
}

/// <summary>Somebody the bot mentions. <see cref="Text"/> must stand in the activity's text as it is.</summary>
/// <param name="Id">The channel id, or the Entra object id.</param>
/// <param name="Name">The name to show.</param>
public sealed record OutgoingMention(string Id, string Name)
{
    /// <summary>The mention as it stands in the text, its name escaped as XML.</summary>
    public string Text { get; } = $"<at>{Name.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)}</at>";
}
