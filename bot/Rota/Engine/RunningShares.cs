using System.Numerics;

namespace AllianceBot.Rota.Engine;

/// <summary>
/// The share of each organisation after each meeting, in turns, less the credit it brought. Sums are exact, in parts of one common whole; kept is
/// the whole number below each, exactly, and what is beyond it: 0 only when nothing is.
/// </summary>
internal sealed class RunningShares
{
    private readonly RotaGrid _grid;
    private readonly int[] _floor;
    private readonly double[] _beyond;

    /// <param name="meetings">By meeting.</param>
    public RunningShares(RotaGrid grid, IReadOnlyList<FairShare> meetings)
    {
        _grid = grid;
        Meetings = meetings;
        _floor = new int[grid.Organisations.Count * grid.MeetingCount];
        _beyond = new double[_floor.Length];
        var credits = grid.Organisations.Select(o => grid.Instance.Ledger.Of(o.Id)).ToList();
        // A turn is the mean effort; a credit is in effort.
        var effort = grid.Duties.Sum(d => d.Effort * d.Holders);
        var (turns, efforts) = (Exact.Mantissa(effort), BigInteger.Pow(10, effort.Scale));
        var creditWhole = credits.All(credit => credit == 0) ? BigInteger.One : turns * BigInteger.Pow(10, credits.Max(credit => credit.Scale));
        var whole = meetings.Select(meeting => meeting.Whole).Distinct().Aggregate(creditWhole, Exact.LeastCommonMultiple);
        var scales = meetings.Select(meeting => whole / meeting.Whole).ToList();
        for (var who = 0; who < credits.Count; who++)
        {
            var part = credits[who] == 0 ? BigInteger.Zero
                : -Exact.Mantissa(credits[who]) * efforts * grid.Slots * (creditWhole / (turns * BigInteger.Pow(10, credits[who].Scale))) * (whole / creditWhole);
            Accumulate(who, part, whole, scales);
        }
    }

    public IReadOnlyList<FairShare> Meetings { get; }

    public double Of(int organisation, int meeting) => _floor[At(organisation, meeting)] + _beyond[At(organisation, meeting)];

    /// <summary>The least and the most turns that are less than one turn away from the share: exact.</summary>
    public (int Least, int Most) Strict(int organisation, int meeting)
    {
        var at = At(organisation, meeting);
        return (_floor[at], _beyond[at] == 0 ? _floor[at] : _floor[at] + 1);
    }

    /// <summary>The least and the most turns that are not farther from the share than a distance, in turns, taken with a margin for rounding.</summary>
    public (int Least, int Most) Within(int organisation, int meeting, double distance)
    {
        const double Margin = 1e-9;
        var at = At(organisation, meeting);
        return (_floor[at] + (int)Math.Ceiling(_beyond[at] - distance - Margin), _floor[at] + (int)Math.Floor(_beyond[at] + distance + Margin));
    }

    /// <summary>All that a deviation can be, but for whole turns more, in order.</summary>
    public double[] Fractions() => [.. _beyond.SelectMany(beyond => new[] { beyond, 1 - beyond }).Distinct().Order()];

    private int At(int organisation, int meeting) => (organisation * _grid.MeetingCount) + meeting;

    private void Accumulate(int who, BigInteger part, BigInteger whole, List<BigInteger> scales)
    {
        var floor = (int)BigInteger.Divide(part - (part.Sign < 0 ? whole - 1 : 0), whole);
        part -= floor * whole;
        for (var meeting = 0; meeting < scales.Count; meeting++)
        {
            var parts = Meetings[meeting].Parts[who];
            if (!parts.IsZero)
            {
                part += parts * scales[meeting];
                for (; part >= whole; part -= whole)
                    floor++;
            }

            var at = At(who, meeting);
            (_floor[at], _beyond[at]) = (floor, Exact.Fraction(part, whole));
        }
    }
}
