using System.Numerics;

namespace AllianceBot.Rota.Engine;

/// <summary>
/// The fair share of one meeting: its turns, divided among those available in proportion to weight. Nobody's share is above one turn, nor above
/// its cap of the turns; what it cannot take is spread over the others in the same way, as water fills vessels of unlike height, and so is what those
/// that are capped together cannot. Where there are fewer organisations than turns the limit is two turns, or as many as it takes, and everybody has the lower limit first.
/// </summary>
/// <param name="Level">The limit, in turns.</param>
/// <param name="Whole">How many parts make one turn.</param>
/// <param name="Parts">Of each organisation, exactly; 0 for those not available.</param>
/// <param name="Fixed">Turns that each organisation has whatever the rota: whole ones below the limit.</param>
internal sealed record FairShare(LayoutKind Kind, int Level, BigInteger Whole, BigInteger[] Parts, int[] Fixed)
{
    /// <summary>Whether the exclusions are more tangled than a flow can heed, so that a search has to place this meeting's turns.</summary>
    public bool NeedsSearch { get; init; }

    /// <summary>Those that are capped together would have had more.</summary>
    public bool IsJointlyHeld { get; init; }

    /// <returns>Null when the caps leave turns that nobody may take.</returns>
    public static FairShare? Of(RotaGrid grid, int meeting) =>
        MeetingLayout.IsPlain(grid, meeting) && Plain(grid, meeting) is { } plain ? plain : EligibleShare.Of(grid, meeting);

    /// <summary>What the shares would be if everybody who is available might hold everything.</summary>
    public static FairShare? IgnoringEligibility(RotaGrid grid, int meeting) => Plain(grid, meeting);

    /// <summary>The most that an organisation may take of a meeting, in parts of <see cref="RotaGrid.Caps"/>[0].</summary>
    public static BigInteger Most(RotaGrid grid, int organisation, int level) => BigInteger.Min(level * grid.Caps[0], grid.Caps[organisation + 1] * grid.Slots);

    private static FairShare? Plain(RotaGrid grid, int meeting)
    {
        List<int> there = [.. Enumerable.Range(0, grid.Organisations.Count).Where(who => grid.IsAvailable(who, meeting))];
        var (cap, slots) = (grid.Caps[0], grid.Slots * grid.Caps[0]);
        var level = 1;
        var together = grid.JointCap * grid.Slots;
        while (level <= grid.Duties.Count && (Sum(who => Most(grid, who, level)) < slots || Sum(who => grid.IsJoint(who) ? 0 : Most(grid, who, level)) + together < slots))
            level++;
        // With two turns each, or more, it matters which, unless everybody has about the same number of them.
        if (level > 1 && there.Exists(who => grid.Caps[who + 1] < cap || grid.IsJoint(who)))
            return null;
        var (floor, room) = (new BigInteger[grid.Organisations.Count], new BigInteger[grid.Organisations.Count]);
        foreach (var who in there)
        {
            floor[who] = Most(grid, who, level - 1);
            room[who] = Most(grid, who, level) - floor[who];
        }

        var (parts, among) = Divide(grid.Weights, there, floor, room, slots - Sum(who => floor[who]));
        var isHeld = Sum(who => grid.IsJoint(who) ? parts[who] : 0) > together * among;
        if (isHeld)
        {
            // The limit is one turn here, so that nobody has anything before the others.
            var (theirs, one) = Divide(grid.Weights, [.. there.Where(grid.IsJoint)], floor, room, together);
            var (others, other) = Divide(grid.Weights, [.. there.Where(who => !grid.IsJoint(who))], floor, room, slots - together);
            among = Exact.LeastCommonMultiple(one, other);
            parts = [.. theirs.Zip(others, (mine, yours) => (mine * (among / one)) + (yours * (among / other)))];
        }

        return new FairShare(LayoutKind.Plain, level, cap * among, parts, [.. floor.Select(parts => (int)(parts / cap))])
        {
            NeedsSearch = level > 1 && grid.ComponentSizes.Any(holders => holders > there.Count),
            IsJointlyHeld = isHeld,
        };

        BigInteger Sum(Func<int, BigInteger> of) => there.Aggregate(BigInteger.Zero, (sum, who) => sum + of(who));
    }

    /// <summary>Divides <paramref name="rest"/> among some by weight, as far as each has room, beyond the floor that each of them has.</summary>
    /// <returns>By organisation, in parts of <c>Among</c>.</returns>
    private static (BigInteger[] Parts, BigInteger Among) Divide(BigInteger[] weights, List<int> those, BigInteger[] floor, BigInteger[] room, BigInteger rest)
    {
        var (open, weight) = Fill(weights, [.. those.Where(who => !room[who].IsZero)], room, ref rest);
        var divisor = BigInteger.Max(BigInteger.One, BigInteger.GreatestCommonDivisor(rest, weight));
        var (amount, among) = weight.IsZero ? (BigInteger.Zero, BigInteger.One) : (rest / divisor, weight / divisor);
        var parts = new BigInteger[floor.Length];
        foreach (var who in those)
            parts[who] = (floor[who] + room[who]) * among;
        foreach (var who in open)
            parts[who] = (floor[who] * among) + (amount * weights[who]);
        return (parts, among);
    }

    /// <summary>Fills those whose room is too small for their weight.</summary>
    /// <returns>The others, among whom what is left of <paramref name="rest"/> goes by weight, and their weight.</returns>
    private static (List<int> Open, BigInteger Weight) Fill(BigInteger[] weights, List<int> open, BigInteger[] room, ref BigInteger rest)
    {
        while (true)
        {
            var weight = open.Aggregate(BigInteger.Zero, (sum, who) => sum + weights[who]);
            var level = rest;
            var (full, others) = (open.Where(who => IsFull(who)).ToList(), open.Where(who => !IsFull(who)).ToList());
            if (full.Count == 0)
                return (open, weight);
            rest -= full.Aggregate(BigInteger.Zero, (sum, who) => sum + room[who]);
            open = others;

            bool IsFull(int who) => level * weights[who] >= room[who] * weight;
        }
    }
}
