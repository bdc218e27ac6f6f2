using System.Text.Json;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

/// <summary>A part without bindings, kept as the bytes it always becomes.</summary>
internal sealed class StaticNode(byte[] utf8) : TemplateNode
{
    public static readonly StaticNode Null = new("null"u8.ToArray());

    public bool IsNull { get; } = utf8.AsSpan().SequenceEqual("null"u8);

    public override void WriteValue(Utf8JsonWriter card, Evaluation evaluation) => card.WriteRawValue(utf8, skipInputValidation: true);
}
