using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Functions;

internal static class ComparisonFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("==", ReturnTypes.Boolean, Parameters.Exactly(2), FunctionBody.Comparing((a, _) => Value.Of(ValueComparison.AreEqual(a[0], a[1])))),
        new("!=", ReturnTypes.Boolean, Parameters.Exactly(2), FunctionBody.Comparing((a, _) => Value.Of(!ValueComparison.AreEqual(a[0], a[1])))),
        new("<", ReturnTypes.Boolean, Parameters.Exactly(2), Ordered(order => order < 0)),
        new("<=", ReturnTypes.Boolean, Parameters.Exactly(2), Ordered(order => order <= 0)),
        new(">", ReturnTypes.Boolean, Parameters.Exactly(2), Ordered(order => order > 0)),
        new(">=", ReturnTypes.Boolean, Parameters.Exactly(2), Ordered(order => order >= 0)),
        new("exists", ReturnTypes.Boolean, Parameters.Exactly(1), FunctionBody.Comparing((a, _) => Value.Of(!a[0].IsNothing))),
        new("empty", ReturnTypes.Boolean, Parameters.Exactly(1), FunctionBody.Comparing((a, _) => Value.Of(IsEmpty(a[0])))),
        new("isString", ReturnTypes.Boolean, Parameters.Exactly(1), Is(value => value.Kind is ValueKind.Text)),
        new("isBoolean", ReturnTypes.Boolean, Parameters.Exactly(1), Is(value => value.Kind is ValueKind.Boolean)),
        new("isInteger", ReturnTypes.Boolean, Parameters.Exactly(1), Is(value => value.IsInteger)),
        new("isFloat", ReturnTypes.Boolean, Parameters.Exactly(1), Is(value => value is { IsNumber: true, IsInteger: false })),
        new("isArray", ReturnTypes.Boolean, Parameters.Exactly(1), Is(value => value.Kind is ValueKind.Array)),
        new("isObject", ReturnTypes.Boolean, Parameters.Exactly(1), Is(value => value.Kind is ValueKind.Object or ValueKind.Array or ValueKind.Null)),
    ];

    private static FunctionBody Is(Predicate<Value> test) => FunctionBody.Eager((arguments, _) => Value.Of(test(arguments[0])));

    private static FunctionBody Ordered(Predicate<int> accepts) => FunctionBody.Comparing((arguments, _) =>
    {
        ref readonly var left = ref arguments[0];
        ref readonly var right = ref arguments[1];
        if (left.IsNothing || right.IsNothing)
            return Value.False;
        var comparable = (left.IsNumber && right.IsNumber) || (left.Kind is ValueKind.Text && right.Kind is ValueKind.Text);
        return comparable ? Value.Of(accepts(ValueComparison.Order(left, right))) : Value.Failed;
    });

    private static bool IsEmpty(in Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => true,
        ValueKind.Text => value.Text.Length == 0,
        ValueKind.Array or ValueKind.Object => value.Count == 0,
        _ => false,
    };
}
