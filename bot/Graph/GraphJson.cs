using System.Globalization;
using System.Text.Json;

namespace AllianceBot.Graph;

/// <summary>Reads what may be missing, null or of another type.</summary>
internal static class GraphJson
{
    public static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        return element;
    }

    /// <summary>Empty unless it is a text.</summary>
    public static string Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        try
        {
            return Find(element, path) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return "";
        }
    }

    /// <summary>UTC; null unless it is a moment.</summary>
    public static DateTimeOffset? Moment(JsonElement element, string name) =>
        DateTimeOffset.TryParse(Text(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    public static IEnumerable<JsonElement> List(JsonElement element, params ReadOnlySpan<string> path) =>
        Find(element, path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
