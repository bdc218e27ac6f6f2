namespace AllianceBot.Cards.Expressions;

internal sealed class ConstantExpression(Value value) : Expression
{
    public Value Value { get; } = value;

    public override ReturnTypes Returns => Value.Kind switch
    {
        ValueKind.Text => ReturnTypes.Text,
        ValueKind.Boolean => ReturnTypes.Boolean,
        ValueKind.Number => ReturnTypes.Number,
        _ => ReturnTypes.Any,
    };

    public override IEnumerable<Expression> Children => [];

    public override Value Evaluate(Evaluation evaluation, bool substitute) => Value;

    public override string ToString() => Value.Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Null => "null",
        ValueKind.Text => $"'{Value.Text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'",
        _ => ValueText.Of(Value),
    };
}
