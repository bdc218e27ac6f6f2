using System.Numerics;

namespace AllianceBot.Rota.Engine;

/// <summary>
/// A maximum flow by Dinic's algorithm, on flat arrays. With whole capacities the flow is whole, which is what the rota rests on; where all
/// paths are short and of one unit, as here, there are few rounds.
/// </summary>
/// <typeparam name="T">Exact: an integer type.</typeparam>
internal sealed class FlowNetwork<T>
    where T : struct, INumber<T>
{
    private readonly int[] _first;
    private readonly int[] _next;
    private readonly int[] _to;
    private readonly T[] _free;
    private readonly int[] _level;
    private readonly int[] _current;
    private readonly int[] _queue;
    private int _count;

    /// <param name="arcs">The most that will be added.</param>
    public FlowNetwork(int nodes, int arcs)
    {
        _first = new int[nodes];
        Array.Fill(_first, -1);
        _next = new int[2 * arcs];
        _to = new int[2 * arcs];
        _free = new T[2 * arcs];
        _level = new int[nodes];
        _current = new int[nodes];
        _queue = new int[nodes];
    }

    /// <returns>The arc, for <see cref="Flow"/> and <see cref="Widen"/>.</returns>
    public int Add(int from, int to, T capacity)
    {
        var arc = _count;
        (_to[arc], _free[arc], _next[arc], _first[from]) = (to, capacity, _first[from], arc);
        (_to[arc + 1], _free[arc + 1], _next[arc + 1], _first[to]) = (from, T.Zero, _first[to], arc + 1);
        _count += 2;
        return arc;
    }

    public T Flow(int arc) => _free[arc + 1];

    public void Widen(int arc, T by) => _free[arc] += by;

    /// <summary>After <see cref="Maximise"/>: whether the node is on the source's side of the smallest cut.</summary>
    public bool IsReached(int node) => _level[node] >= 0;

    /// <summary>Adds to the flow there is what can be added. No arc into the sink loses flow by it.</summary>
    /// <returns>What was added.</returns>
    public T Maximise(int source, int sink)
    {
        var total = T.Zero;
        var path = new List<int>();
        while (FindLevels(source, sink))
        {
            _first.CopyTo(_current, 0);
            total += Block(source, sink, path);
        }

        return total;
    }

    private bool FindLevels(int source, int sink)
    {
        Array.Fill(_level, -1);
        _level[source] = 0;
        _queue[0] = source;
        for (int head = 0, tail = 1; head < tail; head++)
        {
            var node = _queue[head];
            for (var arc = _first[node]; arc >= 0; arc = _next[arc])
            {
                if (_level[_to[arc]] >= 0 || _free[arc] <= T.Zero)
                    continue;
                _level[_to[arc]] = _level[node] + 1;
                _queue[tail++] = _to[arc];
            }
        }

        return _level[sink] >= 0;
    }

    private T Block(int source, int sink, List<int> path)
    {
        var total = T.Zero;
        var node = source;
        path.Clear();
        while (true)
        {
            if (node == sink)
            {
                total += Augment(path);
                node = path.Count == 0 ? source : _to[path[^1]];
            }
            else if (Advance(node) is var arc and >= 0)
            {
                path.Add(arc);
                node = _to[arc];
            }
            else if (path.Count > 0)
            {
                _level[node] = -2;
                node = _to[path[^1] ^ 1];
                path.RemoveAt(path.Count - 1);
            }
            else
            {
                return total;
            }
        }
    }

    private int Advance(int node)
    {
        for (; _current[node] >= 0; _current[node] = _next[_current[node]])
        {
            var arc = _current[node];
            if (_free[arc] > T.Zero && _level[_to[arc]] == _level[node] + 1)
                return arc;
        }

        return -1;
    }

    /// <summary>Pushes what fits, and shortens the path to before its first full arc.</summary>
    private T Augment(List<int> path)
    {
        var amount = _free[path[0]];
        foreach (var arc in path)
            amount = T.Min(amount, _free[arc]);
        var full = -1;
        for (var step = path.Count - 1; step >= 0; step--)
        {
            _free[path[step]] -= amount;
            _free[path[step] ^ 1] += amount;
            if (_free[path[step]] <= T.Zero)
                full = step;
        }

        path.RemoveRange(full, path.Count - full);
        return amount;
    }
}
