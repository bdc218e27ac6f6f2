using System.Text.Json;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

/// <summary>An object: repeated for each item of its <c>$data</c>, and left out where its <c>$when</c> does not hold.</summary>
internal sealed class ObjectNode(KeyValuePair<JsonEncodedText, TemplateNode>[] properties, DataSource? data, Expression? when) : TemplateNode
{
    public bool IsPlain => data is null && when is null;

    public override void WriteValue(Utf8JsonWriter card, Evaluation evaluation)
    {
        if (data is null)
        {
            if (Holds(evaluation))
                WriteObject(card, evaluation);
            else
                card.WriteNullValue();
            return;
        }

        var occasions = Occasions(data, evaluation);
        if (occasions.Count == 0)
            card.WriteNullValue();
        else if (occasions.Count == 1)
            WriteEach(occasions, card, evaluation);
        else
        {
            card.WriteStartArray();
            WriteEach(occasions, card, evaluation);
            card.WriteEndArray();
        }
    }

    public override void WriteItems(Utf8JsonWriter card, Evaluation evaluation)
    {
        if (data is not null)
            WriteEach(Occasions(data, evaluation), card, evaluation);
        else if (Holds(evaluation))
            WriteObject(card, evaluation);
    }

    /// <summary>The data and index of each time the object is written.</summary>
    private List<Occasion> Occasions(DataSource source, Evaluation evaluation)
    {
        var here = new Occasion(evaluation.Data, evaluation.Index);
        var found = source.Evaluate(evaluation);
        var isList = found.Kind is ValueKind.Array;
        var items = isList ? found.Items : [found];
        var occasions = new List<Occasion>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            if (isList)
                evaluation.Index = Value.Of(i);
            if (items[i].Kind is not ValueKind.Undefined)
                evaluation.Data = items[i];
            if (Holds(evaluation))
                occasions.Add(new(evaluation.Data, evaluation.Index));
        }

        (evaluation.Data, evaluation.Index) = here;
        return occasions;
    }

    // Anything but true, a failure too, leaves the object out.
    private bool Holds(Evaluation evaluation) => when is null || when.Evaluate(evaluation, substitute: false).IsTrue;

    private void WriteEach(List<Occasion> occasions, Utf8JsonWriter card, Evaluation evaluation)
    {
        var here = new Occasion(evaluation.Data, evaluation.Index);
        foreach (var occasion in occasions)
        {
            (evaluation.Data, evaluation.Index) = occasion;
            WriteObject(card, evaluation);
        }

        (evaluation.Data, evaluation.Index) = here;
    }

    private void WriteObject(Utf8JsonWriter card, Evaluation evaluation)
    {
        card.WriteStartObject();
        foreach (var (name, value) in properties)
            value.WriteProperty(name, card, evaluation);
        card.WriteEndObject();
    }

    private readonly record struct Occasion(Value Data, Value Index);
}
