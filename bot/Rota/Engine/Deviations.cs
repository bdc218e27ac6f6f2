namespace AllianceBot.Rota.Engine;

/// <summary>How far loads and duties are from their shares after each meeting, kept while holders change, and what that is worth.</summary>
internal sealed class Deviations
{
    // What is close to the bound weighs more than all that is not.
    private const double Close = 0.93;
    private const double LoadPenalty = 1000;
    private const double DutyPenalty = 20;

    private readonly RotaGrid _grid;
    private readonly double[] _load;
    private readonly double[] _duty;
    private readonly double[] _effort;
    private readonly double _heaviest;

    /// <param name="holders">By meeting and duty; they are copied.</param>
    public Deviations(RotaGrid grid, RunningShares shares, List<int>[,] holders)
    {
        (_grid, Holders) = (grid, new List<int>[grid.MeetingCount, grid.Duties.Count]);
        _effort = [.. grid.Duties.Select(duty => (double)duty.Effort)];
        _heaviest = _effort.Max();
        _load = new double[grid.Organisations.Count * grid.MeetingCount];
        _duty = new double[_load.Length * grid.Duties.Count];
        for (var who = 0; who < grid.Organisations.Count; who++)
        {
            var may = Enumerable.Range(0, grid.Duties.Count).Where(duty => grid.MayHold(who, duty)).Sum(duty => grid.Duties[duty].Holders);
            for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
            {
                var share = shares.Of(who, meeting);
                _load[(who * grid.MeetingCount) + meeting] = -grid.MeanEffort * share / _heaviest;
                for (var duty = 0; duty < grid.Duties.Count && may > 0; duty++)
                    _duty[At(who, duty) + meeting] = grid.MayHold(who, duty) ? -share * grid.Duties[duty].Holders / may : 0;
            }
        }

        for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
        {
            for (var duty = 0; duty < grid.Duties.Count; duty++)
            {
                Holders[meeting, duty] = [.. holders[meeting, duty]];
                foreach (var who in holders[meeting, duty])
                    Change(who, meeting, duty, 1);
            }
        }
    }

    /// <summary>By meeting and duty.</summary>
    public List<int>[,] Holders { get; }

    /// <summary>In parts of the heaviest duty; the bound is 1.</summary>
    public double MaxLoad => _load.Max(Math.Abs);

    /// <summary>In parts of the heaviest duty.</summary>
    public double Load(int who, int meeting) => _load[(who * _grid.MeetingCount) + meeting];

    /// <summary>How many duties an organisation has at a meeting.</summary>
    public int Held(int who, int meeting)
    {
        var held = 0;
        for (var duty = 0; duty < _grid.Duties.Count; duty++)
            held += Holders[meeting, duty].Contains(who) ? 1 : 0;
        return held;
    }

    /// <summary>What it would be worth, below 0 when better, to hold <paramref name="gained"/> instead of <paramref name="lost"/>; -1 is no duty.</summary>
    public double Worth(int who, int meeting, int lost, int gained) =>
        LoadWorth(who, meeting, _grid.MeetingCount, Effort(gained) - Effort(lost)) + DutyWorth(who, meeting, _grid.MeetingCount, lost, -1) + DutyWorth(who, meeting, _grid.MeetingCount, gained, 1);

    /// <summary>What it would be worth to lose a duty at one meeting and gain one at a later meeting; with the sign -1 the reverse.</summary>
    public double WorthOfDelay(int who, int meeting, int lost, int later, int gained, int sign)
    {
        var load = LoadWorth(who, meeting, later, -sign * Effort(lost)) + LoadWorth(who, later, _grid.MeetingCount, sign * (Effort(gained) - Effort(lost)));
        // Most changes fail by their loads.
        return load >= 0 ? load
            : lost == gained ? load + DutyWorth(who, meeting, later, lost, -sign)
            : load + DutyWorth(who, meeting, _grid.MeetingCount, lost, -sign) + DutyWorth(who, later, _grid.MeetingCount, gained, sign);
    }

    public void Replace(int meeting, int duty, int holder, int by)
    {
        Holders[meeting, duty][Holders[meeting, duty].IndexOf(holder)] = by;
        Change(holder, meeting, duty, -1);
        Change(by, meeting, duty, 1);
    }

    private void Change(int who, int meeting, int duty, int sign)
    {
        for (var at = meeting; at < _grid.MeetingCount; at++)
        {
            _load[(who * _grid.MeetingCount) + at] += sign * _effort[duty] / _heaviest;
            _duty[At(who, duty) + at] += sign;
        }
    }

    private double Effort(int duty) => duty < 0 ? 0 : _effort[duty] / _heaviest;

    private double LoadWorth(int who, int from, int until, double change)
    {
        var worth = 0.0;
        if (change == 0)
            return worth;
        foreach (var load in _load.AsSpan((who * _grid.MeetingCount) + from, until - from))
            worth += Cost(load + change, LoadPenalty) - Cost(load, LoadPenalty);
        return worth;
    }

    private double DutyWorth(int who, int from, int until, int duty, int change)
    {
        var worth = 0.0;
        if (duty < 0)
            return worth;
        foreach (var count in _duty.AsSpan(At(who, duty) + from, until - from))
            worth += Cost(count + change, DutyPenalty) - Cost(count, DutyPenalty);
        return worth;
    }

    private static double Cost(double deviation, double penalty)
    {
        var square = deviation * deviation;
        return square + (penalty * Math.Max(0, square - Close));
    }

    private int At(int who, int duty) => ((who * _grid.Duties.Count) + duty) * _grid.MeetingCount;
}
