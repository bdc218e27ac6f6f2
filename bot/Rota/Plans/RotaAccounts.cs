using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Engine;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Plans;

/// <summary>The credit ledger as it stands today: what is stored, and the days that are over since.</summary>
internal sealed class RotaAccounts
{
    private readonly Dictionary<(Rhythm Rhythm, Guid Organisation), RotaAccount> _accounts;
    private readonly AllianceDb _db;
    private readonly RotaState _state;

    private RotaAccounts(AllianceDb db, RotaState state) => (_db, _state, _accounts) = (db, state, state.Accounts.ToDictionary(a => (a.Rhythm, a.OrganisationId)));

    /// <summary>Counts the days that are over and were not; in a transaction that tracks the state they are counted for good.</summary>
    public static RotaAccounts Close(AllianceDb db, RotaState state)
    {
        var accounts = new RotaAccounts(db, state);
        var over = state.Turns.Where(t => t.Date < state.Today && t.CountedEffort is null).ToList();
        foreach (var day in over.GroupBy(t => (t.Rhythm, t.Date)).OrderBy(g => g.Key.Date).ThenBy(g => g.Key.Rhythm))
            accounts.Count(day.Key.Rhythm, day.Key.Date, [.. day]);
        return accounts;
    }

    /// <summary>A day that is over was counted for whoever carried the turn then; what is said of it later is put right.</summary>
    public static void Recount(AllianceDb db, RotaState state, RotaTurn turn, Guid? carriedBefore)
    {
        if (turn.CountedEffort is not { } effort || carriedBefore == turn.CarriedBy)
            return;
        var accounts = Close(db, state);
        if (carriedBefore is { } had)
            accounts.Of(turn.Rhythm, had).Add(0, -effort);
        if (turn.CarriedBy is { } has)
            accounts.Of(turn.Rhythm, has).Add(0, effort);
    }

    public RotaAccount Of(Rhythm rhythm, Guid organisationId)
    {
        if (!_accounts.TryGetValue((rhythm, organisationId), out var account))
        {
            _accounts[(rhythm, organisationId)] = account = RotaAccount.Open(_state.Setting.Scope, rhythm, organisationId);
            _state.Accounts.Add(account);
            _db.Add(account);
        }

        return account;
    }

    public RotaAccount? Find(Rhythm rhythm, Guid organisationId) => _accounts.GetValueOrDefault((rhythm, organisationId));

    /// <summary>Share and load of all rhythms together.</summary>
    public (decimal Share, decimal Load) Total(Guid organisationId) => Enum.GetValues<Rhythm>()
        .Select(rhythm => _accounts.GetValueOrDefault((rhythm, organisationId))).Aggregate((0m, 0m), (sum, a) => (sum.Item1 + (a?.Share ?? 0), sum.Item2 + (a?.Load ?? 0)));

    /// <summary>What a plan begins from, for those it knows.</summary>
    public CreditLedger Ledger(Rhythm rhythm, IEnumerable<RotaOrganisation> organisations) => new(organisations
        .Select(o => (o.Id, Balance: _accounts.GetValueOrDefault((rhythm, _state.Members.Of(o.Id).Id))?.Balance ?? 0)).Where(o => o.Balance != 0).ToDictionary(o => o.Id, o => o.Balance));

    /// <summary>Shares by the members and weights of now; loads as the turns were held.</summary>
    private void Count(Rhythm rhythm, DateOnly day, IReadOnlyList<RotaTurn> turns)
    {
        foreach (var turn in turns)
        {
            var effort = _state.DutyOf(turn).Effort;
            turn.Count(effort);
            if (turn.CarriedBy is { } carrier)
                Of(rhythm, carrier).Add(0, effort);
        }

        if (RotaPlanner.Plan(RotaInstances.Held(_state, day, turns)) is RotaOutcome.Planned(var plan))
        {
            foreach (var line in plan.Report.Where(line => line.Share != 0))
                Of(rhythm, _state.Members.Of(line.Organisation).Id).Add(decimal.Round((decimal)line.Share, 12), 0);
        }
        else
        {
            // A day that cannot be shared out is owed to nobody.
            foreach (var turn in turns)
                Of(rhythm, turn.OrganisationId).Add(turn.CountedEffort!.Value, 0);
        }
    }
}
