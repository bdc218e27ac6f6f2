using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Functions;

/// <summary>Lists as sets. Lists and objects inside them are the same only to themselves, however alike they look.</summary>
internal static class SetFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("union", ReturnTypes.List, Parameters.AtLeast(1, ReturnTypes.List), FunctionBody.Eager(Union)),
        new("intersection", ReturnTypes.List, Parameters.AtLeast(1, ReturnTypes.List), FunctionBody.Eager(Intersection)),
        new("unique", ReturnTypes.List, Parameters.Of(ReturnTypes.List), FunctionBody.Eager(Union)),
        new("indicesAndValues", ReturnTypes.List, Parameters.Exactly(1), FunctionBody.Eager(IndicesAndValues)),
    ];

    private static Value Union(ReadOnlySpan<Value> lists, Evaluation evaluation)
    {
        var result = new HashSet<Value>(Identity.Instance);
        var ordered = new List<Value>();
        foreach (ref readonly var list in lists)
        {
            if (list.Kind is not ValueKind.Array)
                return Value.Failed;
            ordered.AddRange(list.Items.Where(result.Add));
        }

        return Value.Of([.. ordered]);
    }

    private static Value Intersection(ReadOnlySpan<Value> lists, Evaluation evaluation)
    {
        foreach (ref readonly var list in lists)
        {
            if (list.Kind is not ValueKind.Array)
                return Value.Failed;
        }

        IEnumerable<Value> result = lists[0].Items.Distinct(Identity.Instance);
        foreach (ref readonly var list in lists[1..])
        {
            var other = new HashSet<Value>(list.Items, Identity.Instance);
            result = result.Where(other.Contains);
        }

        return Value.Of([.. result]);
    }

    private static Value IndicesAndValues(ReadOnlySpan<Value> arguments, Evaluation evaluation) => arguments[0].Kind switch
    {
        ValueKind.Array => Value.Of([.. arguments[0].Items.Select((item, index) => Pair(Value.Of(index), item))]),
        ValueKind.Object => Value.Of([.. arguments[0].Properties().Select(property => Pair(Value.Of(property.Key), property.Value))]),
        _ => Value.Failed,
    };

    private static Value Pair(in Value index, in Value value) =>
        Value.Of(new OrderedDictionary<string, Value> { ["index"] = index, ["value"] = value });

    private sealed class Identity : IEqualityComparer<Value>
    {
        public static readonly Identity Instance = new();

        public bool Equals(Value x, Value y) => ValueComparison.AreIdentical(x, y);

        public int GetHashCode(Value value) => value.Kind switch
        {
            ValueKind.Number => value.Number.GetHashCode(),
            ValueKind.Text => value.Text.GetHashCode(StringComparison.Ordinal),
            _ => (int)value.Kind,
        };
    }
}
