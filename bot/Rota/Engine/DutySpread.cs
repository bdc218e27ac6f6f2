namespace AllianceBot.Rota.Engine;

/// <summary>
/// Gives each turn its duty. Duty by duty, the lightest first, it chooses among the turns still without one, so that after any number of its
/// turns an organisation has held each duty its part of them, rounded up or down: an equitable colouring of the turns, taken colour by colour.
/// </summary>
internal sealed class DutySpread(RotaGrid grid, IReadOnlyList<FairShare> meetings)
{
    /// <param name="turns">Who takes one of which duties.</param>
    /// <returns>By meeting and duty, its holders; what is announced is among them.</returns>
    public List<int>[,] Spread(IEnumerable<(int Meeting, int Organisation, IReadOnlyList<int> Duties)> turns)
    {
        var holders = new List<int>[grid.MeetingCount, grid.Duties.Count];
        for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
            for (var duty = 0; duty < grid.Duties.Count; duty++)
                holders[meeting, duty] = grid.Held.TryGetValue((meeting, duty), out var held) ? [.. held] : [];
        // Where a group has all duties of its class at every meeting, its turns are one sequence for each organisation.
        foreach (var sequence in turns.GroupBy(turn => string.Join(',', turn.Duties), StringComparer.Ordinal))
        {
            var duties = sequence.First().Duties;
            if (duties.Count == 1)
            {
                foreach (var turn in sequence)
                    holders[turn.Meeting, duties[0]].Add(turn.Organisation);
                continue;
            }

            SpreadSingly(duties, [.. sequence.Where(turn => meetings[turn.Meeting].Level == 1).Select(turn => (turn.Meeting, turn.Organisation))], holders);
            foreach (var meeting in sequence.Where(turn => meetings[turn.Meeting].Level > 1).GroupBy(turn => turn.Meeting))
                FillMeeting(meeting.Key, [.. meeting.Select(turn => turn.Organisation)], holders);
        }

        // With as many organisations as fixed turns nothing was left to choose.
        for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
            if (meetings[meeting].Level > 1 && meetings[meeting].Kind is LayoutKind.Plain && holders[meeting, 0].Count == 0)
                FillMeeting(meeting, [], holders);
        return holders;
    }

    /// <param name="turns">In the order of the meetings.</param>
    public void SpreadSingly(IReadOnlyList<int> duties, List<(int Meeting, int Organisation)> turns, List<int>[,] holders)
    {
        List<int> left = [.. duties.OrderBy(duty => grid.Duties[duty].Effort).ThenByDescending(duty => grid.Duties[duty].Holders).ThenBy(duty => duty)];
        while (left.Count > 1)
        {
            var duty = left[0];
            var network = new TurnNetwork(grid.Organisations.Count, grid.MeetingCount);
            var links = new List<int>();
            foreach (var meeting in turns.GroupBy(turn => turn.Meeting))
            {
                var group = network.AddGroup(meeting.Key, grid.Duties[duty].Holders);
                links.AddRange(meeting.Select(turn => network.Link(group, network.AddCell(turn.Meeting, turn.Organisation, 1))));
            }

            var (least, most) = Parts(turns, grid.Duties[duty].Holders, left.Sum(d => grid.Duties[d].Holders));
            if (!network.Solve(least, most))
                throw new InvalidOperationException("There is always a whole flow where there is a fractional one.");
            foreach (var (turn, link) in turns.Zip(links).Where(pair => network.IsTaken(pair.Second)))
                holders[turn.Meeting, duty].Add(turn.Organisation);
            turns = [.. turns.Zip(links).Where(pair => !network.IsTaken(pair.Second)).Select(pair => pair.First)];
            left.RemoveAt(0);
        }

        foreach (var (meeting, organisation) in turns)
            holders[meeting, left[0]].Add(organisation);
    }

    /// <summary>How many of its turns so far each organisation has to have given to a duty that has <paramref name="part"/> of <paramref name="whole"/> of them.</summary>
    private (int[,] Least, int[,] Most) Parts(List<(int Meeting, int Organisation)> turns, int part, int whole)
    {
        var (least, most) = (new int[grid.Organisations.Count, grid.MeetingCount], new int[grid.Organisations.Count, grid.MeetingCount]);
        var taken = new bool[grid.Organisations.Count, grid.MeetingCount];
        foreach (var (meeting, organisation) in turns)
            taken[organisation, meeting] = true;
        for (var who = 0; who < grid.Organisations.Count; who++)
        {
            var count = 0;
            for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
            {
                count += taken[who, meeting] ? 1 : 0;
                (least[who, meeting], most[who, meeting]) = (count * part / whole, ((count * part) + whole - 1) / whole);
            }
        }

        return (least, most);
    }

    /// <summary>Some hold two at this meeting: any filling that heeds the exclusions, for <see cref="DutyExchange"/> to better.</summary>
    private void FillMeeting(int meeting, IReadOnlyList<int> beyondFixed, List<int>[,] holders)
    {
        var layout = MeetingLayout.Whole(grid, meeting, LayoutKind.Duties);
        var turns = meetings[meeting].Fixed.ToArray();
        foreach (var who in beyondFixed)
            turns[who]++;
        var network = new TurnNetwork(grid.Organisations.Count, 1);
        var groups = layout.Supplies.Select(supply => network.AddGroup(0, supply)).ToList();
        var cells = layout.Organisations.Where(who => turns[who] > 0).ToDictionary(who => who, who => network.AddCell(0, who, turns[who]));
        var knots = layout.Knots.Select(who => cells.TryGetValue(who, out var cell) ? network.AddKnot(cell) : -1).ToList();
        var links = layout.Links.Where(link => cells.ContainsKey(link.Organisation)).Select(link => (link.Group, link.Organisation, network.Link(groups[link.Group], cells[link.Organisation], link.Knot < 0 ? -1 : knots[link.Knot]))).ToList();
        if (!network.Solve(new int[turns.Length, 1], network.Attainable()))
            throw new InvalidOperationException("With turns as even as these, every duty finds its holders.");
        foreach (var (group, who, _) in links.Where(link => network.IsTaken(link.Item3)))
            holders[meeting, layout.Groups[group][0]].Add(who);
    }
}
