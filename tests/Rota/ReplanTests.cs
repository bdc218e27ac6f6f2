using AllianceBot.Rota.Engine;
using CsCheck;

namespace AllianceBot.Tests.Rota;

public sealed class ReplanTests
{
    [Fact]
    public void What_is_announced_stays_and_an_absence_is_planned_around() =>
        (from instance in Instances.Plain(12, 25)
         from cut in Gen.Int[0, instance.Meetings.Count - 1]
         from away in Gen.Int[0, instance.Organisations.Count - 1]
         select (instance, cut, away)).Sample(
            change =>
            {
                var (before, last) = (Instances.Plan(change.instance), change.instance.Meetings[change.cut]);
                List<DutyTurn> announced = [.. before.Turns.Where(turn => turn.Meeting <= last)];
                var absent = change.instance.Organisations[change.away];
                var after = change.instance with
                {
                    Announced = announced,
                    Organisations = [.. change.instance.Organisations.Select(o => o == absent && change.instance.Organisations.Count > 1 ? o with { Unavailable = [.. o.Unavailable, .. change.instance.Meetings.Skip(change.cut + 1).Take(1)] } : o)],
                };
                if (RotaPlanner.Plan(after) is not RotaOutcome.Planned(var plan))
                    return;
                plan.Turns.Take(announced.Count).Select(Written).ShouldBe(announced.Select(Written));
                new Referee(after, plan).CheckRules();
            },
            iter: 1000);

    [Fact]
    public void Without_a_change_the_rota_planned_again_is_within_the_bound() =>
        (from instance in Instances.Plain(12, 25)
         from cut in Gen.Int[0, instance.Meetings.Count - 1]
         select (instance, cut)).Sample(
            change =>
            {
                var before = Instances.Plan(change.instance);
                var after = change.instance with { Announced = [.. before.Turns.Where(turn => turn.Meeting <= change.instance.Meetings[change.cut])] };
                (new Referee(after, Instances.Plan(after)).MaxDeviation() < 1).ShouldBeTrue();
            },
            iter: 1000);

    [Fact]
    public void Who_did_not_come_is_asked_first_and_owes_nothing_after()
    {
        var (instance, plan) = Ten();
        var missed = plan.Turns.Where(turn => turn.Meeting <= Instances.Day(9)).TakeLast(3).ToList();
        var ledger = CreditLedger.After(plan, Instances.Day(9), missed, []);

        var owing = missed.SelectMany(turn => turn.Organisations).ToList();
        owing.ShouldAllBe(id => ledger.Of(id) < -0.5m);
        var next = Instances.Plan(instance with { Meetings = [.. instance.Meetings.Skip(10)], Ledger = ledger });
        owing.ShouldBeSubsetOf(next.Turns.Where(turn => turn.Meeting <= Instances.Day(11)).SelectMany(turn => turn.Organisations));
        // Three turns were done by nobody, so not everybody can be even.
        foreach (var organisation in instance.Organisations)
            Math.Abs(next.DeviationAfter(organisation.Id, Instances.Day(29))).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Who_volunteered_is_left_in_peace_until_the_credit_is_used()
    {
        var (instance, plan) = Ten();
        var volunteer = instance.Organisations[3].Id;
        var ledger = CreditLedger.After(plan, Instances.Day(9), [], [.. Enumerable.Range(0, 3).Select(meeting => new DutyTurn(Instances.Day(meeting), "minutes", [volunteer]))]);

        ledger.Of(volunteer).ShouldBeGreaterThan(2);
        var next = Instances.Plan(instance with { Meetings = [.. instance.Meetings.Skip(10)], Ledger = ledger });
        // Its share is a fifth of a turn a meeting.
        next.Turns.Where(turn => turn.Meeting <= Instances.Day(16)).ShouldAllBe(turn => !turn.Organisations.Contains(volunteer));
        Math.Abs(next.DeviationAfter(volunteer, Instances.Day(29))).ShouldBeLessThan(1);
    }

    [Fact]
    public void A_ledger_carried_on_loses_nothing()
    {
        var (instance, plan) = Ten();
        var ledger = CreditLedger.After(plan, Instances.Day(9), [], []);
        var next = Instances.Plan(instance with { Meetings = [.. instance.Meetings.Skip(10)], Ledger = ledger });
        var whole = CreditLedger.After(next, Instances.Day(29), [], []);

        ledger.Balances.Values.Sum().ShouldBe(0, 1e-9m);
        whole.Balances.Values.Sum().ShouldBe(0, 1e-9m);
        foreach (var organisation in instance.Organisations)
        {
            var turns = plan.Turns.Take(20).Concat(next.Turns).Count(turn => turn.Organisations.Contains(organisation.Id));
            whole.Of(organisation.Id).ShouldBe(turns - 6, 1e-9m);
        }

        next.Fairness.IsWithinBound.ShouldBeTrue();
    }

    [Fact]
    public void A_swap_that_was_announced_is_made_up_for_later()
    {
        var (instance, plan) = Ten();
        var turn = plan.Turns.First(turn => turn.Meeting == Instances.Day(4));
        var other = instance.Organisations.First(o => !plan.Turns.Any(t => t.Meeting == turn.Meeting && t.Organisations.Contains(o.Id))).Id;
        List<DutyTurn> announced = [.. plan.Turns.Where(t => t.Meeting <= Instances.Day(9)).Select(t => t == turn ? t with { Organisations = [other] } : t)];

        var next = Instances.Plan(instance with { Announced = announced });

        next.Turns.Take(20).Select(Written).ShouldBe(announced.Select(Written));
        foreach (var organisation in instance.Organisations)
            Math.Abs(next.DeviationAfter(organisation.Id, Instances.Day(29))).ShouldBeLessThan(1);
    }

    [Fact]
    public void A_ledger_for_turns_the_plan_does_not_know_is_an_error()
    {
        var (_, plan) = Ten();
        Should.Throw<ArgumentException>(() => CreditLedger.After(plan, Instances.Day(9), [new(Instances.Day(1), "minutes", ["nobody"])], []));
        Should.Throw<ArgumentException>(() => CreditLedger.After(plan, Instances.Day(9), [new(Instances.Day(1), "dancing", ["o0"])], []));
        Should.Throw<ArgumentException>(() => plan.DeviationAfter("nobody", Instances.Day(9)));
    }

    private static (RotaInstance Instance, RotaPlan Plan) Ten()
    {
        var instance = new RotaInstance { Meetings = Instances.Days(30), Organisations = [.. Enumerable.Range(0, 10).Select(at => new RotaOrganisation($"o{at}"))], Duties = [new("convening"), new("minutes")] };
        return (instance, Instances.Plan(instance));
    }

    private static string Written(DutyTurn turn) => $"{turn.Meeting:O} {turn.Duty}: {string.Join(", ", turn.Organisations)}";
}
