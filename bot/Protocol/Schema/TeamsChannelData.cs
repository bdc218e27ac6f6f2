using System.Text.Json;
using System.Text.Json.Serialization;

namespace AllianceBot.Protocol.Schema;

/// <summary>What Teams adds to an activity.</summary>
public sealed record TeamsChannelData : LooseObject
{
    /// <summary>The team, in channel conversations.</summary>
    public TeamInfo? Team { get; set => field = Keep(value); }

    /// <summary>The channel, in channel conversations.</summary>
    public ChannelInfo? Channel { get; set => field = Keep(value); }

    /// <summary>The tenant.</summary>
    public TenantInfo? Tenant { get; set => field = Keep(value); }

    /// <summary>What a conversation update is about, such as <c>channelRenamed</c> or <c>teamMemberAdded</c>.</summary>
    public string? EventType { get; set => field = Keep(value); }

    /// <summary>The meeting, in activities that belong to one.</summary>
    public MeetingInfo? Meeting { get; set => field = Keep(value); }

    /// <summary>Channel data that is not an object, as another channel may define it (A2200).</summary>
    [JsonIgnore]
    public JsonElement? Primitive { get; init; }
}

/// <summary>A team.</summary>
public sealed record TeamInfo : LooseObject
{
    /// <summary>The id of its General channel, <c>19:…@thread.tacv2</c>.</summary>
    public string? Id { get; set => field = Keep(value); }

    /// <summary>The id of its Entra group, the one Graph takes.</summary>
    public string? AadGroupId { get; set => field = Keep(value); }

    /// <summary>Its name.</summary>
    public string? Name { get; set => field = Keep(value); }
}

/// <summary>A channel of a team.</summary>
public sealed record ChannelInfo : LooseObject
{
    /// <summary>Its id, <c>19:…@thread.tacv2</c>.</summary>
    public string? Id { get; set => field = Keep(value); }

    /// <summary>Its name; absent for General.</summary>
    public string? Name { get; set => field = Keep(value); }

    /// <summary><c>standard</c>, <c>private</c> or <c>shared</c>; not always told.</summary>
    public string? Type { get; set => field = Keep(value); }
}

/// <summary>An Entra tenant.</summary>
public sealed record TenantInfo : LooseObject
{
    /// <summary>Its id.</summary>
    public string? Id { get; set => field = Keep(value); }
}

/// <summary>A Teams meeting.</summary>
public sealed record MeetingInfo : LooseObject
{
    /// <summary>Its id, opaque.</summary>
    public string? Id { get; set => field = Keep(value); }
}

/// <summary>Reads channel data that is an object by its fields, and keeps any other JSON as it is.</summary>
internal sealed class ChannelDataConverter : JsonConverter<TeamsChannelData>
{
    public override TeamsChannelData? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject
            ? JsonSerializer.Deserialize(ref reader, TypeInfo(options))
            : new TeamsChannelData { Primitive = JsonElement.ParseValue(ref reader) };

    public override void Write(Utf8JsonWriter writer, TeamsChannelData value, JsonSerializerOptions options)
    {
        if (value.Primitive is { } primitive)
            primitive.WriteTo(writer);
        else
            JsonSerializer.Serialize(writer, value, TypeInfo(options));
    }

    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<TeamsChannelData> TypeInfo(JsonSerializerOptions options) =>
        (System.Text.Json.Serialization.Metadata.JsonTypeInfo<TeamsChannelData>)options.GetTypeInfo(typeof(TeamsChannelData));
}
