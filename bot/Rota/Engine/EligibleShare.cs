using System.Numerics;

namespace AllianceBot.Rota.Engine;

/// <summary>
/// The fair share where not everybody may hold everything: as near to the weights as the duties allow, the least favoured first. What sets of
/// organisations can take together is a polymatroid, so this is its lexicographically optimal base, and Fujishige's decomposition finds it
/// exactly ("Lexicographically optimal base of a polymatroid with respect to a weight vector", 1980): try the shares by weight; where a
/// set of organisations cannot take that much, the smallest cut names it, and it is divided by itself, then the others. Those that are capped
/// together weigh less, by one factor for all of them, until they keep within their cap.
/// </summary>
internal sealed class EligibleShare
{
    /// <summary>Halvings in the search for that factor: it is found to a four-thousandth.</summary>
    private const int Halvings = 12;

    /// <summary>As small as it gets; with less, nobody is left to take more.</summary>
    private const int MostHalvings = 48;

    private readonly RotaGrid _grid;
    private readonly MeetingLayout _layout;
    private readonly BigInteger[] _weights;
    private readonly BigInteger[] _most;
    private readonly BigInteger[] _parts;
    private readonly BigInteger[] _whole;

    private EligibleShare(RotaGrid grid, MeetingLayout layout, int level, BigInteger[] weights)
    {
        (_grid, _layout, _weights) = (grid, layout, weights);
        _most = [.. Enumerable.Range(0, grid.Organisations.Count).Select(who => FairShare.Most(grid, who, level))];
        _parts = new BigInteger[_most.Length];
        _whole = [.. Enumerable.Repeat(BigInteger.One, _most.Length)];
    }

    /// <returns>Null when the caps leave turns that nobody may take.</returns>
    public static FairShare? Of(RotaGrid grid, int meeting) => Of(grid, meeting, withExclusions: true)
        // Duties that exclude each other are not put together because some have a cap together.
        ?? (CanStaff(grid, meeting, withExclusions: true) ? null : Of(grid, meeting, withExclusions: false) is { } share ? share with { NeedsSearch = true } : null);

    /// <summary>What part of a meeting the caps let those there take, at most.</summary>
    public static double MostTaken(RotaGrid grid, int meeting)
    {
        var share = AtMost(grid, meeting, withExclusions: false);
        return share.PartOf(share._layout.Organisations);
    }

    /// <summary>Likewise of those that are not capped together.</summary>
    public static double MostTakenByOthers(RotaGrid grid, int meeting)
    {
        var share = AtMost(grid, meeting, CanStaff(grid, meeting, withExclusions: true));
        return share.PartOf(share.Others);
    }

    private static bool CanStaff(RotaGrid grid, int meeting, bool withExclusions)
    {
        var share = AtMost(grid, meeting, withExclusions);
        return share.Rank(share._layout.Organisations) >= grid.Slots * grid.Caps[0];
    }

    private static EligibleShare AtMost(RotaGrid grid, int meeting, bool withExclusions) =>
        new(grid, MeetingLayout.Whole(grid, meeting, LayoutKind.Duties, withExclusions), grid.Duties.Count, grid.Weights);

    private static FairShare? Of(RotaGrid grid, int meeting, bool withExclusions)
    {
        for (var level = 1; level <= grid.Duties.Count; level++)
        {
            var kind = level == 1 ? LayoutKind.Classes : LayoutKind.Duties;
            var layout = MeetingLayout.Whole(grid, meeting, kind, withExclusions);
            var share = new EligibleShare(grid, layout, level, grid.Weights);
            var slots = grid.Slots * grid.Caps[0];
            if (share.Rank(layout.Organisations) < slots || (share.HasJoint && share.Rank(share.Others) + (grid.JointCap * grid.Slots) < slots))
                continue;
            var free = share.Divide(kind, level);
            return IsWithinJointCap(grid, free) ? free : Hold(grid, meeting, layout, kind, level);
        }

        return null;
    }

