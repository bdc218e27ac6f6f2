namespace AllianceBot.Rota.Engine;

/// <summary>What came of planning.</summary>
public abstract record RotaOutcome
{
    private RotaOutcome() { }

    public sealed record Planned(RotaPlan Plan) : RotaOutcome;

    /// <param name="Problems">At least one.</param>
    public sealed record Refused(IReadOnlyList<RotaProblem> Problems) : RotaOutcome;
}

/// <summary>A rota, and how fair it is.</summary>
public sealed class RotaPlan
{
    private readonly RotaGrid _grid;
    private readonly RunningShares _shares;
    private readonly double[] _loads;

    internal RotaPlan(RotaGrid grid, RunningShares shares, double[] loads)
    {
        (_grid, _shares, _loads) = (grid, shares, loads);
    }

    /// <summary>By meeting, then by duty as the instance lists them; the holders in the order of their ids.</summary>
    public required IReadOnlyList<DutyTurn> Turns { get; init; }

    public required FairnessReport Fairness { get; init; }

    public required IReadOnlyList<RotaNote> Notes { get; init; }

    public IReadOnlyList<OrganisationFairness> Report => Fairness.Organisations;

    /// <summary>Load less share once a day is over, credits included, in effort: above 0 it did more than its share.</summary>
    /// <exception cref="ArgumentException">No such organisation.</exception>
    public double DeviationAfter(string organisation, DateOnly day)
    {
        var who = _grid.FindOrganisation(organisation) ?? throw new ArgumentException($"The plan knows no organisation '{organisation}'.", nameof(organisation));
        var meeting = _grid.LastMeetingUpTo(day);
        return meeting < 0 ? (double)_grid.Instance.Ledger.Of(organisation) : _loads[(who * _grid.MeetingCount) + meeting] - (_grid.MeanEffort * _shares.Of(who, meeting));
    }

    internal double EffortOf(string duty) =>
        _grid.Instance.Duties.FirstOrDefault(d => d.Id == duty) is { } known ? (double)known.Effort : throw new ArgumentException($"The plan knows no duty '{duty}'.");
}

/// <summary>Share against load over the whole horizon, in effort.</summary>
/// <param name="MaxDeviation">The most that any organisation's load was away from its share after any meeting.</param>
/// <param name="Bound">The effort of the heaviest duty: without constraints that forbid it, every deviation is below it.</param>
public sealed record FairnessReport(double MaxDeviation, double Bound, IReadOnlyList<OrganisationFairness> Organisations)
{
    public bool IsWithinBound => MaxDeviation < Bound;
}

/// <param name="Share">Its fair share of all meetings, in effort.</param>
/// <param name="Load">What it holds, announced turns included, in effort.</param>
/// <param name="MaxDeviation">The most that its load, with the credit it brought, was away from its share after any meeting.</param>
public sealed record OrganisationFairness(string Organisation, double Share, double Load, double MaxDeviation);
