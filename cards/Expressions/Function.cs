namespace AllianceBot.Cards.Expressions;

/// <summary>A prebuilt function.</summary>
/// <param name="Name">Its canonical name: <c>+</c> for <c>add</c>, <c>==</c> for <c>equals</c>.</param>
/// <param name="Returns">What it can yield.</param>
/// <param name="Parameters">What it takes, checked when a template is parsed.</param>
/// <param name="Body">How it is evaluated.</param>
internal sealed record Function(string Name, ReturnTypes Returns, Parameters Parameters, FunctionBody Body);

/// <summary>Computes a function from its arguments' values.</summary>
internal delegate Value EagerFunction(ReadOnlySpan<Value> arguments, Evaluation evaluation);

/// <summary>Computes a function from its arguments' expressions, choosing which of them to evaluate.</summary>
internal delegate Value LazyFunction(Expression[] arguments, Evaluation evaluation, bool substitute);

internal abstract class FunctionBody
{
    public static FunctionBody Eager(EagerFunction function) => new EagerBody(function);

    /// <summary>Eager, but missing arguments stay missing and failed ones make the answer "no": comparisons never fail a card.</summary>
    public static FunctionBody Comparing(EagerFunction function) => new ComparingBody(function);

    public static FunctionBody Lazy(LazyFunction function) => new LazyBody(function);

    public abstract Value Evaluate(Expression[] arguments, Evaluation evaluation, bool substitute);

    private sealed class EagerBody(EagerFunction function) : FunctionBody
    {
        public override Value Evaluate(Expression[] arguments, Evaluation evaluation, bool substitute) =>
            evaluation.Call(function, arguments, substitute, whenArgumentFails: Value.Failed);
    }

    private sealed class ComparingBody(EagerFunction function) : FunctionBody
    {
        public override Value Evaluate(Expression[] arguments, Evaluation evaluation, bool substitute) =>
            evaluation.Call(function, arguments, substitute: false, whenArgumentFails: Value.False);
    }

    private sealed class LazyBody(LazyFunction function) : FunctionBody
    {
        public override Value Evaluate(Expression[] arguments, Evaluation evaluation, bool substitute) =>
            function(arguments, evaluation, substitute);
    }
}