    /// <summary>The division where those that are capped together would have too much.</summary>
    private static FairShare Hold(RotaGrid grid, int meeting, MeetingLayout layout, LayoutKind kind, int level)
    {
        // What is best where everybody may hold everything is so here too, if it can be had.
        if (FairShare.IgnoringEligibility(grid, meeting) is { } plain && plain.Level == level && new EligibleShare(grid, layout, level, grid.Weights).Takes(plain))
            return plain with { Kind = kind };
        var (exponent, low) = (0, BigInteger.One);
        FairShare? held = null;
        while (held is null && exponent < MostHalvings)
            held = Weighing(low, ++exponent) is var share && IsWithinJointCap(grid, share) ? share : null;
        // However little they weigh they have a little too much: the cap is just what the others leave.
        if (held is null)
            return new EligibleShare(grid, layout, level, grid.Weights).DivideOthersFirst(kind, level) with { IsJointlyHeld = true };
        for (var step = 0; step < Halvings; step++)
        {
            var share = Weighing((low * 2) + 1, ++exponent);
            var isWithin = IsWithinJointCap(grid, share);
            (low, held) = ((low * 2) + (isWithin ? 1 : 0), isWithin ? share : held);
        }

        return held with { IsJointlyHeld = true };

        FairShare Weighing(BigInteger part, int of) => new EligibleShare(
            grid, layout, level, [.. grid.Weights.Select((weight, who) => grid.IsJoint(who) ? weight * part : weight << of)]).Divide(kind, level);
    }

    private static bool IsWithinJointCap(RotaGrid grid, FairShare share) =>
        share.Parts.Index().Aggregate(BigInteger.Zero, (sum, part) => grid.IsJoint(part.Index) ? sum + part.Item : sum) * grid.Caps[0] <= grid.JointCap * grid.Slots * share.Whole;

    private bool HasJoint => _layout.Organisations.Any(_grid.IsJoint);

    private IReadOnlyList<int> Others => [.. _layout.Organisations.Where(who => !_grid.IsJoint(who))];

    private double PartOf(IReadOnlyList<int> organisations) => (double)Rank(organisations) / ((double)_grid.Caps[0] * _grid.Slots);

    private bool Takes(FairShare share)
    {
        var whole = Exact.LeastCommonMultiple(share.Whole, _grid.Caps[0]);
        return Fill(_layout.Organisations, who => share.Parts[who] * (whole / share.Whole), whole).Reached == _grid.Slots * whole;
    }

    private FairShare Divide(LayoutKind kind, int level)
    {
        Divide([], _layout.Organisations);
        return Divided(kind, level);
    }

    /// <summary>What the division comes to as those that are capped together weigh less and less.</summary>
    private FairShare DivideOthersFirst(LayoutKind kind, int level)
    {
        var others = Others;
        Divide([], others);
        Divide(others, [.. _layout.Organisations.Except(others)]);
        return Divided(kind, level);
    }

    private FairShare Divided(LayoutKind kind, int level)
    {
        var whole = _whole.Aggregate(BigInteger.One, Exact.LeastCommonMultiple);
        return new FairShare(kind, level, whole, [.. _parts.Zip(_whole, (parts, of) => parts * (whole / of))], new int[_parts.Length]);
    }

    private void Divide(IReadOnlyList<int> before, IReadOnlyList<int> part)
    {
        var weight = part.Aggregate(BigInteger.Zero, (sum, who) => sum + _weights[who]);
        IReadOnlyList<int> all = [.. before, .. part];
        var total = Rank(all) - Rank(before);
        var divisor = BigInteger.GreatestCommonDivisor(total, weight * _grid.Caps[0]);
        foreach (var who in part)
            (_parts[who], _whole[who]) = (total / divisor * _weights[who], weight * _grid.Caps[0] / divisor);
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
