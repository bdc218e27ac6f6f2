using System.Text.Json;

namespace AllianceBot.Tests.Conversations;

/// <summary>What a card shows, line by line as a reader sees it.</summary>
public static class CardListing
{
    /// <summary>Choices beyond this many are a list to search in.</summary>
    private const int ChoicesShown = 6;

    public static IEnumerable<string> Of(JsonElement card)
    {
        foreach (var line in card.GetProperty("body").EnumerateArray().SelectMany(Element))
            yield return line;
        if (card.TryGetProperty("actions", out var actions) && actions.GetArrayLength() > 0)
            yield return string.Join(' ', actions.EnumerateArray().Select(Button));
    }

    private static IEnumerable<string> Element(JsonElement element) => Text(element, "type") switch
    {
        "TextBlock" => Lines((Text(element, "style") == "heading" ? "# " : "") + Text(element, "text")),
        "RichTextBlock" => Lines(string.Concat(element.GetProperty("inlines").EnumerateArray().Select(run => Text(run, "text")))),
        "ActionSet" => [string.Join(' ', element.GetProperty("actions").EnumerateArray().Select(Button))],
        "Container" => element.GetProperty("items").EnumerateArray().SelectMany(Element),
        "ColumnSet" => [string.Join(" | ", element.GetProperty("columns").EnumerateArray()
            .Select(column => string.Join(" / ", column.GetProperty("items").EnumerateArray().SelectMany(Element))))],
        // What a client shows that does not know the element.
        _ when element.TryGetProperty("fallback", out var fallback) && fallback.ValueKind is JsonValueKind.Object => Element(fallback),
        _ when Text(element, "fallback") == "drop" => [],
        "Image" => [$"({Text(element, "altText")})"],
        "FactSet" => element.GetProperty("facts").EnumerateArray().Select(fact => $"{Text(fact, "title")}: {Text(fact, "value")}"),
        "Input.Text" or "Input.Date" or "Input.Time" => [$"{Text(element, "label")}: [{Text(element, "value")}]"],
        "Input.Number" => [$"{Text(element, "label")}: [{(element.TryGetProperty("value", out var number) ? number.GetRawText() : "")}]"],
        "Input.Toggle" => [$"{Text(element, "label")}: {(Text(element, "value") == "true" ? "[x]" : "[ ]")} {Text(element, "title")}"],
        "Input.ChoiceSet" => [$"{Text(element, "label")}: {Choices(element)}"],
        var other => throw new InvalidOperationException($"A card shows a {other}, and the listing does not know how to."),
    };

    private static string Choices(JsonElement set)
    {
        var choices = set.GetProperty("choices").EnumerateArray().ToList();
        if (set.TryGetProperty("isMultiSelect", out var several) && several.GetBoolean())
            return Several(choices, Text(set, "value").Split(','));
        var chosen = Text(set, "value");
        return choices.Count > ChoicesShown
            ? $"[{choices.Where(c => Text(c, "value") == chosen).Select(c => Text(c, "title")).SingleOrDefault()} ▾]"
            : string.Join(' ', choices.Select(c => $"{(Text(c, "value") == chosen ? "(•)" : "( )")} {Text(c, "title")}"));
    }

    private static string Several(List<JsonElement> choices, string[] chosen) => choices.Count > ChoicesShown
        ? $"[{string.Join(", ", choices.Where(c => chosen.Contains(Text(c, "value"))).Select(c => Text(c, "title")))} ▾]"
        : string.Join(' ', choices.Select(c => $"{(chosen.Contains(Text(c, "value")) ? "[x]" : "[ ]")} {Text(c, "title")}"));

    private static string Button(JsonElement action) => Text(action, "type") switch
    {
        "Action.Execute" => $"[{Text(action, "title")}]",
        "Action.OpenUrl" => $"[{Text(action, "title")} ↗]",
        var other => throw new InvalidOperationException($"A card has an {other}, and the listing does not know how to show it."),
    };

    private static string[] Lines(string text) => text.Split('\n');

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
}
