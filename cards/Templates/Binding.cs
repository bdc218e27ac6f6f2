using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Templates;

/// <summary>One <c>${…}</c> in visible content. What cannot be evaluated shows its own text, so that its author sees where.</summary>
internal sealed class Binding
{
    private readonly Expression expression;
    private readonly Value unresolved;

    // A concat that stands alone joins its parts as text does, not as the function does: lists by commas, not as lists.
    private readonly Binding[]? parts;

    public Binding(Expression expression, bool standsAlone)
    {
        this.expression = expression;
        unresolved = Value.Of("${" + expression + "}");
        if (standsAlone && expression is CallExpression { Function.Name: "concat" } concat)
            parts = Array.ConvertAll(concat.Arguments, argument => new Binding(argument, standsAlone: false));
    }

    public Value Evaluate(Evaluation evaluation)
    {
        if (parts is not null)
            return Value.Of(string.Concat(parts.Select(part => ValueText.Of(part.Evaluate(evaluation)))));
        var value = expression.Evaluate(evaluation, substitute: true);
        return value.IsFailed ? unresolved : value;
    }
}
