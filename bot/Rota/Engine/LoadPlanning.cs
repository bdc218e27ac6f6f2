namespace AllianceBot.Rota.Engine;

/// <summary>
/// Settles who holds what where efforts differ, the heaviest duties first. Each lighter one is a flow of its own, whose windows are drawn around the
/// load so far: it makes up for what the heavier ones could not divide. Other meetings than plain ones stay as they are.
/// </summary>
internal sealed class LoadPlanning
{
    /// <summary>Into how many steps the heaviest effort is cut when the least deviation is looked for.</summary>
    private const int Steps = 16;

    // No duty has so many turns: no window of its own.
    private const int Unlimited = 1_000_000;

    private readonly RotaGrid _grid;
    private readonly RunningShares _shares;
    private readonly List<int>[,] _holders;
    private readonly int[] _plain;
    private readonly double[,] _deviation;
    private readonly double _heaviest;

    /// <param name="holders">Filled for all meetings.</param>
    public LoadPlanning(RotaGrid grid, RunningShares shares, List<int>[,] holders)
    {
        (_grid, _shares, _holders) = (grid, shares, new List<int>[grid.MeetingCount, grid.Duties.Count]);
        for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
            for (var duty = 0; duty < grid.Duties.Count; duty++)
                _holders[meeting, duty] = [.. holders[meeting, duty]];
        _plain = [.. Enumerable.Range(0, grid.MeetingCount).Where(meeting => !grid.IsAnnounced(meeting) && shares.Meetings[meeting] is { Kind: LayoutKind.Plain, Level: 1 })];
        _heaviest = (double)grid.Duties.Max(duty => duty.Effort);
        _deviation = Beginning();
    }

    /// <returns>Holders by meeting and duty: chosen anew at plain meetings.</returns>
    public List<int>[,] Plan()
    {
        foreach (var meeting in _plain)
            for (var duty = 0; duty < _grid.Duties.Count; duty++)
                _holders[meeting, duty].Clear();
        foreach (var alike in Enumerable.Range(0, _grid.Duties.Count).GroupBy(duty => _grid.Duties[duty].Effort).OrderByDescending(group => group.Key))
            Choose([.. alike], (double)alike.Key);
        return _holders;
    }

    /// <summary>As if every plain meeting were divided to the last fraction: what the other meetings and the credits leave.</summary>
    private double[,] Beginning()
    {
        var deviation = new double[_grid.Organisations.Count, _grid.MeetingCount];
        var isPlain = _plain.ToHashSet();
        for (var who = 0; who < _grid.Organisations.Count; who++)
        {
            var sum = (double)_grid.Instance.Ledger.Of(_grid.Organisations[who].Id);
            for (var meeting = 0; meeting < _grid.MeetingCount; meeting++)
            {
                if (!isPlain.Contains(meeting))
                    sum += Enumerable.Range(0, _grid.Duties.Count).Where(duty => _holders[meeting, duty].Contains(who)).Sum(duty => (double)_grid.Duties[duty].Effort)
                        - (Part(who, meeting) * _grid.MeanEffort);
                deviation[who, meeting] = sum;
            }
        }

        return deviation;
    }

    private double Part(int who, int meeting) => (double)_shares.Meetings[meeting].Parts[who] / (double)_shares.Meetings[meeting].Whole;

