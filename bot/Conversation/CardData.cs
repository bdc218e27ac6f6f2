using System.Text.Json;

namespace AllianceBot.Conversation;

/// <summary>What came back with a card: read leniently, because a client may send anything.</summary>
public readonly record struct CardData(JsonElement Json)
{
    public static readonly CardData Empty = new(default);

    /// <summary>The text of a field, trimmed; empty when absent or of another kind.</summary>
    public string Text(string name) =>
        Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()!.Trim()
            : "";

    /// <summary>What a number field holds: some clients send a number, others its text.</summary>
    public string NumberText(string name) =>
        Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetRawText() : Text(name);

    /// <summary>A whole number that is not negative; null when absent or anything else.</summary>
    public int? Number(string name) =>
        int.TryParse(NumberText(name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A row's id; null when absent or not an id.</summary>
    public Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;
}
