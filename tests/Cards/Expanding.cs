using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Cards;

namespace AllianceBot.Tests.Cards;

/// <summary>Short ways to expand a template, or a single property of one.</summary>
internal static class Expanding
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    public static CardTemplate Template(string json, string name = "test/card.json") => CardTemplate.Parse(name, Encoding.UTF8.GetBytes(json));

    public static JsonElement Json(string json) => JsonElement.Parse(json);

    public static string Card(string template, string data = "{}", string host = "{}", CultureInfo? culture = null) =>
        Encoding.UTF8.GetString(Template(template).Expand(Json(data), Json(host), culture ?? English));

    /// <summary>What a single text of a template becomes, as JSON; "left out" when the property vanishes.</summary>
    public static string Text(string text, string data = "{}", CultureInfo? culture = null)
    {
        var template = new JsonObject { ["text"] = text }.ToJsonString();
        return JsonNode.Parse(Card(template, data, culture: culture))!.AsObject().TryGetPropertyValue("text", out var value)
            ? value?.GetValueKind() is JsonValueKind.String ? (string)value! : value?.ToJsonString() ?? "null"
            : "left out";
    }
}
