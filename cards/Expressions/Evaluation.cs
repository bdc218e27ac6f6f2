using System.Globalization;

namespace AllianceBot.Cards.Expressions;

/// <summary>What the expressions of one expansion can see. Made for one call, so that templates themselves never change.</summary>
internal sealed class Evaluation(Value root, Value host, CultureInfo culture)
{
    private readonly List<(string Name, Value Value)> locals = [];
    private Value[] arguments = new Value[8];
    private int argumentCount;

    public CultureInfo Culture { get; } = culture;

    /// <summary>What a plain name is looked up in: the root, until a <c>$data</c> narrows it.</summary>
    public Value Data { get; set; } = root;

    /// <summary>The position in the innermost repeated list, or nothing outside one.</summary>
    public Value Index { get; set; }

    public Value Root { get; } = root;

    public Value Host { get; } = host;

    /// <summary>The value at a path, searched in the lambda variables first.</summary>
    public Value Lookup(ReadOnlySpan<PathSegment> path)
    {
        for (var i = locals.Count - 1; i >= 0; i--)
        {
            if (!locals[i].Name.Equals(path[0].Name, StringComparison.OrdinalIgnoreCase))
                continue;
            var found = PathSegment.Walk(locals[i].Value, path[1..]);
            if (found.Kind is not ValueKind.Undefined)
                return found;
        }

        return path[0].Name.StartsWith('$')
            ? PathSegment.Walk(Reserved(path[0].Name), path[1..])
            : PathSegment.Walk(Data, path);
    }

    public Value WithLocal(string name, in Value value, Expression body, bool substitute)
    {
        locals.Add((name, value));
        var result = body.Evaluate(this, substitute);
        locals.RemoveAt(locals.Count - 1);
        return result;
    }

    /// <summary>Evaluates a call's arguments onto a stack shared by the whole expansion, so that calls allocate nothing for them.</summary>
    public Value Call(EagerFunction function, Expression[] expressions, bool substitute, in Value whenArgumentFails)
    {
        var start = argumentCount;
        try
        {
            foreach (var expression in expressions)
            {
                var value = expression.Evaluate(this, substitute);
                if (value.IsFailed)
                    return whenArgumentFails;
                if (argumentCount == arguments.Length)
                    Array.Resize(ref arguments, arguments.Length * 2);
                arguments[argumentCount++] = value;
            }

            return function(arguments.AsSpan(start..argumentCount), this);
        }
        finally
        {
            argumentCount = start;
        }
    }

    private Value Reserved(string name) =>
        name.Equals("$data", StringComparison.OrdinalIgnoreCase) ? Data
        : name.Equals("$root", StringComparison.OrdinalIgnoreCase) ? Root
        : name.Equals("$index", StringComparison.OrdinalIgnoreCase) ? Index
        : name.Equals("$host", StringComparison.OrdinalIgnoreCase) ? Host
        : Value.Undefined;
}
