namespace AllianceBot.Rota.Engine;

/// <summary>
/// Rounds fractions to whole turns so that the turns of each line (an organisation) stay, after every row (a meeting), between the least and the
/// most allowed there. Its k-th turn may fall only where k is allowed and k - 1 is not yet too few; those that have become due must be used. So
/// it is a flow from groups of turns through cells (a line in a row) to the k-th units, and a whole one exists whenever a fractional one does.
/// </summary>
internal sealed class TurnNetwork(int lines, int rows)
{
    private readonly List<(int Row, int Supply)> _groups = [];
    private readonly List<(int Row, int Line, int Capacity)> _cells = [];
    private readonly List<int> _knots = [];
    private readonly List<(int Group, int Cell, int Knot)> _links = [];
    private int[] _carried = [];

    public int AddGroup(int row, int supply)
    {
        _groups.Add((row, supply));
        return _groups.Count - 1;
    }

    public int AddCell(int row, int line, int capacity)
    {
        _cells.Add((row, line, capacity));
        return _cells.Count - 1;
    }

    /// <summary>A place before the cell through which one turn passes at most.</summary>
    public int AddKnot(int cell)
    {
        _knots.Add(cell);
        return _knots.Count - 1;
    }

    /// <param name="knot">-1 for none.</param>
    public int Link(int group, int cell, int knot = -1)
    {
        _links.Add((group, cell, knot));
        return _links.Count - 1;
    }

    /// <summary>After <see cref="Solve"/> succeeded.</summary>
    public bool IsTaken(int link) => _carried[link] > 0;

    /// <summary>How many turns a line can take up to each row, were it alone.</summary>
    public int[,] Attainable()
    {
        var most = new int[lines, rows];
        foreach (var (row, line, capacity) in _cells)
            most[line, row] += capacity;
        for (var line = 0; line < lines; line++)
            for (var row = 1; row < rows; row++)
                most[line, row] += most[line, row - 1];
        return most;
    }

    /// <param name="least">By line and row; it does not fall from row to row.</param>
    /// <param name="most">Likewise.</param>
    /// <returns>Whether there is a solution.</returns>
    public bool Solve(int[,] least, int[,] most)
    {
        var units = new int[lines + 1];
        var unitArcs = 0;
        for (var line = 0; line < lines; line++)
            units[line + 1] = units[line] + most[line, rows - 1];
        foreach (var (row, line, _) in _cells)
            unitArcs += Math.Max(0, most[line, row] - Before(least, line, row));
        var (cells, knots) = (2 + _groups.Count, 2 + _groups.Count + _cells.Count);
        var (doors, firstUnit) = (knots + _knots.Count, knots + _knots.Count);
        var door = Doors(ref firstUnit);
        var network = new FlowNetwork<int>(firstUnit + units[lines], _groups.Count + _links.Count + _knots.Count + unitArcs + units[lines] + firstUnit - doors);
        var optional = new List<int>();
        var due = 0;
        for (var line = 0; line < lines; line++)
        {
            for (var unit = 0; unit < most[line, rows - 1]; unit++)
            {
                var isDue = unit < least[line, rows - 1];
                due += isDue ? 1 : 0;
                var arc = network.Add(firstUnit + units[line] + unit, 1, isDue ? 1 : 0);
                if (!isDue)
                    optional.Add(arc);
            }
        }

        foreach (var (cell, (row, line, capacity)) in _cells.Index())
        {
            if (door[cell] > 0)
                network.Add(cells + cell, door[cell], capacity);
            for (var unit = Before(least, line, row); unit < most[line, row]; unit++)
                network.Add(door[cell] > 0 ? door[cell] : cells + cell, firstUnit + units[line] + unit, 1);
        }

        var links = AddSupplies(network, cells, knots);
        // What is due first: what is added afterwards takes nothing from it, so both are held at once.
        if (network.Maximise(0, 1) < due)
            return false;
        foreach (var arc in optional)
            network.Widen(arc, 1);
        if (due + network.Maximise(0, 1) < _groups.Sum(group => group.Supply))
            return false;
        _carried = [.. links.Select(network.Flow)];
        return true;
    }

    private static int Before(int[,] least, int line, int row) => row == 0 ? 0 : least[line, row - 1];

    /// <summary>A second node for each cell into which more can come than may pass; 0 for the others.</summary>
    private int[] Doors(ref int next)
    {
        var arriving = new int[_cells.Count];
        foreach (var link in _links.Where(link => link.Knot < 0))
            arriving[link.Cell]++;
        foreach (var cell in _knots)
            arriving[cell]++;
        var doors = new int[_cells.Count];
        for (var cell = 0; cell < doors.Length; cell++)
            if (arriving[cell] > _cells[cell].Capacity)
                doors[cell] = next++;
        return doors;
    }

    private int[] AddSupplies(FlowNetwork<int> network, int cells, int knots)
    {
        foreach (var (group, (_, supply)) in _groups.Index())
            network.Add(0, 2 + group, supply);
        foreach (var (knot, cell) in _knots.Index())
            network.Add(knots + knot, cells + cell, 1);
        return [.. _links.Select(link => network.Add(2 + link.Group, link.Knot < 0 ? cells + link.Cell : knots + link.Knot, 1))];
    }
}
