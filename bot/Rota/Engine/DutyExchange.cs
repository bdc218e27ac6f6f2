namespace AllianceBot.Rota.Engine;

/// <summary>
/// Lets two organisations exchange duties at one meeting while that brings loads and duties nearer to their shares. Nobody's turns change, so
/// what was proved of them stands. It is for what no flow settles: meetings where some hold two, duties with eligible organisations of their own,
/// and efforts that differ.
/// </summary>
internal sealed class DutyExchange(RotaGrid grid, Deviations deviations)
{
    private const int MostRounds = 30;

    public void Improve()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var isBetter = false;
            for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
                isBetter |= ImproveMeeting(meeting);
            if (!isBetter)
                return;
        }
    }

    public bool ImproveMeeting(int meeting)
    {
        var isBetter = false;
        for (var one = 0; one < grid.Duties.Count; one++)
            for (var other = one + 1; other < grid.Duties.Count; other++)
                isBetter |= !grid.Held.ContainsKey((meeting, one)) && !grid.Held.ContainsKey((meeting, other)) && Exchange(meeting, one, other);
        return isBetter;
    }

    /// <summary>Whether an organisation could hold a duty at a meeting, if it gave up another it holds there; -1 for none.</summary>
    public bool MayTake(int who, int meeting, int instead, int duty)
    {
        if (!grid.MayHold(who, duty) || deviations.Holders[meeting, duty].Contains(who))
            return false;
        for (var held = 0; held < grid.Duties.Count; held++)
            if (held != instead && grid.AreExcluded(held, duty) && deviations.Holders[meeting, held].Contains(who))
                return false;
        return true;
    }

    private bool Exchange(int meeting, int one, int other)
    {
        var isBetter = false;
        for (var a = 0; a < deviations.Holders[meeting, one].Count; a++)
        {
            for (var b = 0; b < deviations.Holders[meeting, other].Count; b++)
            {
                var (first, second) = (deviations.Holders[meeting, one][a], deviations.Holders[meeting, other][b]);
                if (first == second || !MayTake(first, meeting, one, other) || !MayTake(second, meeting, other, one)
                    || deviations.Worth(first, meeting, one, other) + deviations.Worth(second, meeting, other, one) > -1e-9)
                    continue;
                deviations.Replace(meeting, one, first, second);
                deviations.Replace(meeting, other, second, first);
                isBetter = true;
            }
        }

        return isBetter;
    }
}
