namespace AllianceBot.Cards.Expressions;

/// <summary>A compiled expression. Immutable: one serves every expansion, on every thread.</summary>
internal abstract class Expression
{
    /// <summary>The kinds of value it can yield, as far as can be told before there is data.</summary>
    public abstract ReturnTypes Returns { get; }

    public abstract IEnumerable<Expression> Children { get; }

    /// <param name="evaluation">What the expression can see.</param>
    /// <param name="substitute">
    /// Whether a missing path yields its own text, <c>${path}</c>, as in visible text; in conditions it yields nothing.
    /// </param>
    public abstract Value Evaluate(Evaluation evaluation, bool substitute);

    /// <summary>The expression in its canonical form, which a card shows where it could not be evaluated.</summary>
    public abstract override string ToString();
}
