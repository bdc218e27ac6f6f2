namespace AllianceBot.Cards.Expressions;

/// <summary>One item by position, or one property by name: <c>agenda[0]</c>, <c>labels['open']</c>.</summary>
internal sealed class IndexExpression(Expression instance, Expression index) : Expression
{
    public Expression Instance { get; } = instance;

    public Expression Index { get; } = index;

    public override ReturnTypes Returns => ReturnTypes.Any;

    public override IEnumerable<Expression> Children => [Instance, Index];

    public override Value Evaluate(Evaluation evaluation, bool substitute)
    {
        var from = Instance.Evaluate(evaluation, substitute);
        if (from.IsFailed)
            return from;
        var at = Index.Evaluate(evaluation, substitute: false);
        if (at.IsInteger)
            return Item(from, at.Number);
        return at.Kind is ValueKind.Text && PathSegment.TryResolve(at, out var segment) ? segment.Step(from) : Value.Failed;
    }

    public override string ToString() => $"{Instance}[{Index}]";

    private static Value Item(in Value list, double position) =>
        list.IsNothing ? Value.Undefined
        : list.Kind is ValueKind.Array && position >= 0 && position < list.Count ? list.Item((int)position)
        : Value.Failed;
}
