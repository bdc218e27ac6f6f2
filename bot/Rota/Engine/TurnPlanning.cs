namespace AllianceBot.Rota.Engine;

/// <summary>Settles who takes a turn at which meeting, so that everybody's turns stay less than one from the share, or as near as can be.</summary>
internal sealed class TurnPlanning
{
    private const int NarrowingSteps = 16;

    private readonly RotaGrid _grid;
    private readonly RunningShares _shares;
    private readonly TurnNetwork _network;
    private readonly List<(int Meeting, int Organisation, IReadOnlyList<int> Duties, int Link)> _links = [];
    private readonly int[,] _given;
    private readonly int[,] _attainable;

    public TurnPlanning(RotaGrid grid, RunningShares shares)
    {
        (_grid, _shares) = (grid, shares);
        _network = new TurnNetwork(grid.Organisations.Count, grid.MeetingCount);
        _given = new int[grid.Organisations.Count, grid.MeetingCount];
        for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
            AddMeeting(meeting);
        for (var who = 0; who < grid.Organisations.Count; who++)
            for (var meeting = 1; meeting < grid.MeetingCount; meeting++)
                _given[who, meeting] += _given[who, meeting - 1];
        _attainable = _network.Attainable();
    }

    /// <summary>From which meeting on everybody is less than one turn from the share; 0 when always, the number of meetings when never.</summary>
    public int StrictFrom { get; private set; }

    /// <returns>Who takes one of which duties, beyond what is fixed or announced.</returns>
    /// <exception cref="InvalidOperationException">A meeting's turns cannot be filled: the instance was not checked.</exception>
    public IEnumerable<(int Meeting, int Organisation, IReadOnlyList<int> Duties)> Plan()
    {
        if (!IsPossible(0, 0))
            Widen();
        else if (_grid.Instance.Announced.Count == 0 && _grid.Instance.Ledger.Balances.Count == 0)
            Narrow();
        return _links.Where(link => _network.IsTaken(link.Link)).Select(link => (link.Meeting, link.Organisation, link.Duties));
    }

    /// <summary>Of the rotas within the bound one that is nearer to the shares, where that is easily had. What is planned again is not narrowed: it has to be quick.</summary>
    private void Narrow()
    {
        var steps = First(NarrowingSteps, step => step == NarrowingSteps || IsPossible((double)step / NarrowingSteps, _grid.MeetingCount));
        IsPossible((double)steps / NarrowingSteps, steps == NarrowingSteps ? 0 : _grid.MeetingCount);
    }

    /// <summary>The smallest distance at which there is a rota, and then the earliest meeting from which the usual one will do.</summary>
    private void Widen()
    {
        var last = _grid.MeetingCount;
        var (below, distance) = (0, 1);
        for (; !IsPossible(distance, last); distance *= 2)
        {
            below = distance;
            if (distance > _grid.Slots * (_grid.MeetingCount + 1) * 4)
                throw new InvalidOperationException("A meeting's turns cannot be filled.");
        }

        while (distance - below > 1)
        {
            var middle = (below + distance) / 2;
            (below, distance) = IsPossible(middle, last) ? (below, middle) : (middle, distance);
        }

        double[] candidates = [.. _shares.Fractions().Select(fraction => below + fraction)];
        var least = candidates[First(candidates.Length - 1, at => IsPossible(candidates[at], last))];
        StrictFrom = First(last, meeting => IsPossible(least, meeting));
        IsPossible(least, StrictFrom);
    }

    /// <summary>The smallest for which it holds, when it holds for the last and for all after it.</summary>
    private static int First(int last, Func<int, bool> holds)
    {
        var first = 0;
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = holds(middle) ? (first, middle) : (middle + 1, last);
        }

