using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Engine;
using AllianceBot.Rota.Turns;

namespace AllianceBot.Rota.Plans;

/// <summary>What a plan is wanted for.</summary>
/// <param name="Meetings">The days of the meetings to come.</param>
/// <param name="Until">The last day for duties that pass on by week, month or quarter.</param>
internal sealed record PlanWish(IReadOnlyList<DateOnly> Meetings, DateOnly Until);

/// <summary>A turn of a plan.</summary>
/// <param name="Existing">The published turn in its place; null when there is none.</param>
internal sealed record PlannedTurn(RotaDuty Duty, DateOnly Date, int Seat, Guid OrganisationId, RotaTurn? Existing)
{
    /// <summary>It was published for somebody else.</summary>
    public bool IsMoved => Existing is not null && Existing.OrganisationId != OrganisationId;

    public bool IsNew => Existing is null;
}

/// <summary>What came of planning for all rhythms.</summary>
internal abstract record RotaProposal
{
    private RotaProposal() { }

    /// <param name="Turns">All that are to come, by day and duty.</param>
    /// <param name="Dropped">Published turns of days or duties that are no more.</param>
    /// <param name="Notes">What the engine has to say.</param>
    /// <param name="Fairness">Of the rota as it would be.</param>
    public sealed record Ready(IReadOnlyList<PlannedTurn> Turns, IReadOnlyList<RotaTurn> Dropped, IReadOnlyList<(Rhythm Rhythm, RotaNote Note)> Notes, RotaFairness Fairness) : RotaProposal
    {
        public bool ChangesNothing => Dropped.Count == 0 && Turns.All(t => t is { IsMoved: false, IsNew: false });

        /// <summary>The same for the same plan: whoever publishes says which they saw.</summary>
        public string Fingerprint
        {
            get
            {
                var text = string.Join('\n', Turns.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Date:yyyyMMdd}/{t.Duty.Id}/{t.Seat}/{t.OrganisationId}")).Concat(Dropped.Select(t => t.Id.ToString())));
                return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
            }
        }
    }

    public sealed record Impossible(IReadOnlyList<(Rhythm Rhythm, RotaProblem Problem)> Problems) : RotaProposal;

    /// <summary>People were told of turns on these days, which the wish leaves out.</summary>
    public sealed record DaysAnnounced(IReadOnlyList<DateOnly> Days) : RotaProposal;

    /// <summary>There is no member that could take a turn.</summary>
    public sealed record NoOrganisations : RotaProposal;

    /// <summary>No duty has a day in the time that is to be planned.</summary>
    public sealed record Nothing : RotaProposal;
}

/// <summary>Plans all rhythms. Each is shared out for itself, so the bounds of all of them add up.</summary>
internal static class RotaPlanning
{
    public static RotaProposal Plan(RotaState state, RotaAccounts accounts, PlanWish wish)
    {
        if (!state.Members.TurnTakers.Any())
            return new RotaProposal.NoOrganisations();
        var meetings = wish.Meetings.Where(day => day >= state.Today).Distinct().Order().ToList();
        var kept = state.Turns.Where(t => t.Date >= state.Today && Stays(state, t)).ToList();
        if (kept.Where(t => t.Rhythm is Rhythm.Meeting && !meetings.Contains(t.Date)).Select(t => t.Date).Distinct().Order().ToList() is { Count: > 0 } left)
            return new RotaProposal.DaysAnnounced(left);

        var (turns, notes, problems) = (new List<PlannedTurn>(), new List<(Rhythm, RotaNote)>(), new List<(Rhythm, RotaProblem)>());
        foreach (var rhythm in Enum.GetValues<Rhythm>().Where(rhythm => state.ActiveDuties(rhythm).Any()))
        {
            var own = kept.Where(t => t.Rhythm == rhythm).ToList();
            List<DateOnly> days = rhythm is Rhythm.Meeting ? meetings : [.. RotaDays.Of(rhythm, state.Today, wish.Until).Concat(own.Select(t => t.Date)).Distinct().Order()];
            if (days.Count == 0)
                continue;
            switch (Plan(state, accounts, rhythm, days, own))
            {
                case RotaOutcome.Planned(var plan):
                    turns.AddRange(plan.Turns.SelectMany(turn => Seat(state, turn, own)));
                    notes.AddRange(plan.Notes.Select(note => (rhythm, note)));
                    break;
                case RotaOutcome.Refused(var found):
                    problems.AddRange(found.Select(problem => (rhythm, CapAdvice.Of(problem, RotaInstances.ToCome(state, rhythm, days, own, accounts), state.Caps))));
                    break;
                default:
                    throw new InvalidOperationException("A rota is planned or refused.");
            }
        }

        if (problems.Count > 0)
            return new RotaProposal.Impossible(problems);
        if (turns.Count == 0)
            return new RotaProposal.Nothing();
        var dropped = state.Turns.Where(t => t.Date >= state.Today && t.IsOpen && turns.All(planned => planned.Existing?.Id != t.Id)).ToList();
        List<PlannedTurn> all = [.. turns.OrderBy(t => t.Date).ThenBy(t => t.Duty.Kind).ThenBy(t => t.Duty.Id).ThenBy(t => t.Seat)];
        return new RotaProposal.Ready(all, dropped, notes, RotaFairness.Measure(state, accounts, [.. all.Select(t => (t.Duty, t.Date, t.OrganisationId))]));
    }

