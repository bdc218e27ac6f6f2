namespace AllianceBot.Rota.Engine;

/// <summary>
/// Lets two organisations exchange duties at one meeting while that brings loads and duties nearer to their shares. Nobody's turns change, so
/// what was proved of them stands. It is for what no flow settles: meetings where some hold two, duties with eligible organisations of their own,
/// and efforts that differ.
/// </summary>
internal sealed class DutyExchange
{
    private const int MostRounds = 30;

    // What is close to the bound weighs more than all that is not.
    private const double Close = 0.95;
    private const double LoadPenalty = 1000;
    private const double DutyPenalty = 20;

    private readonly RotaGrid _grid;
    private readonly List<int>[,] _holders;
    private readonly double[] _load;
    private readonly double[] _duty;
    private readonly double[] _effort;
    private readonly double _heaviest;

    public DutyExchange(RotaGrid grid, RunningShares shares, List<int>[,] holders)
    {
        (_grid, _holders) = (grid, holders);
        _effort = [.. grid.Duties.Select(duty => (double)duty.Effort)];
        _heaviest = _effort.Max();
        _load = new double[grid.Organisations.Count * grid.MeetingCount];
        _duty = new double[_load.Length * grid.Duties.Count];
        for (var who = 0; who < grid.Organisations.Count; who++)
        {
            var may = Enumerable.Range(0, grid.Duties.Count).Where(duty => grid.MayHold(who, duty)).Sum(duty => grid.Duties[duty].Holders);
            var load = 0.0;
            var counts = new int[grid.Duties.Count];
            for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
            {
                var share = shares.Of(who, meeting);
                for (var duty = 0; duty < grid.Duties.Count; duty++)
                {
                    if (holders[meeting, duty].Contains(who))
                    {
                        counts[duty]++;
                        load += _effort[duty];
                    }

                    _duty[At(who, duty) + meeting] = counts[duty] - (grid.MayHold(who, duty) ? share * grid.Duties[duty].Holders / may : 0);
                }

                _load[(who * grid.MeetingCount) + meeting] = (load - (grid.MeanEffort * share)) / _heaviest;
            }
        }
    }

    public bool IsLoadWithinBound => _load.All(load => Math.Abs(load) < 1);

    public void Improve()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var isBetter = false;
            for (var meeting = 0; meeting < _grid.MeetingCount; meeting++)
                for (var one = 0; one < _grid.Duties.Count; one++)
                    for (var other = one + 1; other < _grid.Duties.Count; other++)
                        isBetter |= Exchange(meeting, one, other);
            if (!isBetter)
                return;
        }
    }

    private bool Exchange(int meeting, int one, int other)
    {
        if (_grid.Held.ContainsKey((meeting, one)) || _grid.Held.ContainsKey((meeting, other)))
            return false;
        var isBetter = false;
        for (var a = 0; a < _holders[meeting, one].Count; a++)
        {
            for (var b = 0; b < _holders[meeting, other].Count; b++)
            {
                var (first, second) = (_holders[meeting, one][a], _holders[meeting, other][b]);
                if (first == second || !MayTake(first, meeting, one, other) || !MayTake(second, meeting, other, one))
                    continue;
                if (Change(first, meeting, one, other) + Change(second, meeting, other, one) > -1e-9)
                    continue;
                Apply(first, meeting, one, other);
                Apply(second, meeting, other, one);
                (_holders[meeting, one][a], _holders[meeting, other][b]) = (second, first);
                isBetter = true;
            }
        }

        return isBetter;
    }

    private bool MayTake(int who, int meeting, int instead, int duty)
    {
        if (!_grid.MayHold(who, duty) || _holders[meeting, duty].Contains(who))
            return false;
        for (var held = 0; held < _grid.Duties.Count; held++)
            if (held != instead && _grid.AreExcluded(held, duty) && _holders[meeting, held].Contains(who))
                return false;
        return true;
    }

    private double Change(int who, int meeting, int instead, int duty)
    {
        var (change, effort) = (0.0, (_effort[duty] - _effort[instead]) / _heaviest);
        var (load, from, to) = (who * _grid.MeetingCount, At(who, instead), At(who, duty));
        for (var at = meeting; at < _grid.MeetingCount; at++)
        {
            if (effort != 0)
                change += Cost(_load[load + at] + effort, LoadPenalty) - Cost(_load[load + at], LoadPenalty);
            change += Cost(_duty[from + at] - 1, DutyPenalty) - Cost(_duty[from + at], DutyPenalty) + Cost(_duty[to + at] + 1, DutyPenalty) - Cost(_duty[to + at], DutyPenalty);
        }

        return change;
    }

    private void Apply(int who, int meeting, int instead, int duty)
    {
        for (var at = meeting; at < _grid.MeetingCount; at++)
        {
            _load[(who * _grid.MeetingCount) + at] += (_effort[duty] - _effort[instead]) / _heaviest;
            _duty[At(who, instead) + at]--;
            _duty[At(who, duty) + at]++;
        }
    }

    private static double Cost(double deviation, double penalty)
    {
        var square = deviation * deviation;
        return square + (penalty * Math.Max(0, square - Close));
    }

    private int At(int who, int duty) => ((who * _grid.Duties.Count) + duty) * _grid.MeetingCount;
}
