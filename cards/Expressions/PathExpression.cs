namespace AllianceBot.Cards.Expressions;

/// <summary>A walk by names from the data, or from another expression's value: <c>a.b</c>, <c>a[0].b</c>, <c>first(a).b</c>.</summary>
internal sealed class PathExpression : Expression
{
    private readonly PathSegment[] path;
    private readonly Value unresolved;
    private readonly bool computed;

    public PathExpression(Expression? start, PathSegment[] path)
    {
        Start = start;
        this.path = path;
        computed = path.Any(segment => segment.Computed is not null);
        unresolved = Unresolved(path);
    }

    public Expression? Start { get; }

    public ReadOnlySpan<PathSegment> Path => path;

    /// <summary>The variable's name, when this is nothing but a name: the second argument of a lambda function.</summary>
    public string? Name => Start is null && path is [{ IsBracketed: false, Name: var name }] ? name : null;

    public override ReturnTypes Returns => ReturnTypes.Any;

    public override IEnumerable<Expression> Children =>
        [.. Start is null ? [] : (Expression[])[Start], .. path.Select(segment => segment.Computed).OfType<Expression>()];

    /// <summary>Appends a name. Indexes before it join the path, so that a missing step anywhere gives the path's own text.</summary>
    public static PathExpression Member(Expression instance, string name)
    {
        var path = new List<PathSegment> { PathSegment.Named(name) };
        var at = instance;
        while (at is IndexExpression index)
        {
            path.Insert(0, PathSegment.Indexed(index.Index));
            at = index.Instance;
        }

        if (at is not PathExpression before)
            return new PathExpression(at, [.. path]);
        return new PathExpression(before.Start, [.. before.path, .. path]);
    }

    public override Value Evaluate(Evaluation evaluation, bool substitute)
    {
        var steps = path;
        if (computed && !TryResolve(evaluation, substitute, out steps))
            return Value.Failed;

        Value found;
        if (Start is null)
        {
            found = evaluation.Lookup(steps);
        }
        else
        {
            var start = Start.Evaluate(evaluation, substitute);
            if (start.IsFailed)
                return start;
            found = PathSegment.Walk(start, steps);
        }

        return found.Kind is not ValueKind.Undefined || !substitute ? found : computed ? Unresolved(steps) : unresolved;
    }

    public override string ToString() => Start is null ? PathSegment.Describe(path) : $"{Start}{PathText()}";

    private string PathText() => (path[0].IsBracketed ? "" : ".") + PathSegment.Describe(path);

    private static Value Unresolved(PathSegment[] path) => Value.Of("${" + PathSegment.Describe(path) + "}");

    private bool TryResolve(Evaluation evaluation, bool substitute, out PathSegment[] steps)
    {
        steps = [.. path];
        foreach (ref var step in steps.AsSpan())
        {
            if (step.Computed is { } index && !PathSegment.TryResolve(index.Evaluate(evaluation, substitute), out step))
                return false;
        }

        return true;
    }
}
