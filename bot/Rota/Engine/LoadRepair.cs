namespace AllianceBot.Rota.Engine;

/// <summary>
/// Where efforts differ, lets organisations take over turns of each other until no load is as far from its share as the heaviest duty.
/// </summary>
internal sealed class LoadRepair(RotaGrid grid, Deviations deviations)
{
    private const int MostRounds = 200;

    /// <summary>How many meetings before and after one that is out of bounds are looked at.</summary>
    private const int Reach = 40;

    private readonly DutyExchange _exchange = new(grid, deviations);
    private (double Worth, Action? Make) _best;

    public void Repair()
    {
        for (var round = 0; round < MostRounds && deviations.MaxLoad >= 1; round++)
        {
            var isBetter = false;
            for (var who = 0; who < grid.Organisations.Count; who++)
                for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
                    if (Math.Abs(deviations.Load(who, meeting)) >= 1)
                        isBetter |= Improve(who, meeting, deviations.Load(who, meeting) > 0);
            if (!isBetter)
                return;
        }
    }

    /// <summary>Makes the best of the changes that reach a meeting.</summary>
    private bool Improve(int who, int outside, bool isTooMuch)
    {
        _best = (-1e-9, null);
        for (var meeting = outside; meeting >= Math.Max(0, outside - Reach); meeting--)
        {
            for (var duty = 0; duty < grid.Duties.Count; duty++)
            {
                if (grid.Held.ContainsKey((meeting, duty)))
                    continue;
                if (isTooMuch && deviations.Holders[meeting, duty].Contains(who))
                {
                    for (var by = 0; by < grid.Organisations.Count; by++)
                        TakeOver(meeting, duty, who, by);
                    for (var later = outside + 1; later < Math.Min(grid.MeetingCount, outside + Reach); later++)
                        Delay(meeting, duty, who, later, null);
                }
                else if (!isTooMuch)
                {
                    foreach (var holder in deviations.Holders[meeting, duty].Where(holder => CanTake(who, meeting, duty, holder)))
                    {
                        TakeOver(meeting, duty, holder, who);
                        for (var later = outside + 1; later < Math.Min(grid.MeetingCount, outside + Reach); later++)
                            Delay(meeting, duty, holder, later, who);
                    }
                }
            }
        }

        _best.Make?.Invoke();
        return _best.Make is not null;
    }

    /// <summary>Where some hold two, turns only move to those who hold fewer, so that there are no more of these.</summary>
    private bool CanTake(int who, int meeting, int duty, int from) =>
        grid.IsAvailable(who, meeting) && deviations.Held(who, meeting) < deviations.Held(from, meeting) && _exchange.MayTake(who, meeting, -1, duty);

    private void TakeOver(int meeting, int duty, int holder, int by)
    {
        if (by == holder || !CanTake(by, meeting, duty, holder))
            return;
        var worth = deviations.Worth(holder, meeting, duty, -1) + deviations.Worth(by, meeting, -1, duty);
        if (worth < _best.Worth)
        {
            _best = (worth, () =>
            {
                deviations.Replace(meeting, duty, holder, by);
                _exchange.ImproveMeeting(meeting);
            });
        }
    }

    /// <summary>The holder has its turn later, and whoever has that one has it now; only <paramref name="with"/> if that is given.</summary>
    private void Delay(int meeting, int duty, int holder, int later, int? with)
    {
        for (var other = 0; other < grid.Duties.Count; other++)
        {
            if (grid.Held.ContainsKey((later, other)))
                continue;
            foreach (var by in deviations.Holders[later, other])
            {
                if ((with is { } only && by != only) || by == holder || !CanTake(by, meeting, duty, holder) || !CanTake(holder, later, other, by))
                    continue;
                var worth = deviations.WorthOfDelay(holder, meeting, duty, later, other, 1);
                // The holder is out of bounds, or the other one is: one of them has to gain by it.
                worth += with is null && worth >= 0 ? 0 : deviations.WorthOfDelay(by, meeting, duty, later, other, -1);
                if (worth >= _best.Worth)
                    continue;
                var chosen = other;
                _best = (worth, () =>
                {
                    deviations.Replace(meeting, duty, holder, by);
                    deviations.Replace(later, chosen, by, holder);
                });
            }
        }
    }
}
