using System.Text.Json;
using System.Text.Json.Serialization;
using AllianceBot.Protocol.Connector;

namespace AllianceBot.Protocol.Schema;

/// <summary>JSON of the protocol's types. Strict where the specification leaves no room: a field given twice is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(TeamsChannelData))]
[JsonSerializable(typeof(TeamsChannelAccount))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(PagedMembersResult))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
