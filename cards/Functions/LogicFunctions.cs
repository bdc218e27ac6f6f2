using AllianceBot.Cards.Expressions;
using static AllianceBot.Cards.Expressions.ReturnTypes;

namespace AllianceBot.Cards.Functions;

internal static class LogicFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("&&", ReturnTypes.Boolean, Parameters.AtLeast(1), FunctionBody.Lazy(And)),
        new("||", ReturnTypes.Boolean, Parameters.AtLeast(1), FunctionBody.Lazy(Or)),
        new("!", ReturnTypes.Boolean, Parameters.Exactly(1), FunctionBody.Lazy(Not)),
        new("if", Any, Parameters.Exactly(3), FunctionBody.Lazy(If)),
        new("coalesce", Any, Parameters.AtLeast(1), FunctionBody.Eager(Coalesce)),
        new("bool", ReturnTypes.Boolean, Parameters.Exactly(1), FunctionBody.Comparing(ToBoolean)),
    ];

    private static Value And(Expression[] conditions, Evaluation evaluation, bool substitute)
    {
        foreach (var condition in conditions)
        {
            if (!Holds(condition, evaluation))
                return Value.False;
        }

        return Value.True;
    }

    // With nothing true the answer is the last operand as it is, which may be null rather than false.
    private static Value Or(Expression[] conditions, Evaluation evaluation, bool substitute)
    {
        var last = Value.False;
        foreach (var condition in conditions)
        {
            var value = condition.Evaluate(evaluation, substitute: false);
            last = value.IsFailed ? Value.False : value;
            if (last.IsTruthy)
                return Value.True;
        }

        return last;
    }

    private static Value Not(Expression[] operand, Evaluation evaluation, bool substitute) =>
        Value.Of(!Holds(operand[0], evaluation));

    private static Value If(Expression[] arguments, Evaluation evaluation, bool substitute) =>
        arguments[Holds(arguments[0], evaluation) ? 1 : 2].Evaluate(evaluation, substitute);

    private static Value Coalesce(ReadOnlySpan<Value> values, Evaluation evaluation)
    {
        foreach (ref readonly var value in values)
        {
            if (!value.IsNothing)
                return value;
        }

        return Value.Undefined;
    }

    private static Value ToBoolean(ReadOnlySpan<Value> arguments, Evaluation evaluation)
    {
        ref readonly var value = ref arguments[0];
        return Value.Of(value.IsNumber
            ? value.Number != 0
            : !ValueText.Of(value).Contains("false", StringComparison.OrdinalIgnoreCase) && value.IsTruthy);
    }

    private static bool Holds(Expression condition, Evaluation evaluation)
    {
        var value = condition.Evaluate(evaluation, substitute: false);
        return !value.IsFailed && value.IsTruthy;
    }
}
