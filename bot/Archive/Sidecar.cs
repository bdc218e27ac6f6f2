using System.Text.Json.Serialization;

namespace AllianceBot.Archive;

/// <summary>What lies beside a record in the local folder.</summary>
internal sealed record Sidecar(string Sha256, long Size, DateTimeOffset ArchivedAt, ArchiveMetadata Metadata);

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Sidecar))]
internal sealed partial class SidecarJson : JsonSerializerContext;
