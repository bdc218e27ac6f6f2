using System.Numerics;

namespace AllianceBot.Rota.Engine;

/// <summary>What bends the shares away from the weights, and what could not be avoided.</summary>
internal static class RotaNotes
{
    public static IEnumerable<RotaNote> AboutShares(RotaGrid grid, IReadOnlyList<FairShare> meetings)
    {
        var (heavy, capped) = (new Tally(grid.Organisations.Count), new Tally(grid.Organisations.Count));
        var (bent, held) = (new Tally(1), new Tally(1));
        for (var meeting = 0; meeting < meetings.Count; meeting++)
        {
            var there = Enumerable.Range(0, grid.Organisations.Count).Where(who => grid.IsAvailable(who, meeting)).ToList();
            var weight = there.Aggregate(BigInteger.Zero, (sum, who) => sum + grid.Weights[who]);
            if (meetings[meeting].Kind is not LayoutKind.Plain && FairShare.IgnoringEligibility(grid, meeting) is { } plain && there.Exists(who => plain.Parts[who] * meetings[meeting].Whole != meetings[meeting].Parts[who] * plain.Whole))
                bent.Add(0, meeting);
            if (meetings[meeting].IsJointlyHeld)
                held.Add(0, meeting);
            foreach (var who in there)
            {
                if (meetings[meeting].IsJointlyHeld ? IsAtCap(grid, meetings[meeting], who) : grid.Weights[who] * grid.Caps[0] > grid.Caps[who + 1] * weight)
                    capped.Add(who, meeting);
                else if (there.Count > grid.Slots && !(meetings[meeting].IsJointlyHeld && grid.IsJoint(who)) && grid.Weights[who] * grid.Slots > weight)
                    heavy.Add(who, meeting);
            }
        }

        return
        [
            .. heavy.Notes((who, count, first) => new(RotaNoteKind.WeightLimited, grid.Organisations[who].Id, count, grid.Instance.Meetings[first])),
            .. capped.Notes((who, count, first) => new(RotaNoteKind.CapLimited, grid.Organisations[who].Id, count, grid.Instance.Meetings[first])),
            .. held.Notes((_, count, first) => new(RotaNoteKind.JointCapLimited, 100 * grid.Instance.JointCap!.Cap, count, grid.Instance.Meetings[first])),
            .. bent.Notes((_, count, first) => new(RotaNoteKind.EligibilityLimited, count, grid.Instance.Meetings[first])),
        ];
    }

    /// <summary>Where some are held together, weights alone no longer say whom a cap of their own holds down.</summary>
    private static bool IsAtCap(RotaGrid grid, FairShare share, int who) =>
        grid.Caps[who + 1] < grid.Caps[0] && share.Parts[who] * grid.Caps[0] == grid.Caps[who + 1] * grid.Slots * share.Whole;

    public static IEnumerable<RotaNote> AboutTurns(RotaGrid grid, List<int>[,] holders)
    {
        var twice = new Tally(1);
        for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
        {
            var seen = new HashSet<int>();
            if (Enumerable.Range(0, grid.Duties.Count).SelectMany(duty => holders[meeting, duty]).Any(who => !seen.Add(who)))
                twice.Add(0, meeting);
        }

        return twice.Notes((_, count, first) => new(RotaNoteKind.SomeHoldTwo, count, grid.Instance.Meetings[first]));
    }

    private sealed class Tally(int size)
    {
        private readonly int[] _count = new int[size];
        private readonly int[] _first = new int[size];

        public void Add(int at, int meeting)
        {
            if (_count[at]++ == 0)
                _first[at] = meeting;
        }

        public IEnumerable<RotaNote> Notes(Func<int, int, int, RotaNote> note) => Enumerable.Range(0, size).Where(at => _count[at] > 0).Select(at => note(at, _count[at], _first[at]));
    }
}