        return first;
    }

    private bool IsPossible(double distance, int strictFrom)
    {
        var (lines, rows) = (_grid.Organisations.Count, _grid.MeetingCount);
        var (least, most) = (new int[lines, rows], new int[lines, rows]);
        for (var who = 0; who < lines; who++)
        {
            for (var meeting = 0; meeting < rows; meeting++)
            {
                var (few, many) = meeting >= strictFrom ? _shares.Strict(who, meeting) : _shares.Within(who, meeting, distance);
                // A debt is paid as fast as it can be, and nobody gives back what it did too much: neither makes a rota impossible.
                (least[who, meeting], most[who, meeting]) = (Math.Clamp(few - _given[who, meeting], 0, _attainable[who, meeting]), Math.Max(0, many - _given[who, meeting]));
            }

            for (var meeting = 1; meeting < rows; meeting++)
                least[who, meeting] = Math.Max(least[who, meeting], least[who, meeting - 1]);
            for (var meeting = rows - 2; meeting >= 0; meeting--)
                most[who, meeting] = Math.Min(most[who, meeting], most[who, meeting + 1]);
            for (var meeting = 0; meeting < rows; meeting++)
                if (least[who, meeting] > most[who, meeting])
                    return false;
        }

        return _network.Solve(least, most);
    }

    private void AddMeeting(int meeting)
    {
        var share = _shares.Meetings[meeting];
        var isAnnounced = _grid.IsAnnounced(meeting);
        for (var who = 0; who < _grid.Organisations.Count; who++)
            _given[who, meeting] = isAnnounced ? HeldBy(_grid, who, meeting) : share.Fixed[who];
        if (isAnnounced)
            AddRemaining(meeting);
        else
            AddLayout(meeting, MeetingLayout.Whole(_grid, meeting, share.Kind), share.Fixed.Sum(), who => share.Parts[who] > share.Fixed[who] * share.Whole, share.Kind is LayoutKind.Duties ? share.Level : 1);
    }

    /// <summary>Whether what is not announced of a meeting can be filled with what a flow knows of exclusions.</summary>
    public static bool CanFillRemaining(RotaGrid grid, int meeting) => RemainingLevel(grid, meeting, MeetingLayout.Remaining(grid, meeting, LayoutKind.Duties)) is not null;

    /// <summary>What is not announced goes to those who hold least at this meeting.</summary>
    private void AddRemaining(int meeting)
    {
        var layout = MeetingLayout.Remaining(_grid, meeting, LayoutKind.Duties);
        var level = RemainingLevel(_grid, meeting, layout) ?? throw new InvalidOperationException("What is not announced cannot be filled: the instance was not checked.");
        if (level > 0)
            _links.AddRange(Lay(_network, meeting, layout, 0, _ => true, who => level - HeldBy(_grid, who, meeting)).Select(link => (meeting, link.Who, link.Duties, link.Link)));
    }

    /// <returns>How many turns those who hold most have to have; 0 when nothing remains; null when it cannot be filled.</returns>
    private static int? RemainingLevel(RotaGrid grid, int meeting, MeetingLayout layout)
    {
        if (layout.Supplies.Sum() == 0)
            return 0;
        for (var level = 1; level <= grid.Duties.Count; level++)
        {
            var trial = new TurnNetwork(grid.Organisations.Count, 1);
            Lay(trial, 0, layout, 0, _ => true, who => level - HeldBy(grid, who, meeting));
            if (trial.Solve(new int[grid.Organisations.Count, 1], trial.Attainable()))
                return level;
        }

        return null;
    }

    private static int HeldBy(RotaGrid grid, int who, int meeting) => Enumerable.Range(0, grid.Duties.Count).Count(duty => grid.Held.TryGetValue((meeting, duty), out var holders) && holders.Contains(who));

    private void AddLayout(int meeting, MeetingLayout layout, int given, Func<int, bool> isIn, int capacity) =>
        _links.AddRange(Lay(_network, meeting, layout, given, isIn, _ => capacity).Select(link => (meeting, link.Who, link.Duties, link.Link)));

    private static List<(int Who, IReadOnlyList<int> Duties, int Link)> Lay(TurnNetwork network, int row, MeetingLayout layout, int given, Func<int, bool> isIn, Func<int, int> capacity)
    {
        var groups = layout.Supplies.Select(supply => network.AddGroup(row, supply - given)).ToList();
        var cells = layout.Organisations.Where(who => isIn(who) && capacity(who) > 0).ToDictionary(who => who, who => network.AddCell(row, who, capacity(who)));
        var knots = layout.Knots.Select(who => cells.TryGetValue(who, out var cell) ? network.AddKnot(cell) : -1).ToList();
        return [.. layout.Links.Where(link => cells.ContainsKey(link.Organisation)).Select(link =>
            (link.Organisation, layout.Groups[link.Group], network.Link(groups[link.Group], cells[link.Organisation], link.Knot < 0 ? -1 : knots[link.Knot])))];
    }
}
