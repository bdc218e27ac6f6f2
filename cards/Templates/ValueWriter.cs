using System.Text.Json;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

internal static class ValueWriter
{
    /// <summary>Writes a value as JSON. Data that no function touched is copied byte for byte.</summary>
    public static void Write(Utf8JsonWriter card, in Value value)
    {
        if (value.TryGetJson(out var utf8))
        {
            card.WriteRawValue(utf8, skipInputValidation: true);
            return;
        }

        switch (value.Kind)
        {
            case ValueKind.Text:
                card.WriteStringValue(value.Text);
                break;
            case ValueKind.Boolean:
                card.WriteBooleanValue(value.IsTrue);
                break;
            case ValueKind.Number when double.IsFinite(value.Number):
                WriteNumber(card, value.Number);
                break;
            case ValueKind.Array:
                card.WriteStartArray();
                foreach (var item in value.Items)
                    Write(card, item);
                card.WriteEndArray();
                break;
            case ValueKind.Object:
                WriteObject(card, value);
                break;
            default:
                card.WriteNullValue();
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter card, double number)
    {
        Span<char> text = stackalloc char[NumberText.MaxLength];
        card.WriteRawValue(text[..NumberText.Write(number, text)], skipInputValidation: true);
    }

    private static void WriteObject(Utf8JsonWriter card, in Value value)
    {
        card.WriteStartObject();
        foreach (var (name, property) in value.Properties())
        {
            if (property.Kind is ValueKind.Undefined)
                continue;
            card.WritePropertyName(name);
            Write(card, property);
        }

        card.WriteEndObject();
    }
}
