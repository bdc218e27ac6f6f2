namespace AllianceBot.Cards.Expressions;

/// <summary>A function or an operator with its arguments.</summary>
internal sealed class CallExpression(Function function, Expression[] arguments) : Expression
{
    public Function Function { get; } = function;

    public Expression[] Arguments { get; } = arguments;

    public override ReturnTypes Returns => Function.Returns;

    public override IEnumerable<Expression> Children => Arguments;

    public override Value Evaluate(Evaluation evaluation, bool substitute) => Function.Body.Evaluate(Arguments, evaluation, substitute);

    public override string ToString()
    {
        var infix = !char.IsAsciiLetter(Function.Name[0]) && Arguments.Length >= 2;
        var arguments = string.Join(infix ? $" {Function.Name} " : ", ", Arguments.Select(argument => argument.ToString()));
        return infix ? $"({arguments})" : $"{Function.Name}({arguments})";
    }
}
