using System.Text;
using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

/// <summary>Functions of lists. None changes the list it was given.</summary>
internal static class ListFunctions
{
    private const int DeepestFlatten = 100;

    public static IEnumerable<Function> All =>
    [
        new("createArray", ReturnTypes.List, Parameters.AtLeast(0), FunctionBody.Eager((a, _) => Value.Of(a.ToArray()))),
        new("first", Any, Parameters.Exactly(1), FunctionBody.Eager((a, _) => At(a[0], fromEnd: false))),
        new("last", Any, Parameters.Exactly(1), FunctionBody.Eager((a, _) => At(a[0], fromEnd: true))),
        new("join", Text, Parameters.Of(ReturnTypes.List, Text).AndOptionally(Text), FunctionBody.Eager(Join)),
        new("skip", ReturnTypes.List, Parameters.Of(ReturnTypes.List, Number), FunctionBody.Eager(Skip)),
        new("take", ReturnTypes.List | Text, Parameters.Of(ReturnTypes.List | Text, Number), FunctionBody.Eager(Take)),
        new("subArray", ReturnTypes.List, Parameters.Of(ReturnTypes.List, Number).AndOptionally(Number), FunctionBody.Eager(SubArray)),
        new("flatten", ReturnTypes.List, Parameters.Of(ReturnTypes.List).AndOptionally(Number), FunctionBody.Eager(Flatten)),
        new("reverse", Text | ReturnTypes.List, Parameters.Of(Text | ReturnTypes.List), FunctionBody.Eager(Reverse)),
        new("sortBy", ReturnTypes.List, Parameters.Of(ReturnTypes.List).AndOptionally(Text), FunctionBody.Eager((a, _) => Sort(a, descending: false))),
        new("sortByDescending", ReturnTypes.List, Parameters.Of(ReturnTypes.List).AndOptionally(Text), FunctionBody.Eager((a, _) => Sort(a, descending: true))),
    ];

    private static Value At(in Value list, bool fromEnd)
    {
        if (list.Kind is ValueKind.Text && list.Text is { Length: > 0 } text)
            return Value.Of((fromEnd ? text[^1] : text[0]).ToString());
        return list.Kind is ValueKind.Array ? list.Item(fromEnd ? list.Count - 1 : 0) : Value.Undefined;
    }

    // The third argument goes before the last item: "Asha, Luis and Mariam".
    private static Value Join(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (arguments[0].Kind is not ValueKind.Array)
            return Value.Failed;
        var items = arguments[0].Items;
        var separator = arguments[1].Kind is ValueKind.Undefined ? "," : ValueText.Of(arguments[1]);
        var last = arguments.Length == 3 ? ValueText.Of(arguments[2]) : separator;
        var text = new StringBuilder();
        ValueText.AppendJoined(text, items.AsSpan(0, Math.Max(0, items.Length - 1)), separator);
        if (items.Length > 1)
            text.Append(last);
        if (items.Length > 0)
            text.Append(ValueText.Of(items[^1]));
        return Value.Of(text.ToString());
    }

    private static Value Skip(ReadOnlySpan<Value> arguments, Evaluation evaluation) =>
        arguments[0].Kind is ValueKind.Array && arguments[1].IsInteger
            ? Value.Of(arguments[0].Items[Clamp(arguments[1], arguments[0].Count)..])
            : Value.Failed;

    private static Value Take(ReadOnlySpan<Value> arguments, Evaluation evaluation) => arguments[0].Kind switch
    {
        _ when !arguments[1].IsInteger => Value.Failed,
        ValueKind.Array => Value.Of(arguments[0].Items[..Clamp(arguments[1], arguments[0].Count)]),
        ValueKind.Text => Value.Of(arguments[0].Text[..Clamp(arguments[1], arguments[0].Text.Length)]),
        _ => Value.Failed,
    };

    private static int Clamp(in Value count, int length) => (int)Math.Clamp(count.Number, 0, length);

    private static Value SubArray(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (arguments[0].Kind is not ValueKind.Array || !IsWithin(arguments[1], arguments[0].Count))
            return Value.Failed;
        var items = arguments[0].Items;
        var start = (int)arguments[1].Number;
        if (arguments.Length == 2)
            return Value.Of(items[start..]);
        return IsWithin(arguments[2], items.Length)
            ? Value.Of(items[start..Math.Max(start, (int)arguments[2].Number)])
            : Value.Failed;
    }

    private static bool IsWithin(in Value position, int length) =>
        position.IsInteger && position.Number >= 0 && position.Number <= length;

    private static Value Flatten(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (arguments[0].Kind is not ValueKind.Array)
            return Value.Failed;
        var levels = arguments.Length == 1 ? DeepestFlatten : arguments[1] is { IsNumber: true, Number: >= 1 } ? arguments[1].Number : 1;
        var flat = new List<Value>();
        Append(flat, arguments[0].Items, levels);
        return Value.Of([.. flat]);
    }

    private static void Append(List<Value> flat, Value[] items, double levels)
    {
        foreach (var item in items)
        {
            if (item.Kind is ValueKind.Array && levels > 0)
                Append(flat, item.Items, levels - 1);
            else
                flat.Add(item.IsNothing ? Value.Null : item);
        }
    }

    private static Value Reverse(ReadOnlySpan<Value> arguments, Evaluation evaluation) => arguments[0].Kind switch
    {
        ValueKind.Text => Value.Of(string.Concat(arguments[0].Text.Reverse())),
        ValueKind.Array => Value.Of([.. arguments[0].Items.Reverse()]),
        _ => Value.Failed,
    };

    private static Value Sort(ReadOnlySpan<Value> arguments, bool descending)
    {
        if (arguments[0].Kind is not ValueKind.Array)
            return Value.Failed;
        var items = arguments[0].Items;
        var key = arguments.Length == 2 ? ValueText.Of(arguments[1]) : null;
        var sorted = key is null
            ? items.OrderBy(item => item.Kind is ValueKind.Null ? "null" : ValueText.Of(item), StringComparer.Ordinal)
            : items.OrderBy(item => Key(item, key), Comparer<Value>.Create((a, b) => ValueComparison.Order(a, b)));
        return Value.Of(descending ? [.. sorted.Reverse()] : [.. sorted]);
    }

    private static Value Key(in Value item, string name) => item.TryGetProperty(name, default, out var value) ? value : Value.Undefined;
}
