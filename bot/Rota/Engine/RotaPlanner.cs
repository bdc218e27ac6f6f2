namespace AllianceBot.Rota.Engine;

/// <summary>
/// Plans a rota in which every organisation's load stays, after every meeting, less than one turn from its fair share; <c>docs/rota.md</c> has
/// the proof and its limits. Pure: the same instance gives the same rota.
/// </summary>
public static class RotaPlanner
{
    /// <summary>
    /// Plans what is not announced. After a change, announce what people were told, carry the <see cref="CreditLedger"/> of what came before, and plan
    /// again: what is owed is paid first.
    /// </summary>
    public static RotaOutcome Plan(RotaInstance instance)
    {
        if (RotaCheck.Find(instance) is { Count: > 0 } wrong)
            return new RotaOutcome.Refused(wrong);
        var grid = new RotaGrid(instance);
        if (Staffing.Find(grid) is { Count: > 0 } unstaffed)
            return new RotaOutcome.Refused(unstaffed);
        var meetings = Enumerable.Range(0, grid.MeetingCount).Select(meeting => FairShare.Of(grid, meeting)).ToList();
        List<int> overCapped = [.. meetings.Index().Where(meeting => meeting.Item is null).Select(meeting => meeting.Index)];
        return overCapped.Count > 0 ? new RotaOutcome.Refused([Staffing.CapsTooLow(grid, overCapped)]) : Plan(grid, [.. meetings.OfType<FairShare>()]);
    }

    private static RotaOutcome Plan(RotaGrid grid, IReadOnlyList<FairShare> meetings)
    {
        var (placed, impossible) = Place(grid, meetings);
        if (impossible.Count > 0)
            return new RotaOutcome.Refused([new(RotaProblemKind.ExclusionsTooMany, grid.Instance.Meetings[impossible[0]], impossible.Count)]);
        var whole = placed.Count == 0 ? grid : new RotaGrid(grid.Instance with { Announced = [.. grid.Instance.Announced, .. placed] });
        var shares = new RunningShares(whole, meetings);
        var planning = new TurnPlanning(whole, shares);
        var holders = new DutySpread(whole, meetings).Spread(planning.Plan());
        return new RotaOutcome.Planned(new FairnessAccount(whole, shares, Improve(whole, shares, holders)).Close(planning.StrictFrom, placed.Count > 0));
    }

    /// <summary>What the first flow leaves open: duties where some hold two or not all may hold all, and loads of unlike efforts.</summary>
    private static List<int>[,] Improve(RotaGrid grid, RunningShares shares, List<int>[,] holders)
    {
        var isTangled = grid.Instance.Announced.Count > 0 || shares.Meetings.Any(meeting => meeting.Level > 1 || meeting.Kind is not LayoutKind.Plain);
        if (grid.HasOneEffort && !isTangled)
            return holders;
        var coloured = new Deviations(grid, shares, holders);
        if (grid.HasOneEffort)
        {
            new DutyExchange(grid, coloured).Improve();
            return coloured.Holders;
        }

        // No one beginning leads into the bound always; what was coloured is the last resort, because something is proved of it.
        var byLoad = Balance(grid, new Deviations(grid, shares, new LoadPlanning(grid, shares, holders).Plan()));
        return byLoad.MaxLoad < 1 ? byLoad.Holders
            : new[] { byLoad, Balance(grid, new Deviations(grid, shares, holders)), coloured }.MinBy(deviations => deviations.MaxLoad)!.Holders;
    }

    private static Deviations Balance(RotaGrid grid, Deviations deviations)
    {
        new DutyExchange(grid, deviations).Improve();
        new LoadRepair(grid, deviations).Repair();
        return deviations;
    }

    /// <summary>Turns that only a search can place, in the order of the meetings.</summary>
    /// <returns>The turns, and the meetings for which none were found.</returns>
    private static (IReadOnlyList<DutyTurn> Placed, IReadOnlyList<int> Impossible) Place(RotaGrid grid, IReadOnlyList<FairShare> meetings)
    {
        var (placed, impossible) = (new List<DutyTurn>(), new List<int>());
        var owed = new double[grid.Organisations.Count];
        foreach (var (meeting, share) in meetings.Index())
        {
            if (grid.IsAnnounced(meeting) ? TurnPlanning.CanFillRemaining(grid, meeting) : !share.NeedsSearch)
                continue;
            for (var who = 0; who < owed.Length; who++)
                owed[who] += (double)share.Parts[who] / (double)share.Whole;
            if (ExclusionSearch.Find(grid, meeting, owed) is not { } holders)
            {
                impossible.Add(meeting);
                continue;
            }

            foreach (var (duty, organisations) in holders.Index())
            {
                List<int> added = [.. organisations.Where(who => !grid.Held.TryGetValue((meeting, duty), out var held) || !held.Contains(who))];
                foreach (var who in added)
                    owed[who]--;
                if (added.Count > 0)
                    placed.Add(new DutyTurn(grid.Instance.Meetings[meeting], grid.Duties[duty].Id, [.. added.Select(who => grid.Organisations[who].Id)]));
            }
        }

        return (placed, impossible);
    }
}
