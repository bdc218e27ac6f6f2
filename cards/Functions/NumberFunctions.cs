using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

internal static class NumberFunctions
{
    private const int MaxRange = 100_000;

    public static IEnumerable<Function> All =>
    [
        new("+", Text | Number, Parameters.AtLeast(2, Text | Number), FunctionBody.Eager(Add)),
        new("-", Number, Parameters.AtLeast(2, Number), Sequence((left, right) => left - right)),
        new("*", Number, Parameters.AtLeast(2, Number), Sequence((left, right) => left * right)),
        new("/", Number, Parameters.AtLeast(2, Number), FunctionBody.Eager(Divide)),
        new("%", Number, Parameters.Exactly(2, Number), FunctionBody.Eager(Modulo)),
        new("^", Number, Parameters.AtLeast(2, Number), Sequence(Math.Pow)),
        new("abs", Number, Parameters.Exactly(1, Number), Transform(Math.Abs)),
        new("ceiling", Number, Parameters.Exactly(1, Number), Transform(Math.Ceiling)),
        new("floor", Number, Parameters.Exactly(1, Number), Transform(Math.Floor)),
        new("sqrt", Number, Parameters.Exactly(1, Number), FunctionBody.Eager((a, _) =>
            a[0] is { IsNumber: true, Number: >= 0 } ? Value.Of(Math.Sqrt(a[0].Number)) : Value.Failed)),
        new("round", Number, Parameters.Between(1, 2, Number), FunctionBody.Eager(Round)),
        new("range", ReturnTypes.List, Parameters.Exactly(2, Number), FunctionBody.Eager(Range)),
        new("addOrdinal", Text, Parameters.Exactly(1, Number), FunctionBody.Eager(AddOrdinal)),
    ];

    /// <summary>Rounds halves up, towards positive infinity, as JavaScript does.</summary>
    public static double Round(double number, int digits)
    {
        var scale = Math.Pow(10, digits);
        var scaled = number * scale;
        var floor = Math.Floor(scaled);
        return (scaled - floor < 0.5 ? floor : Math.Ceiling(scaled)) / scale;
    }

    private static FunctionBody Transform(Func<double, double> transform) =>
        FunctionBody.Eager((arguments, _) => arguments[0].IsNumber ? Value.Of(transform(arguments[0].Number)) : Value.Failed);

    private static FunctionBody Sequence(Func<double, double, double> step) => FunctionBody.Eager((arguments, _) =>
    {
        if (!AreNumbers(arguments))
            return Value.Failed;
        var result = arguments[0].Number;
        foreach (ref readonly var argument in arguments[1..])
            result = step(result, argument.Number);
        return Value.Of(result);
    });

    // Adds numbers, and joins as soon as one side is a text.
    private static Value Add(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        foreach (ref readonly var argument in arguments)
        {
            if (argument.Kind is not (ValueKind.Text or ValueKind.Undefined) && !argument.IsNumber)
                return Value.Failed;
        }

        var result = arguments[0];
        foreach (ref readonly var argument in arguments[1..])
        {
            if (result.IsNumber && argument.IsNumber)
                result = Value.Of(result.Number + argument.Number);
            else if ((result.IsNothing && argument.IsNumber) || (argument.IsNothing && result.IsNumber))
                return Value.Failed;
            else
                result = Value.Of(ValueText.Of(result) + ValueText.Of(argument));
        }

        return result;
    }

    // Between two whole numbers the quotient is rounded down.
    private static Value Divide(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (!AreNumbers(arguments))
            return Value.Failed;
        var result = arguments[0].Number;
        foreach (ref readonly var argument in arguments[1..])
        {
            var divisor = argument.Number;
            if (divisor == 0)
                return Value.Failed;
            var quotient = result / divisor;
            result = double.IsInteger(result) && double.IsInteger(divisor) ? Math.Floor(quotient) : quotient;
        }

        return Value.Of(result);
    }

    private static Value Modulo(ReadOnlySpan<Value> arguments, Evaluation evaluation) =>
        arguments[0].IsInteger && arguments[1].IsInteger && arguments[1].Number != 0
            ? Value.Of(arguments[0].Number % arguments[1].Number)
            : Value.Failed;

    private static Value Round(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (!AreNumbers(arguments))
            return Value.Failed;
        var digits = arguments.Length == 2 ? arguments[1].Number : 0;
        return double.IsInteger(digits) && digits is >= 0 and <= 15
            ? Value.Of(Round(arguments[0].Number, (int)digits))
            : Value.Failed;
    }

    private static Value Range(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (!arguments[0].IsInteger || arguments[1] is not { IsInteger: true, Number: > 0 and <= MaxRange })
            return Value.Failed;
        var items = new Value[(int)arguments[1].Number];
        for (var i = 0; i < items.Length; i++)
            items[i] = Value.Of(arguments[0].Number + i);
        return Value.Of(items);
    }

    private static Value AddOrdinal(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        if (!arguments[0].IsInteger)
            return Value.Failed;
        var number = arguments[0].Number;
        var suffix = number <= 0 ? "" : (number % 100, number % 10) switch
        {
            (11 or 12 or 13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        return Value.Of(NumberText.Of(number) + suffix);
    }

    private static bool AreNumbers(ReadOnlySpan<Value> arguments)
    {
        foreach (ref readonly var argument in arguments)
        {
            if (!argument.IsNumber)
                return false;
        }

        return true;
    }
}