    /// <summary>
    /// What is published stays where it can and everybody is within the bound, or no other plan is nearer to the shares: nobody's turn moves
    /// without need. Else all that nobody was told of is shared out anew, to whoever owes most first.
    /// </summary>
    private static RotaOutcome Plan(RotaState state, RotaAccounts accounts, Rhythm rhythm, List<DateOnly> days, List<RotaTurn> kept)
    {
        var published = Published(state, rhythm, days, kept);
        if (published.Count == kept.Count)
            return RotaPlanner.Plan(RotaInstances.ToCome(state, rhythm, days, kept, accounts));
        var steady = RotaPlanner.Plan(RotaInstances.ToCome(state, rhythm, days, published, accounts));
        if (steady is RotaOutcome.Planned { Plan.Fairness.IsWithinBound: true })
            return steady;
        var anew = RotaPlanner.Plan(RotaInstances.ToCome(state, rhythm, days, kept, accounts));
        return steady is RotaOutcome.Planned(var one) && anew is RotaOutcome.Planned(var other) && IsAsFair(one, other, days[^1]) ? steady : anew;
    }

    /// <summary>What is owed already no plan undoes; so where the worst is the same, it counts how much of it is paid back by the end.</summary>
    private static bool IsAsFair(RotaPlan one, RotaPlan other, DateOnly last)
    {
        const double dust = 1e-9;
        var (worst, least) = (one.Fairness.MaxDeviation, other.Fairness.MaxDeviation);
        return worst < least - dust || (worst < least + dust && Left(one) < Left(other) + dust);

        double Left(RotaPlan plan) => plan.Report.Max(line => Math.Abs(plan.DeviationAfter(line.Organisation, last)));
    }

    /// <summary>What stays anyway, and what was published and can still be held by whoever has it.</summary>
    private static List<RotaTurn> Published(RotaState state, Rhythm rhythm, List<DateOnly> days, List<RotaTurn> kept)
    {
        var published = kept.ToList();
        foreach (var turn in state.ToCome(rhythm).Where(t => !kept.Contains(t) && t.IsOpen && days.Contains(t.Date)))
        {
            var duty = state.DutyOf(turn);
            var sameDay = published.Where(t => t.Date == turn.Date).ToList();
            if (duty.RetiredAt is null && duty.Rhythm == rhythm && state.Members.Find(turn.OrganisationId) is { } member && state.CouldHold(member, duty, turn.Date)
                && sameDay.Count(t => t.DutyId == duty.Id) < duty.Holders
                && !sameDay.Exists(t => t.OrganisationId == turn.OrganisationId && (t.DutyId == duty.Id || state.DutyOf(t).IsExclusive(duty))))
                published.Add(turn);
        }

        return published;
    }

    /// <summary>People were told of it, and it can still be done: a plan leaves it alone.</summary>
    private static bool Stays(RotaState state, RotaTurn turn) =>
        !turn.IsOpen || (turn.IsAnnounced && state.DutyOf(turn) is { RetiredAt: null } duty && duty.Rhythm == turn.Rhythm && state.Members.Find(turn.OrganisationId) is { TakesTurns: true });

    /// <summary>Whoever holds a duty on a day keeps the seat they have there; the others take those that are free.</summary>
    private static IEnumerable<PlannedTurn> Seat(RotaState state, DutyTurn turn, IReadOnlyList<RotaTurn> kept)
    {
        var duty = state.Duties.First(d => d.Key == turn.Duty);
        var published = state.Turns.Where(t => t.DutyId == duty.Id && t.Date == turn.Meeting).OrderBy(t => t.Seat).ToList();
        var holders = turn.Organisations.Select(key => state.Members.Of(key).Id).ToList();
        var seated = new List<PlannedTurn>();
        foreach (var own in published.OrderByDescending(kept.Contains).ThenBy(t => t.Seat).Where(t => holders.Remove(t.OrganisationId)))
            seated.Add(new PlannedTurn(duty, turn.Meeting, own.Seat, own.OrganisationId, own));
        var free = Enumerable.Range(0, int.MaxValue).Where(seat => seated.TrueForAll(t => t.Seat != seat));
        seated.AddRange([.. holders.Zip(free, (holder, seat) => new PlannedTurn(duty, turn.Meeting, seat, holder, published.Find(t => t.Seat == seat)))]);
        return seated.OrderBy(t => t.Seat);
    }
}
