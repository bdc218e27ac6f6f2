namespace AllianceBot.Rota.Engine;

/// <summary>Whether every meeting can be staffed at all; if not, the smallest change that would help.</summary>
internal static class Staffing
{
    private const int MostNamed = 3;

    /// <summary>What dividing two large numbers may be off by.</summary>
    private const double Dust = 1e-7;

    public static IReadOnlyList<RotaProblem> Find(RotaGrid grid) =>
        Nobody(grid) is { } nobody ? [nobody, .. TooFew(grid, meeting => IsEmpty(grid, meeting))] : [.. TooFew(grid, _ => false)];

    /// <param name="meetings">Those whose caps leave turns that nobody may take.</param>
    public static RotaProblem CapsTooLow(RotaGrid grid, IReadOnlyList<int> meetings)
    {
        var (reached, day) = (EligibleShare.MostTaken(grid, meetings[0]), grid.Instance.Meetings[meetings[0]]);
        // What is needed in all may not be needed of those that are capped together.
        return reached < 1 - Dust ? new(RotaProblemKind.CapsTooLow, day, meetings.Count, Points(1 - reached))
            : new(RotaProblemKind.JointCapTooLow, day, meetings.Count, Points(1 - EligibleShare.MostTakenByOthers(grid, meetings[0])));
    }

    /// <summary>In percent, rounded up to a hundredth.</summary>
    private static double Points(double part) => Math.Ceiling((10000 * part) - Dust) / 100;

    private static RotaProblem? Nobody(RotaGrid grid)
    {
        var empty = Enumerable.Range(0, grid.MeetingCount).Where(meeting => IsEmpty(grid, meeting)).ToList();
        if (empty.Count == 0)
            return null;
        var day = grid.Instance.Meetings[empty[0]];
        if (!grid.Organisations.Any(o => o.IsMemberOn(day)))
            return new(RotaProblemKind.NobodyIsMember, day, empty.Count);
        List<string> members = [.. grid.Organisations.Where((o, who) => o.IsMemberOn(day) && Enumerable.Range(0, grid.Duties.Count).Any(duty => grid.MayHold(who, duty))).Select(o => o.Id)];
        if (members.Count == 0)
            return null;
        var named = members.Count > MostNamed ? [.. members.Take(MostNamed), "…"] : members;
        return new(RotaProblemKind.NobodyAvailable, day, empty.Count, string.Join(", ", named));
    }

    private static bool IsEmpty(RotaGrid grid, int meeting) => !grid.IsAnnounced(meeting) && !Enumerable.Range(0, grid.Organisations.Count).Any(who => grid.IsAvailable(who, meeting));

    private static IEnumerable<RotaProblem> TooFew(RotaGrid grid, Func<int, bool> isSaid)
    {
        foreach (var (at, duty) in grid.Duties.Index())
        {
            var (meetings, first, there) = (0, -1, 0);
            for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
            {
                var free = Enumerable.Range(0, grid.Organisations.Count).Count(who => grid.IsAvailable(who, meeting) && grid.MayHold(who, at) && !IsHolding(grid, who, meeting, at));
                if (free >= grid.Open[meeting, at] || isSaid(meeting))
                    continue;
                meetings++;
                (first, there) = first < 0 ? (meeting, free) : (first, there);
            }

            if (meetings > 0)
                yield return new(RotaProblemKind.TooFewForDuty, duty.Id, grid.Instance.Meetings[first], meetings, grid.Open[first, at], there, grid.Open[first, at] - there);
        }
    }

    private static bool IsHolding(RotaGrid grid, int who, int meeting, int duty) => grid.Held.TryGetValue((meeting, duty), out var holders) && holders.Contains(who);
}
