using System.Text.Json;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

/// <summary>A string that is nothing but one binding, and so keeps its value's type.</summary>
internal sealed class BindingNode(Binding binding) : TemplateNode
{
    public override void WriteValue(Utf8JsonWriter card, Evaluation evaluation) =>
        ValueWriter.Write(card, binding.Evaluate(evaluation));

    public override void WriteProperty(JsonEncodedText name, Utf8JsonWriter card, Evaluation evaluation)
    {
        var value = binding.Evaluate(evaluation);
        if (value.Kind is ValueKind.Undefined)
            return;
        card.WritePropertyName(name);
        ValueWriter.Write(card, value);
    }

    public override void WriteItems(Utf8JsonWriter card, Evaluation evaluation)
    {
        var value = binding.Evaluate(evaluation);
        if (value.Kind is ValueKind.Array)
        {
            foreach (var item in value.Items)
                ValueWriter.Write(card, item);
        }
        else if (value.Kind is not ValueKind.Null)
        {
            ValueWriter.Write(card, value);
        }
    }
}
