using System.Text.Json;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

/// <summary>Text with bindings in it. The pieces go to the writer one by one; the whole text is never built.</summary>
internal sealed class TextNode(TextPart[] parts) : TemplateNode
{
    public override void WriteValue(Utf8JsonWriter card, Evaluation evaluation)
    {
        Span<char> number = stackalloc char[NumberText.MaxLength];
        foreach (var (literal, binding) in parts)
        {
            if (binding is null)
            {
                card.WriteStringValueSegment(literal, isFinalSegment: false);
                continue;
            }

            var value = binding.Evaluate(evaluation);
            if (value.Kind is ValueKind.Number)
                card.WriteStringValueSegment(number[..NumberText.Write(value.Number, number)], isFinalSegment: false);
            else
                card.WriteStringValueSegment(ValueText.Of(value), isFinalSegment: false);
        }

        card.WriteStringValueSegment(ReadOnlySpan<char>.Empty, isFinalSegment: true);
    }
}

/// <summary>A piece of text: plain, or a binding.</summary>
internal readonly record struct TextPart(string Literal, Binding? Binding);
