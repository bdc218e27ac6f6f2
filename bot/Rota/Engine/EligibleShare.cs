using System.Numerics;

namespace AllianceBot.Rota.Engine;

/// <summary>
/// The fair share where not everybody may hold everything: as near to the weights as the duties allow, the least favoured first. What sets of
/// organisations can take together is a polymatroid, so this is its lexicographically optimal base, and Fujishige's decomposition finds it
/// exactly ("Lexicographically optimal base of a polymatroid with respect to a weight vector", 1980): try the shares by weight; where a
/// set of organisations cannot take that much, the smallest cut names it, and it is divided by itself, then the others.
/// </summary>
internal sealed class EligibleShare
{
    private readonly RotaGrid _grid;
    private readonly MeetingLayout _layout;
    private readonly BigInteger[] _most;
    private readonly BigInteger[] _parts;
    private readonly BigInteger[] _whole;

    private EligibleShare(RotaGrid grid, MeetingLayout layout, int level)
    {
        (_grid, _layout) = (grid, layout);
        _most = [.. Enumerable.Range(0, grid.Organisations.Count).Select(who => FairShare.Most(grid, who, level))];
        _parts = new BigInteger[_most.Length];
        _whole = [.. Enumerable.Repeat(BigInteger.One, _most.Length)];
    }

    /// <returns>Null when the caps leave turns that nobody may take.</returns>
    public static FairShare? Of(RotaGrid grid, int meeting) =>
        Of(grid, meeting, withExclusions: true) ?? (Of(grid, meeting, withExclusions: false) is { } share ? share with { NeedsSearch = true } : null);

    /// <summary>What part of a meeting the caps let those there take, at most.</summary>
    public static double MostTaken(RotaGrid grid, int meeting)
    {
        var share = new EligibleShare(grid, MeetingLayout.Whole(grid, meeting, LayoutKind.Duties, withExclusions: false), grid.Duties.Count);
        return (double)share.Rank(share._layout.Organisations) / ((double)grid.Caps[0] * grid.Slots);
    }

    private static FairShare? Of(RotaGrid grid, int meeting, bool withExclusions)
    {
        for (var level = 1; level <= grid.Duties.Count; level++)
        {
            var kind = level == 1 ? LayoutKind.Classes : LayoutKind.Duties;
            var share = new EligibleShare(grid, MeetingLayout.Whole(grid, meeting, kind, withExclusions), level);
            if (share.Rank(share._layout.Organisations) < grid.Slots * grid.Caps[0])
                continue;
            share.Divide([], share._layout.Organisations);
            var whole = share._whole.Aggregate(BigInteger.One, Exact.LeastCommonMultiple);
            return new FairShare(kind, level, whole, [.. share._parts.Zip(share._whole, (parts, of) => parts * (whole / of))], new int[share._parts.Length]);
        }

        return null;
    }

    private void Divide(IReadOnlyList<int> before, IReadOnlyList<int> part)
    {
        var weight = part.Aggregate(BigInteger.Zero, (sum, who) => sum + _grid.Weights[who]);
        IReadOnlyList<int> all = [.. before, .. part];
        var total = Rank(all) - Rank(before);
        var divisor = BigInteger.GreatestCommonDivisor(total, weight * _grid.Caps[0]);
        foreach (var who in part)
            (_parts[who], _whole[who]) = (total / divisor * _grid.Weights[who], weight * _grid.Caps[0] / divisor);
        var whole = all.Aggregate(BigInteger.One, (scale, who) => Exact.LeastCommonMultiple(scale, _whole[who]));
        whole = Exact.LeastCommonMultiple(whole, _grid.Caps[0]);
        var wanted = all.Aggregate(BigInteger.Zero, (sum, who) => sum + (_parts[who] * (whole / _whole[who])));
        var (reached, isBehindCut) = Fill(all, who => BigInteger.Min(_parts[who] * (whole / _whole[who]), _most[who] * (whole / _grid.Caps[0])), whole);
        if (reached == wanted)
            return;
        IReadOnlyList<int> tight = [.. part.Where(who => isBehindCut(who) || _parts[who] * _grid.Caps[0] > _most[who] * _whole[who])];
        Divide(before, tight);
        Divide([.. before, .. tight], [.. part.Except(tight)]);
    }

    /// <summary>How much a set of organisations can take together, in parts of the caps.</summary>
    private BigInteger Rank(IReadOnlyList<int> organisations) => organisations.Count == 0 ? 0 : Fill(organisations, who => _most[who], _grid.Caps[0]).Reached;

    private (BigInteger Reached, Func<int, bool> IsBehindCut) Fill(IReadOnlyList<int> organisations, Func<int, BigInteger> most, BigInteger turn)
    {
        var (groups, people) = (2, 2 + _layout.Groups.Count);
        var knots = people + _most.Length;
        var network = new FlowNetwork<BigInteger>(knots + _layout.Knots.Count, _layout.Groups.Count + _layout.Links.Count + _layout.Knots.Count + organisations.Count);
        var isIn = new bool[_most.Length];
        foreach (var who in organisations)
        {
            isIn[who] = true;
            network.Add(people + who, 1, most(who));
        }

        foreach (var (group, supply) in _layout.Supplies.Index())
            network.Add(0, groups + group, supply * turn);
        foreach (var (knot, who) in _layout.Knots.Index())
            network.Add(knots + knot, people + who, turn);
        foreach (var (group, who, knot) in _layout.Links.Where(link => isIn[link.Organisation]))
            network.Add(groups + group, knot < 0 ? people + who : knots + knot, turn);
        var reached = network.Maximise(0, 1);
        return (reached, who => !network.IsReached(people + who));
    }
}
