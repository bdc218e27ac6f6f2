namespace AllianceBot.Rota.Engine;

/// <summary>
/// Places the turns of one meeting where some have to hold two and the exclusions do not fall into groups of which each holds one: a short
/// search, those who are owed most first, with as few turns each as can be.
/// </summary>
internal sealed class ExclusionSearch
{
    // Far more than any meeting of a dozen duties needs; an instance made to be hard ends here.
    private const int MostSteps = 200_000;

    private readonly RotaGrid _grid;
    private readonly int _meeting;
    private readonly IReadOnlyList<double> _owed;
    private readonly List<int> _places;
    private readonly List<int>[] _holders;
    private readonly int[] _held;
    private int _steps;

    private ExclusionSearch(RotaGrid grid, int meeting, IReadOnlyList<double> owed)
    {
        (_grid, _meeting, _owed) = (grid, meeting, owed);
        // Those that exclude most first.
        _places = [.. Enumerable.Range(0, grid.Duties.Count).OrderByDescending(duty => Enumerable.Range(0, grid.Duties.Count).Count(other => grid.AreExcluded(duty, other)))
            .SelectMany(duty => Enumerable.Repeat(duty, grid.Open[meeting, duty]))];
        _holders = [.. Enumerable.Range(0, grid.Duties.Count).Select(duty => grid.Held.TryGetValue((meeting, duty), out var held) ? held.ToList() : [])];
        _held = [.. Enumerable.Range(0, grid.Organisations.Count).Select(who => _holders.Count(holders => holders.Contains(who)))];
    }

    /// <param name="owed">By organisation: who comes first.</param>
    /// <returns>By duty, its holders, those announced among them; null when nothing was found.</returns>
    public static IReadOnlyList<IReadOnlyList<int>>? Find(RotaGrid grid, int meeting, IReadOnlyList<double> owed)
    {
        for (var level = 1; level <= grid.Duties.Count; level++)
        {
            var search = new ExclusionSearch(grid, meeting, owed);
            if (search.Place(0, level))
                return search._holders;
        }

        return null;
    }

    private bool Place(int place, int level)
    {
        if (place == _places.Count)
            return true;
        var duty = _places[place];
        // Holders of one duty in one order alone.
        var after = place > 0 && _places[place - 1] == duty ? Order(_holders[duty][^1]) : (double.NegativeInfinity, -1);
        foreach (var who in Enumerable.Range(0, _held.Length).Where(who => MayTake(who, duty, level)).OrderBy(Order).Where(who => Order(who).CompareTo(after) > 0).ToList())
        {
            if (++_steps > MostSteps)
                return false;
            _holders[duty].Add(who);
            _held[who]++;
            if (Place(place + 1, level))
                return true;
            _holders[duty].RemoveAt(_holders[duty].Count - 1);
            _held[who]--;
        }

        return false;
    }

    private (double Owed, int Organisation) Order(int who) => (-_owed[who], who);

    private bool MayTake(int who, int duty, int level) => _held[who] < level && _grid.IsAvailable(who, _meeting) && _grid.MayHold(who, duty) && !_holders[duty].Contains(who)
        && !Enumerable.Range(0, _holders.Length).Any(held => _grid.AreExcluded(held, duty) && _holders[held].Contains(who));
}
