using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Functions;

/// <summary>Functions that evaluate an expression for each item of a list, or for each <c>{key, value}</c> of an object.</summary>
internal static class LambdaFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("foreach", ReturnTypes.List, Parameters.Lambda, FunctionBody.Lazy(Select)),
        new("select", ReturnTypes.List, Parameters.Lambda, FunctionBody.Lazy(Select)),
        new("where", ReturnTypes.List, Parameters.Lambda, FunctionBody.Lazy(Where)),
        new("any", ReturnTypes.Boolean, Parameters.Lambda, FunctionBody.Lazy((a, e, s) => Test(a, e, s, wanted: true))),
        new("all", ReturnTypes.Boolean, Parameters.Lambda, FunctionBody.Lazy((a, e, s) => Test(a, e, s, wanted: false))),
    ];

    private static Value Select(Expression[] arguments, Evaluation evaluation, bool substitute)
    {
        if (!TryItems(arguments[0].Evaluate(evaluation, substitute), out var items))
            return Value.Failed;
        var (name, body) = Lambda(arguments);
        var results = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            results[i] = evaluation.WithLocal(name, items[i], body, substitute);
            if (results[i].IsFailed)
                return Value.Failed;
        }

        return Value.Of(results);
    }

    private static Value Where(Expression[] arguments, Evaluation evaluation, bool substitute)
    {
        var source = arguments[0].Evaluate(evaluation, substitute);
        if (!TryItems(source, out var items))
            return Value.Failed;
        var (name, body) = Lambda(arguments);
        var kept = Array.FindAll(items, item => Holds(evaluation.WithLocal(name, item, body, substitute)));
        if (source.Kind is ValueKind.Array)
            return Value.Of(kept);

        var properties = new OrderedDictionary<string, Value>(kept.Length);
        foreach (var pair in kept)
            properties[pair.Property("key", default).Text] = pair.Property("value", default);
        return Value.Of(properties);
    }

    private static Value Test(Expression[] arguments, Evaluation evaluation, bool substitute, bool wanted)
    {
        if (!TryItems(arguments[0].Evaluate(evaluation, substitute), out var items))
            return Value.Failed;
        var (name, body) = Lambda(arguments);
        foreach (var item in items)
        {
            if (Holds(evaluation.WithLocal(name, item, body, substitute)) == wanted)
                return Value.Of(wanted);
        }

        return Value.Of(!wanted);
    }

    private static bool Holds(in Value value) => !value.IsFailed && value.IsTruthy;

    private static (string Name, Expression Body) Lambda(Expression[] arguments) =>
        (((PathExpression)arguments[1]).Name!, arguments[2]);

    private static bool TryItems(in Value source, out Value[] items)
    {
        items = source.Kind switch
        {
            ValueKind.Array => source.Items,
            ValueKind.Object => [.. source.Properties().Select(Pair)],
            _ => [],
        };
        return source.Kind is ValueKind.Array or ValueKind.Object;
    }

    private static Value Pair(KeyValuePair<string, Value> property) =>
        Value.Of(new OrderedDictionary<string, Value> { ["key"] = Value.Of(property.Key), ["value"] = property.Value });
}
