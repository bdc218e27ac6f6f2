using System.Text.Json;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

internal sealed class ArrayNode(TemplateNode[] items) : TemplateNode
{
    public TemplateNode[] Items { get; } = items;

    public override void WriteValue(Utf8JsonWriter card, Evaluation evaluation)
    {
        card.WriteStartArray();
        foreach (var item in Items)
            item.WriteItems(card, evaluation);
        card.WriteEndArray();
    }
}
