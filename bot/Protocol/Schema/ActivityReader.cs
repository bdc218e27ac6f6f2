using System.Text.Json;

namespace AllianceBot.Protocol.Schema;

/// <summary>Reads an activity from its bytes.</summary>
internal static class ActivityReader
{
    private static readonly LooseReader<ChannelAccount> Account = new(
        ("id", (account, ref json) => account.Id = LooseValue.Text(ref json)!),
        ("name", (account, ref json) => account.Name = LooseValue.Text(ref json)),
        ("aadObjectId", (account, ref json) => account.AadObjectId = LooseValue.Text(ref json)),
        ("role", (account, ref json) => account.Role = LooseValue.Text(ref json)));

    private static readonly LooseReader<ConversationAccount> Conversation = new(
        ("id", (conversation, ref json) => conversation.Id = LooseValue.Text(ref json)!),
        ("name", (conversation, ref json) => conversation.Name = LooseValue.Text(ref json)),
        ("conversationType", (conversation, ref json) => conversation.ConversationType = LooseValue.Text(ref json)),
        ("isGroup", (conversation, ref json) => conversation.IsGroup = LooseValue.Flag(ref json)),
        ("tenantId", (conversation, ref json) => conversation.TenantId = LooseValue.Text(ref json)));

    private static readonly LooseReader<TeamInfo> Team = new(
        ("id", (team, ref json) => team.Id = LooseValue.Text(ref json)),
        ("aadGroupId", (team, ref json) => team.AadGroupId = LooseValue.Text(ref json)),
        ("name", (team, ref json) => team.Name = LooseValue.Text(ref json)));

    private static readonly LooseReader<ChannelInfo> Channel = new(
        ("id", (channel, ref json) => channel.Id = LooseValue.Text(ref json)),
        ("name", (channel, ref json) => channel.Name = LooseValue.Text(ref json)),
        ("type", (channel, ref json) => channel.Type = LooseValue.Text(ref json)));

    private static readonly LooseReader<TenantInfo> Tenant = new(("id", (tenant, ref json) => tenant.Id = LooseValue.Text(ref json)));

    private static readonly LooseReader<MeetingInfo> Meeting = new(("id", (meeting, ref json) => meeting.Id = LooseValue.Text(ref json)));

    private static readonly LooseReader<TeamsChannelData> ChannelData = new(
        ("team", (data, ref json) => data.Team = Team.Read(ref json)),
        ("channel", (data, ref json) => data.Channel = Channel.Read(ref json)),
        ("tenant", (data, ref json) => data.Tenant = Tenant.Read(ref json)),
        ("eventType", (data, ref json) => data.EventType = LooseValue.Text(ref json)),
        ("meeting", (data, ref json) => data.Meeting = Meeting.Read(ref json)));

    // In the order in which Teams is seen to write them, more or less: each is looked for from the first on.
    private static readonly LooseReader<Activity> Whole = new(
        ("text", (activity, ref json) => activity.Text = LooseValue.Text(ref json)),
        ("textFormat", (activity, ref json) => activity.TextFormat = LooseValue.Text(ref json)),
        ("type", (activity, ref json) => activity.Type = LooseValue.Text(ref json)!),
        ("timestamp", (activity, ref json) => activity.TimestampText = LooseValue.Text(ref json)),
        ("localTimestamp", (activity, ref json) => activity.LocalTimestampText = LooseValue.Text(ref json)),
        ("id", (activity, ref json) => activity.Id = LooseValue.Text(ref json)),
        ("channelId", (activity, ref json) => activity.ChannelId = LooseValue.Text(ref json)!),
        ("serviceUrl", (activity, ref json) => activity.ServiceUrl = LooseValue.Text(ref json)!),
        ("from", (activity, ref json) => activity.From = Account.Read(ref json)!),
        ("conversation", (activity, ref json) => activity.Conversation = Conversation.Read(ref json)!),
        ("recipient", (activity, ref json) => activity.Recipient = Account.Read(ref json)),
        ("entities", (activity, ref json) => activity.Entities = ReadEntities(ref json)),
        ("channelData", (activity, ref json) => activity.ChannelData = ReadChannelData(ref json)),
        ("locale", (activity, ref json) => activity.Locale = LooseValue.Text(ref json)),
        ("localTimezone", (activity, ref json) => activity.LocalTimezone = LooseValue.Text(ref json)),
        ("replyToId", (activity, ref json) => activity.ReplyToId = LooseValue.Text(ref json)),
        ("value", (activity, ref json) => activity.Value = json.Reader.TokenType == JsonTokenType.Null ? null : LooseValue.Json(ref json)),
        ("name", (activity, ref json) => activity.Name = LooseValue.Text(ref json)),
        ("attachments", (activity, ref json) => activity.Attachments = JsonSerializer.Deserialize(ref json.Reader, ProtocolJson.Default.IReadOnlyListAttachment)),
        ("membersAdded", (activity, ref json) => activity.MembersAdded = JsonSerializer.Deserialize(ref json.Reader, ProtocolJson.Default.IReadOnlyListChannelAccount)),
        ("membersRemoved", (activity, ref json) => activity.MembersRemoved = JsonSerializer.Deserialize(ref json.Reader, ProtocolJson.Default.IReadOnlyListChannelAccount)),
        ("action", (activity, ref json) => activity.Action = LooseValue.Text(ref json)),
        ("reactionsAdded", (activity, ref json) => activity.ReactionsAdded = JsonSerializer.Deserialize(ref json.Reader, ProtocolJson.Default.IReadOnlyListMessageReaction)),
        ("reactionsRemoved", (activity, ref json) => activity.ReactionsRemoved = JsonSerializer.Deserialize(ref json.Reader, ProtocolJson.Default.IReadOnlyListMessageReaction)));

    /// <exception cref="JsonException">It is not an activity; the message says why.</exception>
    public static Activity Read(ReadOnlySpan<byte> utf8)
    {
        var json = new LooseJson(utf8);
        json.Reader.Read();
        var activity = Whole.Read(ref json) ?? throw new JsonException("The body is null.");
        // The reader refuses whatever comes after it.
        json.Reader.Read();
        return activity;
    }

    private static List<Entity>? ReadEntities(ref LooseJson json)
    {
        if (json.Reader.TokenType == JsonTokenType.Null)
            return null;
        if (json.Reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("The entities are a list.");
        var entities = new List<Entity>();
        while (json.Reader.Read() && json.Reader.TokenType != JsonTokenType.EndArray)
        {
            entities.Add(json.Reader.TokenType switch
            {
                JsonTokenType.StartObject => new Entity(LooseValue.Json(ref json)),
                JsonTokenType.Null => null!,
                _ => throw new JsonException("An entity is an object."),
            });
        }

        return entities;
    }

    private static TeamsChannelData? ReadChannelData(ref LooseJson json) => json.Reader.TokenType switch
    {
        JsonTokenType.StartObject or JsonTokenType.Null => ChannelData.Read(ref json),
        _ => new TeamsChannelData { Primitive = LooseValue.Json(ref json) },
    };
}
