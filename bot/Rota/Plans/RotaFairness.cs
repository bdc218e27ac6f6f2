using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Engine;
using AllianceBot.Rota.Turns;

namespace AllianceBot.Rota.Plans;

/// <summary>Share against load of one organisation, all rhythms together, in effort.</summary>
/// <param name="Past">Load less share as it stands today.</param>
/// <param name="Share">Up to the last published turn.</param>
/// <param name="Load">Likewise.</param>
/// <param name="Turns">How many it holds that are to come.</param>
internal sealed record FairnessLine(Guid OrganisationId, double Past, double Share, double Load, int Turns)
{
    public double Deviation => Load - Share;

    /// <summary>The same, rhythm by rhythm: each keeps its own bound.</summary>
    public required IReadOnlyList<(Rhythm Rhythm, double Deviation)> Parts { get; init; }
}

/// <param name="MaxDeviation">The most that any organisation's load is away from its share, today or after any day that is to come.</param>
/// <param name="Bound">The effort of the heaviest duty.</param>
/// <param name="Farthest">Whose deviation that is.</param>
/// <param name="On">The day after which it is so; yesterday for what the accounts hold.</param>
internal sealed record RhythmFairness(Rhythm Rhythm, double MaxDeviation, double Bound, Guid Farthest, DateOnly On)
{
    /// <summary>Far below any effort, and above what adding up fractions may err by.</summary>
    private const double Dust = 1e-9;

    public bool IsWithinBound => MaxDeviation < Bound + Dust;
}

/// <summary>How fair the rota is: day by day what each is due of its turns, and what it carries.</summary>
internal sealed class RotaFairness
{
    private readonly Dictionary<(Rhythm Rhythm, Guid Organisation), List<(DateOnly Day, double Deviation)>> _deviations = [];

    public required IReadOnlyList<FairnessLine> Lines { get; init; }

    public required IReadOnlyList<RhythmFairness> Rhythms { get; init; }

    public required CapFacts Caps { get; init; }

    /// <summary>Organisations whose share of turns to come is held down by the cap for each.</summary>
    public required IReadOnlyCollection<Guid> Capped { get; init; }

    /// <summary>International NGOs would together have more of the turns to come.</summary>
    public required bool IsInternationalCapped { get; init; }

    /// <summary>Nobody is further from the share than this while every rhythm keeps its own bound.</summary>
    public double Bound => Rhythms.Sum(r => r.Bound);

    public static RotaFairness Measure(RotaState state, RotaAccounts accounts) =>
        Measure(state, accounts, [.. state.Turns.Where(t => t.Date >= state.Today).Select(t => (state.DutyOf(t), t.Date, t.CarriedBy ?? t.OrganisationId))]);

    /// <param name="state">For members, weights and absences.</param>
    /// <param name="accounts">What came before.</param>
    /// <param name="turns">All that are to come.</param>
    public static RotaFairness Measure(RotaState state, RotaAccounts accounts, IReadOnlyList<(RotaDuty Duty, DateOnly Date, Guid OrganisationId)> turns)
    {
        var fairness = new Measuring(state, accounts);
        foreach (var day in turns.GroupBy(t => (t.Duty.Rhythm, t.Date)).OrderBy(g => g.Key.Date).ThenBy(g => g.Key.Rhythm))
            fairness.Add(day.Key.Rhythm, day.Key.Date, [.. day.Select(t => RotaTurn.Plan(t.Duty.Id, t.Duty.Rhythm, t.Date, 0, t.OrganisationId, state.Setting.Now))]);
        return fairness.Close();
    }

    /// <summary>Load less share of the turns of one rhythm once a day is over: whoever is lowest owes most.</summary>
    public double DeviationAfter(Rhythm rhythm, Guid organisationId, DateOnly day) =>
        _deviations.TryGetValue((rhythm, organisationId), out var known) && known.FindLastIndex(d => d.Day <= day) is >= 0 and var at ? known[at].Deviation : 0;

