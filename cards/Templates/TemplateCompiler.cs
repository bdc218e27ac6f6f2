using System.Buffers;
using System.Globalization;
using System.Text.Json;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

/// <summary>Turns a template's JSON into nodes. Whatever holds no binding becomes bytes at once.</summary>
internal sealed class TemplateCompiler(string template, TemplateFacts facts)
{
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        // Accents as they are, which halves a Spanish card; it travels as application/json, never inside HTML.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly string[] ReservedNames = ["$data", "$when", "$root", "$index", "$host", "$_acTemplateVersion"];

    /// <exception cref="CardTemplateException">The template is malformed.</exception>
    public TemplateNode Compile(JsonElement element, JsonPlace place) => element.ValueKind switch
    {
        JsonValueKind.Object => CompileObject(element, place),
        JsonValueKind.Array => CompileArray(element, place),
        JsonValueKind.String => CompileText(element.GetString()!, place),
        JsonValueKind.Null => StaticNode.Null,
        _ => Static(element),
    };

    private TemplateNode CompileObject(JsonElement element, JsonPlace place)
    {
        facts.NoteVerb(element, place, template);
        var properties = new List<KeyValuePair<JsonEncodedText, TemplateNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!names.Add(property.Name))
                throw Malformed(place.Property(property.Name), "the property is there twice");
            if (!ReservedNames.Contains(property.Name))
                properties.Add(new(JsonEncodedText.Encode(property.Name, WriterOptions.Encoder), Settled(Compile(property.Value, place.Property(property.Name)))));
        }

        var data = element.TryGetProperty("$data", out var source) ? CompileData(source, place.Property("$data")) : null;
        Expression? when = null;
        if (element.TryGetProperty("$when", out var condition) && !TryCompileWhen(condition, place.Property("$when"), out when))
            return StaticNode.Null;
        var node = new ObjectNode([.. properties], data, when);
        return node.IsPlain && properties.TrueForAll(property => property.Value is StaticNode) ? Freeze(node) : node;
    }

    private ArrayNode CompileArray(JsonElement element, JsonPlace place)
    {
        var items = new List<TemplateNode>();
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            var node = Compile(item, place.Item(index++));
            if (node is ArrayNode inner)
                items.AddRange(inner.Items);
            else if (node is not StaticNode { IsNull: true })
                items.Add(node);
        }

        return new ArrayNode([.. items]);
    }

    private TemplateNode CompileText(string text, JsonPlace place)
    {
        var pieces = Read(text, place);
        if (pieces is null)
            return Static(text);
        if (TryLone(pieces, out var lone))
            return new BindingNode(new Binding(lone, standsAlone: true));
        var parts = pieces.ConvertAll(piece => piece.Expression is { } expression
            ? new TextPart("", new Binding(expression, standsAlone: false))
            : new TextPart(piece.Literal, null));
        return parts.TrueForAll(part => part.Binding is null) ? Static(string.Concat(parts.Select(part => part.Literal))) : new TextNode([.. parts]);
    }

    private DataSource CompileData(JsonElement source, JsonPlace place)
    {
        if (source.ValueKind is JsonValueKind.String && Read(source.GetString()!, place) is { } pieces)
        {
            return TryLone(pieces, out var lone)
                ? new DataSource(new Binding(lone, standsAlone: true))
                : throw Malformed(place, "$data must be one binding, or data without bindings");
        }

        RefuseBindings(source, place);
        return new DataSource(Value.Of(source.Clone()));
    }

    // A condition that is no binding is settled now, by the official engine's rule: only what JavaScript takes for false keeps the object.
    private bool TryCompileWhen(JsonElement condition, JsonPlace place, out Expression? when)
    {
        when = null;
        switch (condition.ValueKind)
        {
            case JsonValueKind.String when Read(condition.GetString()!, place) is { } pieces:
                return TryLone(pieces, out when);
            case JsonValueKind.String:
                return condition.GetString()!.Length == 0;
            case JsonValueKind.Number:
                return condition.GetDouble() == 0;
            default:
                return condition.ValueKind is JsonValueKind.False or JsonValueKind.Null;
        }
    }

    private List<(string Literal, Expression? Expression)>? Read(string text, JsonPlace place)
    {
        if (!InterpolatedText.HasBindings(text))
            return null;
        try
        {
            var pieces = InterpolatedText.Read(text);
            foreach (var (_, expression) in pieces)
                facts.NoteHostPaths(expression);
            return pieces;
        }
        catch (ExpressionSyntaxException exception)
        {
            throw Malformed(place, exception.Message);
        }
    }

    // A lone constant does not count: the official engine makes text of ${5} and ${true}.
    private static bool TryLone(List<(string Literal, Expression? Expression)> pieces, out Expression expression)
    {
        expression = pieces is [{ Expression: { } only }] ? only : null!;
        return expression is not (null or ConstantExpression);
    }

    private void RefuseBindings(JsonElement data, JsonPlace place)
    {
        switch (data.ValueKind)
        {
            case JsonValueKind.String when InterpolatedText.HasBindings(data.GetString()!):
                throw Malformed(place, "data written in the template cannot hold bindings");
            case JsonValueKind.Array:
                foreach (var (index, item) in data.EnumerateArray().Index())
                    RefuseBindings(item, place.Item(index));
                break;
            case JsonValueKind.Object:
                foreach (var property in data.EnumerateObject())
                    RefuseBindings(property.Value, place.Property(property.Name));
                break;
        }
    }

    private static TemplateNode Settled(TemplateNode node) =>
        node is ArrayNode list && Array.TrueForAll(list.Items, item => item is StaticNode) ? Freeze(list) : node;

    private static StaticNode Static(JsonElement element) => Written(card => element.WriteTo(card));

    private static StaticNode Static(string text) => Written(card => card.WriteStringValue(text));

    private static StaticNode Freeze(TemplateNode node)
    {
        var nothing = new Evaluation(Value.Undefined, Value.Undefined, CultureInfo.InvariantCulture);
        return Written(card => node.WriteValue(card, nothing));
    }

    private static StaticNode Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var card = new Utf8JsonWriter(bytes, WriterOptions))
            write(card);
        return new StaticNode(bytes.WrittenSpan.ToArray());
    }

    private CardTemplateException Malformed(JsonPlace place, string problem) => new(template, place.ToString(), problem);
}
