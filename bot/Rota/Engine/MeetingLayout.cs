namespace AllianceBot.Rota.Engine;

internal enum LayoutKind
{
    /// <summary>Everybody available may hold everything: the turns are alike.</summary>
    Plain,

    /// <summary>One turn each, and duties with the same eligible organisations are alike.</summary>
    Classes,

    /// <summary>Somebody has to hold two: which duty is which matters.</summary>
    Duties,
}

/// <summary>Who may take which turns at one meeting, as the arcs of a network: group of duties → (knot) → organisation.</summary>
internal sealed class MeetingLayout
{
    private MeetingLayout() { }

    public required LayoutKind Kind { get; init; }

    /// <summary>The duties of each group.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Groups { get; init; }

    public required IReadOnlyList<int> Supplies { get; init; }

    /// <summary>Available organisations.</summary>
    public required IReadOnlyList<int> Organisations { get; init; }

    /// <summary>Knot -1 for an arc straight to the organisation. Each arc and each knot carries one turn at most.</summary>
    public required IReadOnlyList<(int Group, int Organisation, int Knot)> Links { get; init; }

    /// <summary>The organisation of each knot: it holds one at most of duties that exclude each other.</summary>
    public required IReadOnlyList<int> Knots { get; init; }

    /// <summary>As if nothing were announced: what shares are made of.</summary>
    public static MeetingLayout Whole(RotaGrid grid, int meeting, LayoutKind kind, bool withExclusions = true) =>
        Of(grid, meeting, kind, duty => grid.Duties[duty].Holders, (_, _) => true, withExclusions);

    /// <summary>What is left to be planned.</summary>
    public static MeetingLayout Remaining(RotaGrid grid, int meeting, LayoutKind kind) => Of(grid, meeting, kind, duty => grid.Open[meeting, duty], (who, duty) =>
        !Enumerable.Range(0, grid.Duties.Count).Any(held => (held == duty || grid.AreExcluded(held, duty)) && grid.Held.TryGetValue((meeting, held), out var holders) && holders.Contains(who)), withExclusions: true);

    public static bool IsPlain(RotaGrid grid, int meeting)
    {
        if (grid.ClassCount == 1)
            return true;
        for (var who = 0; who < grid.Organisations.Count; who++)
            for (var duty = 0; duty < grid.Duties.Count && grid.IsAvailable(who, meeting); duty++)
                if (!grid.MayHold(who, duty))
                    return false;
        return true;
    }

    private static MeetingLayout Of(RotaGrid grid, int meeting, LayoutKind kind, Func<int, int> supply, Func<int, int, bool> isFree, bool withExclusions)
    {
        var duties = Enumerable.Range(0, grid.Duties.Count);
        List<IReadOnlyList<int>> groups = kind switch
        {
            LayoutKind.Plain => [[.. duties]],
            LayoutKind.Classes => [.. duties.GroupBy(duty => grid.ClassOf[duty]).Select(group => group.ToList())],
            _ => [.. duties.Select(duty => new[] { duty })],
        };
        List<int> organisations = [.. Enumerable.Range(0, grid.Organisations.Count).Where(who => grid.IsAvailable(who, meeting))];
        var (links, knots, knotAt) = (new List<(int, int, int)>(), new List<int>(), new Dictionary<(int, int), int>());
        var sizes = duties.CountBy(duty => grid.ComponentOf[duty]).ToDictionary();
        foreach (var (group, members) in groups.Index())
        {
            foreach (var who in organisations.Where(who => kind is LayoutKind.Plain || (grid.MayHold(who, members[0]) && (kind is LayoutKind.Classes || isFree(who, members[0])))))
                links.Add((group, who, kind is LayoutKind.Duties && withExclusions && sizes[grid.ComponentOf[members[0]]] > 1 ? KnotOf(who, grid.ComponentOf[members[0]]) : -1));
        }

        return new MeetingLayout { Kind = kind, Groups = groups, Supplies = [.. groups.Select(group => group.Sum(supply))], Organisations = organisations, Links = links, Knots = knots };

        int KnotOf(int who, int component)
        {
            if (!knotAt.TryGetValue((who, component), out var knot))
            {
                knotAt[(who, component)] = knot = knots.Count;
                knots.Add(who);
            }

            return knot;
        }
    }
}
