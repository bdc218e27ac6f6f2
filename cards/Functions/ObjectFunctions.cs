using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

/// <summary>Functions of objects. They give a changed copy; the data stays as it was.</summary>
internal static class ObjectFunctions
{
    private static readonly char[] PathMarks = ['.', '[', ']'];

    public static IEnumerable<Function> All =>
    [
        new("getProperty", Any, Parameters.Of(Any).AndOptionally(Text), FunctionBody.Lazy(GetProperty)),
        new("setProperty", Any, Parameters.Of(Any, Text, Any), FunctionBody.Eager((a, _) => Set(a, mayExist: true))),
        new("addProperty", Any, Parameters.Of(Any, Text, Any), FunctionBody.Eager((a, _) => Set(a, mayExist: false))),
        new("removeProperty", Any, Parameters.Of(Any, Text), FunctionBody.Eager(Remove)),
        new("merge", Any, Parameters.AtLeast(1), FunctionBody.Eager(Merge)),
    ];

    private static Value GetProperty(Expression[] arguments, Evaluation evaluation, bool substitute)
    {
        var start = arguments[0].Evaluate(evaluation, substitute);
        if (start.IsFailed)
            return start;
        var name = arguments.Length == 1 ? start : arguments[1].Evaluate(evaluation, substitute);
        if (name.IsFailed || name.IsNothing || (arguments.Length == 1 && name.Kind is not ValueKind.Text))
            return Value.Failed;

        var text = ValueText.Of(name);
        var path = text.Split(PathMarks, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => PathSegment.Named(part is ['\'', .., '\''] or ['"', .., '"'] ? part[1..^1] : part))
            .ToArray();
        var found = path.Length == 0 ? Value.Undefined
            : arguments.Length == 1 ? evaluation.Lookup(path)
            : PathSegment.Walk(start, path);
        return found.Kind is ValueKind.Undefined && substitute ? Value.Of("${" + text + "}") : found;
    }

    private static Value Set(ReadOnlySpan<Value> arguments, bool mayExist)
    {
        if (arguments[0].Kind is not ValueKind.Object)
            return Value.Failed;
        var properties = arguments[0].ToProperties();
        var name = ValueText.Of(arguments[1]);
        if (!mayExist && properties.ContainsKey(name))
            return Value.Failed;
        properties[name] = arguments[2];
        return Value.Of(properties);
    }

    private static Value Remove(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (arguments[0].Kind is not ValueKind.Object)
            return Value.Failed;
        var properties = arguments[0].ToProperties();
        properties.Remove(ValueText.Of(arguments[1]));
        return Value.Of(properties);
    }

    private static Value Merge(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        var merged = new OrderedDictionary<string, Value>();
        foreach (ref readonly var argument in arguments)
        {
            if (argument.Kind is not (ValueKind.Object or ValueKind.Array))
                return Value.Failed;
            foreach (var item in argument.Kind is ValueKind.Array ? argument.Items : [argument])
            {
                if (item.Kind is not (ValueKind.Object or ValueKind.Null))
                    return Value.Failed;
                foreach (var (name, value) in item.Kind is ValueKind.Null ? [] : item.Properties())
                    merged[name] = value;
            }
        }

        return Value.Of(merged);
    }
}
