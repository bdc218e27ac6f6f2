namespace AllianceBot.Cards.Expressions;

/// <summary>How many arguments a function takes, and of which types as far as they can be told before there is data.</summary>
internal sealed class Parameters
{
    private readonly ReturnTypes[] types;
    private readonly bool lambda;

    private Parameters(int min, int max, ReturnTypes[] types, bool lambda = false)
    {
        Min = min;
        Max = max;
        this.types = types;
        this.lambda = lambda;
    }

    /// <summary>A list, the name of a variable, and an expression over it.</summary>
    public static readonly Parameters Lambda = new(3, 3, [ReturnTypes.Any], lambda: true);

    public int Min { get; }

    public int Max { get; }

    public static Parameters Exactly(int count, ReturnTypes type = ReturnTypes.Any) => new(count, count, [type]);

    public static Parameters Between(int min, int max, ReturnTypes type = ReturnTypes.Any) => new(min, max, [type]);

    public static Parameters AtLeast(int min, ReturnTypes type = ReturnTypes.Any) => new(min, int.MaxValue, [type]);

    public static Parameters Of(params ReturnTypes[] required) => new(required.Length, required.Length, required);

    public Parameters AndOptionally(params ReturnTypes[] optional) => new(Min, Min + optional.Length, [.. types, .. optional]);

    /// <exception cref="ExpressionSyntaxException">The arguments do not fit.</exception>
    public void Check(string function, Expression[] arguments)
    {
        if (arguments.Length < Min || arguments.Length > Max)
            throw new ExpressionSyntaxException($"{function} takes {Expected()}, not {arguments.Length}");
        if (lambda && arguments[1] is not PathExpression { Name: not null })
            throw new ExpressionSyntaxException($"the second argument of {function} must be a variable's name, not {arguments[1]}");
        for (var i = 0; i < arguments.Length; i++)
        {
            var type = types[Math.Min(i, types.Length - 1)];
            var given = arguments[i].Returns;
            if (((type | given) & ReturnTypes.Any) == 0 && (type & given) == 0)
                throw new ExpressionSyntaxException($"argument {i + 1} of {function}, {arguments[i]}, must be of type {type}");
        }
    }

    private string Expected() =>
        Max == int.MaxValue ? $"at least {Plural(Min)}"
        : Min == Max ? Plural(Min)
        : $"{Min} to {Plural(Max)}";

    private static string Plural(int count) => count == 1 ? "1 argument" : $"{count} arguments";
}
