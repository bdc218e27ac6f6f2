namespace AllianceBot.Rota.Engine;

/// <summary>Adds up what the holders carry, and writes the plan.</summary>
internal sealed class FairnessAccount
{
    private readonly RotaGrid _grid;
    private readonly RunningShares _shares;
    private readonly List<int>[,] _holders;
    private readonly double[] _loads;
    private readonly double _bound;

    public FairnessAccount(RotaGrid grid, RunningShares shares, List<int>[,] holders)
    {
        (_grid, _shares, _holders) = (grid, shares, holders);
        _bound = (double)grid.Duties.Max(duty => duty.Effort);
        _loads = Loads();
    }

    /// <param name="strictFrom">From which meeting on everybody is within one turn of the share.</param>
    /// <param name="wasSearched">Whether exclusions made a search place some turns.</param>
    public RotaPlan Close(int strictFrom, bool wasSearched)
    {
        List<OrganisationFairness> report = [.. _grid.Instance.Organisations.Select(organisation => Line(_grid.FindOrganisation(organisation.Id)!.Value))];
        var fairness = new FairnessReport(report.Max(line => line.MaxDeviation), _bound, report);
        return new RotaPlan(_grid, _shares, _loads)
        {
            Turns = [.. Turns()],
            Fairness = fairness,
            Notes = [.. RotaNotes.AboutShares(_grid, _shares.Meetings), .. RotaNotes.AboutTurns(_grid, _holders), .. fairness.IsWithinBound ? [] : WhyNotWithin(fairness, strictFrom, wasSearched)],
        };
    }

    private IEnumerable<RotaNote> WhyNotWithin(FairnessReport fairness, int strictFrom, bool wasSearched)
    {
        var worst = fairness.Organisations.OrderByDescending(line => line.MaxDeviation).ThenBy(line => line.Organisation, StringComparer.Ordinal).First();
        var kind = wasSearched ? RotaNoteKind.ExclusionsAtFault
            : _grid.Instance.Announced.Count > 0 || _grid.Instance.Ledger.Balances.Count > 0 ? RotaNoteKind.AnnouncedOrOwed
            : _grid.ClassCount > 1 ? RotaNoteKind.EffortsOfEligible
            : RotaNoteKind.EffortsAtFault;
        yield return new(kind, worst.Organisation, worst.MaxDeviation, _bound);
        // Where all is announced, there may be no meeting from which on it is promised.
        if (kind is RotaNoteKind.AnnouncedOrOwed && FirstWithin() is { } from && Math.Max(from, strictFrom) is var first && first < _grid.MeetingCount)
            yield return new(RotaNoteKind.WithinBoundFrom, _grid.Instance.Meetings[first]);
    }

    /// <summary>The meeting from which on nobody leaves the bound; null when somebody is outside at the end.</summary>
    private int? FirstWithin()
    {
        var from = 0;
        for (var who = 0; who < _grid.Organisations.Count; who++)
            for (var meeting = _grid.MeetingCount - 1; meeting >= from; meeting--)
                if (Deviation(who, meeting) >= _bound)
                    from = meeting + 1;
        return from < _grid.MeetingCount ? from : null;
    }

    private OrganisationFairness Line(int who)
    {
        var (last, credit) = (_grid.MeetingCount - 1, (double)_grid.Instance.Ledger.Of(_grid.Organisations[who].Id));
        var worst = Enumerable.Range(0, _grid.MeetingCount).Max(meeting => Deviation(who, meeting));
        return new OrganisationFairness(_grid.Organisations[who].Id, (_shares.Of(who, last) * _grid.MeanEffort) + credit, Load(who, last), worst);
    }

    private double Deviation(int who, int meeting)
    {
        var deviation = Math.Abs(Load(who, meeting) - (_grid.MeanEffort * _shares.Of(who, meeting)));
        if (!_grid.HasOneEffort)
            return deviation;
        // Turns are whole, so this comparison is exact, where the difference above may have been rounded up to the bound.
        var (least, most) = _shares.Strict(who, meeting);
        var turns = Math.Round(Load(who, meeting) / _bound);
        return turns >= least && turns <= most ? Math.Min(deviation, Math.BitDecrement(_bound)) : deviation;
    }

    private double Load(int who, int meeting) => _loads[(who * _grid.MeetingCount) + meeting];

    private double[] Loads()
    {
        var loads = new double[_grid.Organisations.Count * _grid.MeetingCount];
        var sums = new decimal[_grid.Organisations.Count];
        for (var meeting = 0; meeting < _grid.MeetingCount; meeting++)
        {
            for (var duty = 0; duty < _grid.Duties.Count; duty++)
                foreach (var who in _holders[meeting, duty])
                    sums[who] += _grid.Duties[duty].Effort;
            for (var who = 0; who < sums.Length; who++)
                loads[(who * _grid.MeetingCount) + meeting] = (double)sums[who];
        }

        return loads;
    }

    private IEnumerable<DutyTurn> Turns()
    {
        foreach (var (meeting, day) in _grid.Instance.Meetings.Index())
            foreach (var duty in _grid.Instance.Duties)
                yield return new DutyTurn(day, duty.Id, [.. _holders[meeting, _grid.FindDuty(duty.Id)].Order().Select(who => _grid.Organisations[who].Id)]);
    }
}
