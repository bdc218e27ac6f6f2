using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Engine;
using AllianceBot.Rota.Turns;

namespace AllianceBot.Rota.Plans;

/// <summary>What the engine is asked, in its terms.</summary>
internal static class RotaInstances
{
    /// <summary>One day as it was held: nothing is left to plan, and the shares come out.</summary>
    public static RotaInstance Held(RotaState state, DateOnly day, IReadOnlyList<RotaTurn> turns)
    {
        var duties = turns.GroupBy(t => t.DutyId).Select(held => (Duty: state.Duties.First(d => d.Id == held.Key), Turns: held.ToList())).ToList();
        var organisations = Organisations(state, [day], turns);
        return new RotaInstance
        {
            Meetings = [day],
            Organisations = organisations,
            Duties = [.. duties.Select(d => Describe(state, d.Duty, d.Turns, organisations) with { Holders = d.Turns.Select(t => t.OrganisationId).Distinct().Count() })],
            JointCap = JointCap(state, organisations),
            Announced = Announced(state, turns),
        };
    }

    /// <param name="state">As it stands.</param>
    /// <param name="rhythm">Whose duties.</param>
    /// <param name="days">To plan for, in order.</param>
    /// <param name="kept">Turns that stay as they are.</param>
    /// <param name="accounts">What came before.</param>
    public static RotaInstance ToCome(RotaState state, Rhythm rhythm, IReadOnlyList<DateOnly> days, IReadOnlyList<RotaTurn> kept, RotaAccounts accounts)
    {
        var duties = state.ActiveDuties(rhythm).ToList();
        var organisations = Organisations(state, days, kept);
        return new RotaInstance
        {
            Meetings = days,
            Organisations = organisations,
            Duties = [.. duties.Select(duty => Describe(state, duty, [.. kept.Where(t => t.DutyId == duty.Id)], organisations))],
            Exclusions = [.. duties.Index().SelectMany(one => duties.Skip(one.Index + 1).Where(one.Item.IsExclusive).Select(other => new DutyPair(one.Item.Key, other.Key)))],
            JointCap = JointCap(state, organisations),
            Announced = Announced(state, kept),
            Ledger = accounts.Ledger(rhythm, organisations),
        };
    }

    /// <summary>Members, and whoever else holds a turn that stays; of those the engine plans nothing more.</summary>
    private static IReadOnlyList<RotaOrganisation> Organisations(RotaState state, IReadOnlyList<DateOnly> days, IReadOnlyList<RotaTurn> turns)
    {
        var holders = turns.Select(t => t.OrganisationId).ToHashSet();
        return
        [
            .. state.Members.All.Where(m => m.TakesTurns || holders.Contains(m.Id)).Select(m => new RotaOrganisation(m.Key)
            {
                Weight = m.Organisation.Weight > 0 ? m.Organisation.Weight : 1,
                Cap = state.Caps.Each / 100,
                Unavailable = m.TakesTurns ? [.. days.Where(day => state.IsAway(m.Id, day))] : days,
            }),
        ];
    }

    private static JointCap? JointCap(RotaState state, IReadOnlyList<RotaOrganisation> organisations) =>
        state.Caps.International is { } percent ? new JointCap(percent / 100, [.. organisations.Where(o => state.Members.Of(o.Id).IsInternational).Select(o => o.Id)]) : null;

    /// <summary>Whoever holds it is eligible, whatever was changed since.</summary>
    private static Duty Describe(RotaState state, RotaDuty duty, IReadOnlyList<RotaTurn> held, IReadOnlyList<RotaOrganisation> organisations)
    {
        var holders = held.Select(t => t.OrganisationId).ToHashSet();
        return new Duty(duty.Key)
        {
            Effort = duty.Effort,
            Holders = duty.Holders,
            Eligible = duty.IsOpenToAll ? null
                : [.. organisations.Select(o => state.Members.Of(o.Id)).Where(m => holders.Contains(m.Id) || duty.IsOpenTo(m)).Select(m => m.Key)],
        };
    }

    private static IReadOnlyList<DutyTurn> Announced(RotaState state, IEnumerable<RotaTurn> turns) =>
        [.. turns.GroupBy(t => (t.Date, t.DutyId)).Select(held => new DutyTurn(held.Key.Date, state.Duties.First(d => d.Id == held.Key.DutyId).Key, [.. held.Select(t => t.OrganisationId).Distinct().Select(state.Members.Find).OfType<RotaMember>().Select(m => m.Key).Order(StringComparer.Ordinal)]))];
}
