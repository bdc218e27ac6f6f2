using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Cards;

namespace AllianceBot.Tests.Cards;

/// <summary>A template with data, from a file of them.</summary>
public sealed record TemplateCase(string Name, JsonObject Source)
{
    public static IEnumerable<TemplateCase> ReadAll(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
        from one in JsonNode.Parse(File.ReadAllText(file))!.AsArray()
        select new TemplateCase($"{Path.GetFileNameWithoutExtension(file)}: {one!["case"]}", one.AsObject());

    public JsonNode? Expand(CultureInfo culture)
    {
        var template = CardTemplate.Parse(Name, Encoding.UTF8.GetBytes(Source["template"]!.ToJsonString()));
        return JsonNode.Parse(template.Expand(Element("data"), Element("host"), culture));
    }

    private JsonElement Element(string part) => Source[part] is { } node ? JsonSerializer.SerializeToElement(node) : default;
}
