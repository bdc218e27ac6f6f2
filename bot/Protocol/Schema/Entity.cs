using System.Text.Json;
using System.Text.Json.Serialization;

namespace AllianceBot.Protocol.Schema;

/// <summary>
/// A metadata object of an activity, kept as it came: types nobody here knows are ignored (A2104), and so is a known
/// type whose fields do not fit (A2105).
/// </summary>
[JsonConverter(typeof(EntityConverter))]
public sealed class Entity(JsonElement json)
{
    private Meaning? _meaning;

    /// <summary>As it came.</summary>
    public JsonElement Json { get; } = json;

    /// <summary>The kind, such as <c>mention</c> or <c>clientInfo</c>; empty when it says none.</summary>
    public string Type => Json.TextOf("type") ?? "";

    /// <summary>The mention this is, or null when it is none or names nobody.</summary>
    public Mention? AsMention() => Read().Mention;

    /// <summary>The facts about the sender's client, or null when this is another entity.</summary>
    public ClientInfo? AsClientInfo() => Read().Client;

    /// <summary>Several look at every entity of an activity, so it is read once.</summary>
    private Meaning Read() => _meaning ??= new(ReadMention(), ReadClientInfo());

    private Mention? ReadMention()
    {
        if (Type != "mention" || Json.ObjectOf("mentioned") is not { } mentioned || mentioned.TextOf("id") is not { } id)
            return null;
        return new Mention(id, mentioned.TextOf("name"), Json.TextOf("text")) { AadObjectId = mentioned.TextOf("aadObjectId") };
    }

    private ClientInfo? ReadClientInfo() => Type != "clientInfo"
        ? null
        : new ClientInfo(Json.TextOf("locale"), Json.TextOf("country"), Json.TextOf("platform"), Json.TextOf("timezone"));

    private sealed record Meaning(Mention? Mention, ClientInfo? Client);
}

/// <summary>Somebody mentioned in a text.</summary>
/// <param name="Id">The channel id of whoever is mentioned.</param>
/// <param name="Name">The name, when the channel gives it.</param>
/// <param name="Text">The part of the activity's text that is the mention, such as <c>&lt;at&gt;Ana&lt;/at&gt;</c>.</param>
public sealed record Mention(string Id, string? Name, string? Text)
{
    /// <summary>The object id in Entra, when the channel gives it.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>The name as a reader sees it: the given name, or else what the mention shows.</summary>
    public string DisplayName => Name ?? Text?.Replace("<at>", "", StringComparison.Ordinal).Replace("</at>", "", StringComparison.Ordinal) ?? Id;
}

/// <summary>What the sender's client says of itself.</summary>
/// <param name="Locale">Language, such as <c>es-PE</c>.</param>
/// <param name="Country">Country, such as <c>PE</c>.</param>
/// <param name="Platform">Such as <c>Windows</c> or <c>iOS</c>.</param>
/// <param name="TimeZone">IANA name, such as <c>America/Lima</c>.</param>
public sealed record ClientInfo(string? Locale, string? Country, string? Platform, string? TimeZone);

internal sealed class EntityConverter : JsonConverter<Entity>
{
    public override Entity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An entity is an object.");
        return new Entity(JsonSerializer.Deserialize(ref reader, ProtocolJson.Default.JsonElement));
    }

    public override void Write(Utf8JsonWriter writer, Entity value, JsonSerializerOptions options) => value.Json.WriteTo(writer);
}