    private void Choose(IReadOnlyList<int> duties, double effort)
    {
        var slots = duties.Sum(duty => _grid.Duties[duty].Holders);
        var network = new TurnNetwork(_grid.Organisations.Count, _grid.MeetingCount);
        var cells = new List<(int Meeting, int Who, int Link)>();
        foreach (var meeting in _plain)
        {
            var group = network.AddGroup(meeting, slots);
            var busy = Enumerable.Range(0, _grid.Duties.Count).SelectMany(duty => _holders[meeting, duty]).ToHashSet();
            for (var who = 0; who < _grid.Organisations.Count; who++)
                if (!_shares.Meetings[meeting].Parts[who].IsZero && !busy.Contains(who))
                    cells.Add((meeting, who, network.Link(group, network.AddCell(meeting, who, 1))));
        }

        var shares = RunningParts((double)slots / _grid.Slots);
        Solve(network, shares, effort);
        var taken = cells.Where(cell => network.IsTaken(cell.Link)).Select(cell => (cell.Meeting, cell.Who)).ToList();
        new DutySpread(_grid, _shares.Meetings).SpreadSingly(duties, taken, _holders);
        var counts = new int[_grid.Organisations.Count, _grid.MeetingCount];
        foreach (var (meeting, who) in taken)
            counts[who, meeting] = 1;
        for (var who = 0; who < _grid.Organisations.Count; who++)
        {
            for (var (meeting, count) = (0, 0); meeting < _grid.MeetingCount; meeting++)
            {
                count += counts[who, meeting];
                _deviation[who, meeting] += effort * (count - shares[who, meeting]);
            }
        }
    }

    private double[,] RunningParts(double part)
    {
        var shares = new double[_grid.Organisations.Count, _grid.MeetingCount];
        foreach (var meeting in _plain)
            for (var who = 0; who < _grid.Organisations.Count; who++)
                shares[who, meeting] = Part(who, meeting) * part;
        for (var who = 0; who < _grid.Organisations.Count; who++)
            for (var meeting = 1; meeting < _grid.MeetingCount; meeting++)
                shares[who, meeting] += shares[who, meeting - 1];
        return shares;
    }

    /// <summary>The least deviation of the load that keeps the duty's own turns within one of its share, or two, or else at all.</summary>
    private void Solve(TurnNetwork network, double[,] shares, double effort)
    {
        var turns = new[] { 1, 2, Unlimited }.First(turns => turns == Unlimited || IsPossible(Steps, turns));
        var (below, steps) = (0, Steps);
        for (; !IsPossible(steps, turns); steps *= 2)
        {
            below = steps;
            if (steps > Unlimited)
                throw new InvalidOperationException("A meeting's turns cannot be filled.");
        }

        while (steps - below > 1)
        {
            var middle = (below + steps) / 2;
            (below, steps) = IsPossible(middle, turns) ? (below, middle) : (middle, steps);
        }

        IsPossible(steps, turns);

        bool IsPossible(int steps, int turns) => this.IsPossible(network, shares, effort, _heaviest * steps / Steps, turns);
    }

    private bool IsPossible(TurnNetwork network, double[,] shares, double effort, double distance, int turns)
    {
        const double Margin = 1e-9;
        var (lines, rows) = (_grid.Organisations.Count, _grid.MeetingCount);
        var (least, most) = (new int[lines, rows], new int[lines, rows]);
        var attainable = network.Attainable();
        for (var who = 0; who < lines; who++)
        {
            for (var meeting = 0; meeting < rows; meeting++)
            {
                var (share, deviation) = (shares[who, meeting], _deviation[who, meeting] / effort);
                var few = Math.Max(share - turns, share - deviation - (distance / effort)) + Margin;
                var many = Math.Min(share + turns, share - deviation + (distance / effort)) - Margin;
                least[who, meeting] = Math.Clamp((int)Math.Ceiling(few), 0, attainable[who, meeting]);
                most[who, meeting] = Math.Max(0, (int)Math.Floor(many));
            }

            for (var meeting = 1; meeting < rows; meeting++)
                least[who, meeting] = Math.Max(least[who, meeting], least[who, meeting - 1]);
            for (var meeting = rows - 2; meeting >= 0; meeting--)
                most[who, meeting] = Math.Min(most[who, meeting], most[who, meeting + 1]);
            for (var meeting = 0; meeting < rows; meeting++)
                if (least[who, meeting] > most[who, meeting])
                    return false;
        }

        return network.Solve(least, most);
    }
}
