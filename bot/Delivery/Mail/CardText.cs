using System.Text.Json;

namespace AllianceBot.Delivery.Mail;

/// <summary>A paragraph of a mail.</summary>
internal sealed record MailParagraph(string Text, bool IsHeading);

/// <summary>What a card says, without its buttons and fields: they work in Teams alone.</summary>
internal static class CardText
{
    private const int Deepest = 32;
    private static readonly string[] Inside = ["body", "items", "columns", "rows", "cells"];

    public static IReadOnlyList<MailParagraph> Read(ReadOnlyMemory<byte> card)
    {
        var paragraphs = new List<MailParagraph>();
        using var json = JsonDocument.Parse(card);
        Read(json.RootElement, paragraphs, 0);
        return paragraphs;
    }

    private static void Read(JsonElement element, List<MailParagraph> paragraphs, int depth)
    {
        if (depth > Deepest || element.ValueKind is not JsonValueKind.Object || (element.TryGetProperty("isVisible", out var visible) && visible.ValueKind is JsonValueKind.False))
            return;
        switch (Text(element, "type"))
        {
            case "TextBlock":
                Add(paragraphs, Text(element, "text"), Text(element, "style") is "heading");
                break;
            case "RichTextBlock":
                Add(paragraphs, string.Concat(List(element, "inlines").Select(inline => inline.ValueKind is JsonValueKind.String ? inline.GetString() : Text(inline, "text"))), isHeading: false);
                break;
            case "FactSet":
                foreach (var fact in List(element, "facts"))
                    Add(paragraphs, $"{Text(fact, "title")} {Text(fact, "value")}", isHeading: false);
                break;
            case "TableRow":
                Add(paragraphs, string.Join(" · ", List(element, "cells").Select(Line).Where(cell => cell.Length > 0)), isHeading: false);
                break;
            default:
                foreach (var inner in Inside.SelectMany(name => List(element, name)))
                    Read(inner, paragraphs, depth + 1);
                break;
        }
    }

    private static string Line(JsonElement cell)
    {
        var inner = new List<MailParagraph>();
        Read(cell, inner, 1);
        return string.Join(' ', inner.Select(p => p.Text));
    }

    private static void Add(List<MailParagraph> paragraphs, string text, bool isHeading)
    {
        if (!string.IsNullOrWhiteSpace(text))
            paragraphs.Add(new(text.Trim(), isHeading));
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static JsonElement[] List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray()] : [];
}
