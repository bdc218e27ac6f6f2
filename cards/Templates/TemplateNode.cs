using System.Text.Json;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

/// <summary>A compiled part of a template, which writes itself straight into the card. Immutable.</summary>
internal abstract class TemplateNode
{
    /// <summary>Writes exactly one value.</summary>
    public abstract void WriteValue(Utf8JsonWriter card, Evaluation evaluation);

    /// <summary>Writes a property, or nothing when the value turns out to be missing.</summary>
    public virtual void WriteProperty(JsonEncodedText name, Utf8JsonWriter card, Evaluation evaluation)
    {
        card.WritePropertyName(name);
        WriteValue(card, evaluation);
    }

    /// <summary>Writes any number of items of the list around it: lists melt into it, and null leaves it.</summary>
    public virtual void WriteItems(Utf8JsonWriter card, Evaluation evaluation) => WriteValue(card, evaluation);
}
