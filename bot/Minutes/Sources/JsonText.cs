using System.Globalization;
using System.Text.Json;

namespace AllianceBot.Minutes.Sources;

/// <summary>Reads what may be missing, null or of another type.</summary>
internal static class JsonText
{
    /// <summary>Empty unless it is a text.</summary>
    public static string Of(JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.String } value ? Text(value) : "";

    /// <summary>In UTC where no offset stands.</summary>
    public static DateTimeOffset? Moment(JsonElement element, string name) =>
        DateTimeOffset.TryParse(Of(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    public static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A text with half a surrogate pair is no text.</summary>
    public static string Text(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
