using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

internal static class StatisticsFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("sum", Number, Parameters.Of(ReturnTypes.List), FunctionBody.Eager((a, _) =>
            TryTotal(a[0], out var total) ? Value.Of(total) : Value.Failed)),
        new("average", Number, Parameters.Exactly(1), FunctionBody.Eager((a, _) =>
            TryTotal(a[0], out var total) ? Value.Of(total / a[0].Count) : Value.Failed)),
        new("min", Number, Parameters.AtLeast(1), Extreme(double.PositiveInfinity, Math.Min)),
        new("max", Number, Parameters.AtLeast(1), Extreme(double.NegativeInfinity, Math.Max)),
        new("count", Number, Parameters.Of(Text | ReturnTypes.List), FunctionBody.Eager(Count)),
    ];

    private static bool TryTotal(in Value list, out double total)
    {
        total = 0;
        if (list.Kind is not ValueKind.Array || list.Count == 0)
            return false;
        foreach (var item in list.Items)
        {
            if (!item.IsNumber)
                return false;
            total += item.Number;
        }

        return true;
    }

    private static FunctionBody Extreme(double start, Func<double, double, double> choose) => FunctionBody.Eager((arguments, _) =>
    {
        var result = start;
        foreach (ref readonly var argument in arguments)
        {
            if (argument.Kind is not ValueKind.Array && !argument.IsNumber)
                return Value.Failed;
            foreach (var item in argument.Kind is ValueKind.Array ? argument.Items : [argument])
            {
                if (!item.IsNumber)
                    return Value.Failed;
                result = choose(result, item.Number);
            }
        }

        return Value.Of(result);
    });

    private static Value Count(ReadOnlySpan<Value> arguments, Evaluation evaluation) => arguments[0].Kind switch
    {
        ValueKind.Text => Value.Of(arguments[0].Text.Length),
        ValueKind.Array or ValueKind.Object => Value.Of(arguments[0].Count),
        _ => Value.Failed,
    };
}