    private sealed class Measuring
    {
        private readonly RotaState _state;
        private readonly Dictionary<Guid, (double Share, double Load, int Turns)> _sums = [];
        private readonly Dictionary<(Rhythm Rhythm, Guid Organisation), double> _now = [];
        private readonly Dictionary<(Rhythm Rhythm, Guid Organisation), List<(DateOnly, double)>> _history = [];
        private readonly Dictionary<Rhythm, (double Deviation, Guid Organisation, DateOnly On)> _worst = [];
        private readonly Dictionary<Guid, double> _past = [];
        private readonly HashSet<Guid> _capped = [];
        private bool _isInternationalCapped;

        public Measuring(RotaState state, RotaAccounts accounts)
        {
            _state = state;
            foreach (var member in state.Members.All)
            {
                var (share, load) = accounts.Total(member.Id);
                if (!member.TakesTurns && load == 0)
                    continue;
                _sums[member.Id] = ((double)share, (double)load, 0);
                _past[member.Id] = (double)(load - share);
                foreach (var rhythm in Enum.GetValues<Rhythm>())
                    if (accounts.Find(rhythm, member.Id) is { } account)
                        Move(rhythm, member.Id, state.Today.AddDays(-1), (double)account.Balance);
            }
        }

        public void Add(Rhythm rhythm, DateOnly day, IReadOnlyList<RotaTurn> turns)
        {
            var held = RotaPlanner.Plan(RotaInstances.Held(_state, day, turns)) as RotaOutcome.Planned;
            NoteCaps(held?.Plan.Notes ?? []);
            var due = held is { Plan: var plan }
                ? plan.Report.ToDictionary(line => _state.Members.Of(line.Organisation).Id, line => line.Share)
                : turns.ToLookup(t => t.OrganisationId).ToDictionary(t => t.Key, t => t.Sum(one => (double)_state.DutyOf(one).Effort));
            var carried = turns.ToLookup(t => t.OrganisationId);
            foreach (var id in due.Keys.Union(carried.Select(c => c.Key)))
            {
                var (share, load, count) = (due.GetValueOrDefault(id), carried[id].Sum(t => (double)_state.DutyOf(t).Effort), carried[id].Count());
                var sum = _sums.GetValueOrDefault(id);
                _sums[id] = (sum.Share + share, sum.Load + load, sum.Turns + count);
                Move(rhythm, id, day, load - share);
            }
        }

        public RotaFairness Close()
        {
            var fairness = new RotaFairness
            {
                Lines = [.. _sums.Select(s => new FairnessLine(s.Key, _past.GetValueOrDefault(s.Key), s.Value.Share, s.Value.Load, s.Value.Turns)
                    {
                        Parts = [.. _worst.Keys.Order().Select(rhythm => (rhythm, _now.GetValueOrDefault((rhythm, s.Key))))],
                    })
                    .OrderByDescending(line => Math.Round(Math.Abs(line.Deviation), 6)).ThenBy(line => _state.Members.LabelOf(line.OrganisationId), StringComparer.Ordinal)],
                Rhythms = [.. _worst.OrderBy(w => w.Key).Select(w => new RhythmFairness(w.Key, w.Value.Deviation, (double)_state.Duties.Where(d => d.Rhythm == w.Key).Select(d => d.Effort).DefaultIfEmpty(1).Max(), w.Value.Organisation, w.Value.On))],
                Caps = _state.Caps,
                Capped = _capped,
                IsInternationalCapped = _isInternationalCapped,
            };
            foreach (var (key, days) in _history)
                fairness._deviations[key] = days;
            return fairness;
        }

        private void NoteCaps(IReadOnlyList<RotaNote> notes)
        {
            _capped.UnionWith(notes.Where(n => n.Kind is RotaNoteKind.CapLimited).Select(n => _state.Members.Of((string)n.Values[0]).Id));
            _isInternationalCapped |= notes.Any(n => n.Kind is RotaNoteKind.JointCapLimited);
        }

        private void Move(Rhythm rhythm, Guid id, DateOnly day, double by)
        {
            var now = _now[(rhythm, id)] = _now.GetValueOrDefault((rhythm, id)) + by;
            if (!_history.TryGetValue((rhythm, id), out var days))
                _history[(rhythm, id)] = days = [];
            days.Add((day, now));
            if (!_worst.TryGetValue(rhythm, out var worst) || Math.Abs(now) > worst.Deviation)
                _worst[rhythm] = (Math.Abs(now), id, day);
        }
    }
}
