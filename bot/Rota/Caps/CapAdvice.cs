using AllianceBot.Rota.Engine;

namespace AllianceBot.Rota.Caps;

/// <summary>The smallest change of a cap that helps a plan that caps forbid, on all of its days.</summary>
internal static class CapAdvice
{
    private static readonly RotaProblemKind[] Kinds = [RotaProblemKind.CapsTooLow, RotaProblemKind.JointCapTooLow];

    /// <returns>With caps at fault: the first day, how many days there are like it, the cap and the least whole percentage that is enough. Else the problem as it is.</returns>
    public static RotaProblem Of(RotaProblem problem, RotaInstance instance, CapFacts caps) => problem.Kind switch
    {
        RotaProblemKind.CapsTooLow when caps.Each is { } each => With(problem, each, Least(each, problem.Kind, percent => instance with { Organisations = [.. instance.Organisations.Select(o => o with { Cap = percent / 100 })] })),
        RotaProblemKind.JointCapTooLow when caps.International is { } together => With(problem, together, Least(together, problem.Kind, percent => instance with { JointCap = instance.JointCap! with { Cap = percent / 100 } })),
        _ => problem,
    };

    private static RotaProblem With(RotaProblem problem, decimal cap, decimal least) => new(problem.Kind, problem.Values[0], problem.Values[1], cap, least);

    /// <summary>Where the other cap stands in the way as well, what would be enough but for that.</summary>
    private static decimal Least(decimal cap, RotaProblemKind kind, Func<decimal, RotaInstance> with) => Least(cap, with, Kinds) ?? Least(cap, with, [kind]) ?? 100;

    private static decimal? Least(decimal cap, Func<decimal, RotaInstance> with, IReadOnlyList<RotaProblemKind> kinds)
    {
        var (low, high) = ((int)decimal.Floor(cap), 100);
        if (!IsEnough(high))
            return null;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = IsEnough(middle) ? (low, middle) : (middle, high);
        }

        return high;

        bool IsEnough(int percent) => RotaPlanner.Plan(with(percent)) is not RotaOutcome.Refused { Problems: var problems } || !problems.Any(p => kinds.Contains(p.Kind));
    }
}
