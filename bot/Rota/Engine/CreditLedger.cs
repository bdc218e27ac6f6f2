namespace AllianceBot.Rota.Engine;

/// <summary>
/// What each organisation has done beyond its share (above 0) or owes (below 0), in effort. A plan counts it as if it had happened just before
/// its first meeting.
/// </summary>
public sealed record CreditLedger(IReadOnlyDictionary<string, decimal> Balances)
{
    // Far below any effort; so that a balance carried for years does not grow in digits.
    private const int Digits = 12;

    public static CreditLedger Empty { get; } = new(new Dictionary<string, decimal>());

    /// <summary>0 for an organisation that joins.</summary>
    public decimal Of(string organisation) => Balances.GetValueOrDefault(organisation);

    /// <summary>The ledger after a plan was lived up to a day.</summary>
    /// <param name="through">The last day that counts.</param>
    /// <param name="missed">Turns of the plan that nobody did: no load for those who are named.</param>
    /// <param name="volunteered">Turns done beyond the plan: load for those who are named.</param>
    /// <exception cref="ArgumentException">A turn names a duty or an organisation that the plan does not know.</exception>
    public static CreditLedger After(RotaPlan plan, DateOnly through, IReadOnlyList<DutyTurn> missed, IReadOnlyList<DutyTurn> volunteered)
    {
        var balances = plan.Report.ToDictionary(line => line.Organisation, line => plan.DeviationAfter(line.Organisation, through));
        Count(missed, -1);
        Count(volunteered, 1);
        return new CreditLedger(balances.ToDictionary(pair => pair.Key, pair => decimal.Round((decimal)pair.Value, Digits)));

        void Count(IReadOnlyList<DutyTurn> turns, int sign)
        {
            foreach (var turn in turns.Where(turn => turn.Meeting <= through))
                foreach (var organisation in turn.Organisations)
                {
                    if (!balances.ContainsKey(organisation))
                        throw new ArgumentException($"The plan knows no organisation '{organisation}'.");
                    balances[organisation] += sign * plan.EffortOf(turn.Duty);
                }
        }
    }
}
