using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AllianceBot.Protocol.Schema;

/// <summary>
/// An activity as a channel sent it. Loose: all types of the specification are read, unknown fields survive.
/// The fields that are not nullable are present on every activity that the endpoint lets through.
/// What the bot sends is an <see cref="OutgoingActivity"/>.
/// </summary>
public sealed record Activity : LooseObject
{
    /// <summary>The kind of activity, one of <see cref="ActivityTypes"/> or anything else (A2010).</summary>
    public string Type { get; set => field = Keep(value)!; } = null!;

    /// <summary>The channel's id of the activity; some, such as typing, have none (A2030).</summary>
    public string? Id { get; set => field = Keep(value); }

    /// <summary><see cref="Timestamp"/> exactly as it was written.</summary>
    [JsonPropertyName("timestamp")]
    public string? TimestampText { get; set => field = Keep(value, nameof(Timestamp)); }

    /// <summary>When the channel recorded the activity, UTC; null when absent or not an ISO 8601 time (A2040).</summary>
    [JsonIgnore]
    public DateTimeOffset? Timestamp
    {
        get => ReadTime(TimestampText);
        set => TimestampText = WriteTime(value);
    }

    /// <summary><see cref="LocalTimestamp"/> exactly as it was written.</summary>
    [JsonPropertyName("localTimestamp")]
    public string? LocalTimestampText { get; set => field = Keep(value, nameof(LocalTimestamp)); }

    /// <summary>When it was sent by the sender's clock, with its offset (A2050).</summary>
    [JsonIgnore]
    public DateTimeOffset? LocalTimestamp
    {
        get => ReadTime(LocalTimestampText);
        set => LocalTimestampText = WriteTime(value);
    }

    /// <summary>The sender's time zone, an IANA name (A2055).</summary>
    public string? LocalTimezone { get; set => field = Keep(value); }

    /// <summary>The channel that sent it; <c>msteams</c> for Teams (A2020).</summary>
    public string ChannelId { get; set => field = Keep(value)!; } = null!;

    /// <summary>Where replies go: an absolute http(s) address (A2300).</summary>
    public string ServiceUrl { get; set => field = Keep(value)!; } = null!;

    /// <summary>Who sent it (A2060).</summary>
    public ChannelAccount From { get; set => field = Keep(value)!; } = null!;

    /// <summary>Whom it was sent to: the bot, by the id it has in this channel (A2070).</summary>
    public ChannelAccount? Recipient { get; set => field = Keep(value); }

    /// <summary>Where it was said (A2080).</summary>
    public ConversationAccount Conversation { get; set => field = Keep(value)!; } = null!;

    /// <summary>What was written, mentions included; see <c>TextWithoutBotMention</c>.</summary>
    public string? Text { get; set => field = Keep(value); }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; set => field = Keep(value); }

    /// <summary>The sender's language, such as <c>es-PE</c>.</summary>
    public string? Locale { get; set => field = Keep(value); }

    /// <summary>The operation of an invoke or event, one of <see cref="InvokeNames"/> for instance.</summary>
    public string? Name { get; set => field = Keep(value); }

    /// <summary><c>add</c> or <c>remove</c> of an installation or contact relation.</summary>
    public string? Action { get; set => field = Keep(value); }

    /// <summary>The activity this one answers or, in a reaction, refers to (A2090).</summary>
    public string? ReplyToId { get; set => field = Keep(value); }

    /// <summary>The payload of an invoke, an event or a submitted card.</summary>
    public JsonElement? Value { get; set => field = Keep(value); }

    /// <summary>What Teams adds: team, channel, tenant, kind of event (A2200).</summary>
    [JsonConverter(typeof(ChannelDataConverter))]
    public TeamsChannelData? ChannelData { get; set => field = Keep(value); }

    /// <summary>Mentions, client facts and more; see the extension properties <c>Mentions</c> and <c>ClientInfo</c>.</summary>
    public IReadOnlyList<Entity>? Entities { get; set => field = Keep(value); }

    /// <summary>Files and cards.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; set => field = Keep(value); }

    /// <summary>Who joined, in a conversation update; the bot itself when it was added.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; set => field = Keep(value); }

    /// <summary>Who left, in a conversation update.</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; set => field = Keep(value); }

    /// <summary>Reactions put on the activity named by <see cref="ReplyToId"/>.</summary>
    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; set => field = Keep(value); }

    /// <summary>Reactions taken back from the activity named by <see cref="ReplyToId"/>.</summary>
    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; set => field = Keep(value); }

    private static DateTimeOffset? ReadTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? WriteTime(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
