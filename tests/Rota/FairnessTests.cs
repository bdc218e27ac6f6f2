using AllianceBot.Rota.Engine;
using CsCheck;

namespace AllianceBot.Tests.Rota;

/// <summary>What is promised of every rota, on thousands of instances, judged by a referee that shares no code with the engine.</summary>
public sealed class FairnessTests
{
    [Fact]
    public void Nobody_is_ever_a_whole_turn_from_its_share() =>
        Instances.Plain().Sample(instance => ShouldBeFair(instance), iter: 2000);

    [Fact]
    public void Nobody_is_a_whole_turn_from_its_share_under_caps() =>
        Instances.WithCaps().Sample(
            instance =>
            {
                if (RotaPlanner.Plan(instance) is RotaOutcome.Refused refused)
                    refused.Problems.ShouldAllBe(problem => problem.Kind == RotaProblemKind.CapsTooLow);
                else
                    ShouldBeFair(instance);
            },
            iter: 800);

    [Fact]
    public void Nobody_is_a_whole_turn_from_its_share_where_not_all_may_hold_all() =>
        Instances.WithEligibility().Sample(
            instance =>
            {
                if (RotaPlanner.Plan(instance) is RotaOutcome.Refused refused)
                    refused.Problems.ShouldAllBe(problem => problem.Kind == RotaProblemKind.TooFewForDuty || problem.Kind == RotaProblemKind.NobodyAvailable);
                else
                    ShouldBeFair(instance);
            },
            iter: 800);

    [Fact]
    public void Nobody_is_a_whole_turn_from_its_share_where_duties_have_several_holders() =>
        Instances.WithHolders().Sample(
            instance =>
            {
                if (RotaPlanner.Plan(instance) is RotaOutcome.Refused refused)
                    refused.Problems.ShouldAllBe(problem => problem.Kind == RotaProblemKind.TooFewForDuty);
                else
                    ShouldBeFair(instance);
            },
            iter: 800);

    [Fact]
    public void Each_duty_is_less_than_one_turn_from_its_part_where_each_holds_one() =>
        Instances.Plain(20, 30, 4).Sample(
            instance =>
            {
                var plan = Instances.Plan(instance);
                if (plan.Notes.Any(note => note.Kind is RotaNoteKind.SomeHoldTwo))
                    return;
                var referee = new Referee(instance, plan);
                foreach (var duty in instance.Duties)
                    (referee.MaxDutyDeviation(duty) < 1).ShouldBeTrue(duty.Id);
            },
            iter: 800);

    [Fact]
    public void Duties_that_exclude_each_other_are_apart_wherever_somebody_holds_two() =>
        Instances.WithExclusions().Sample(
            instance =>
            {
                if (RotaPlanner.Plan(instance) is RotaOutcome.Refused refused)
                    refused.Problems.ShouldAllBe(problem => problem.Kind == RotaProblemKind.ExclusionsTooMany);
                else
                    new Referee(instance, Instances.Plan(instance)).CheckRules();
            },
            iter: 1000);

    [Fact]
    public void The_order_of_organisations_and_duties_changes_nothing() =>
        (from instance in Instances.WithEligibility()
         from organisations in Gen.Shuffle(instance.Organisations.ToArray())
         from duties in Gen.Shuffle(instance.Duties.ToArray())
         select (instance, other: instance with { Organisations = organisations, Duties = duties })).Sample(
            pair =>
            {
                if (RotaPlanner.Plan(pair.instance) is RotaOutcome.Planned(var plan))
                    Written(Instances.Plan(pair.other)).ShouldBe(Written(plan));
            },
            iter: 500);

    [Fact]
    public void Sixty_organisations_that_leave_one_by_one_stay_within_the_bound() => ShouldBeFair(new RotaInstance
    {
        Meetings = Instances.Days(120),
        Organisations = [.. Enumerable.Range(0, 60).Select(at => new RotaOrganisation($"o{at}") { To = Instances.Day(119 - (2 * at)) })],
        Duties = [new("convening")],
    });

    [Fact]
    public void Availability_that_shrinks_to_one_stays_within_the_bound() => ShouldBeFair(new RotaInstance
    {
        Meetings = Instances.Days(60),
        Organisations = [.. Enumerable.Range(0, 30).Select(at => new RotaOrganisation($"o{at}") { Weight = 1 + (at % 3), Unavailable = [.. Enumerable.Range(0, 60).Where(m => m >= 2 * at && at > 0 && m >= 2 * (30 - at)).Select(Instances.Day)] })],
        Duties = [new("convening"), new("minutes")],
    });

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    public void One_giant_among_many_has_one_turn_a_meeting_and_the_rest_is_shared(int others)
    {
        var instance = new RotaInstance
        {
            Meetings = Instances.Days(40),
            Organisations = [new("giant") { Weight = 1_000_000 }, .. Enumerable.Range(0, others).Select(at => new RotaOrganisation($"o{at}") { Weight = 0.1234567891m + at })],
            Duties = [new("convening"), new("minutes")],
        };
        var plan = ShouldBeFair(instance);
        plan.Report[0].Load.ShouldBe(40);
        plan.Report[0].MaxDeviation.ShouldBe(0);
    }

    [Fact]
    public void One_organisation_alone_does_everything()
    {
        var plan = ShouldBeFair(new RotaInstance { Meetings = Instances.Days(5), Organisations = [new("CARE")], Duties = [new("convening"), new("minutes"), new("records")] });
        (plan.Report[0].Load, plan.Fairness.MaxDeviation).ShouldBe((15, 0));
        plan.Notes.ShouldBe([new RotaNote(RotaNoteKind.SomeHoldTwo, 5, Instances.Day(0))]);
    }

    [Fact]
    public void A_cap_holds_the_share_down_and_the_excess_is_spread_by_weight()
    {
        var instance = new RotaInstance
        {
            Meetings = Instances.Days(100),
            Organisations = [new("INGO") { Weight = 8, Cap = 0.25m }, new("a") { Weight = 1 }, new("b") { Weight = 2 }],
            Duties = [new("convening")],
        };
        ShouldBeFair(instance).Report.Select(line => line.Share).ShouldBe([25, 25, 50], tolerance: 1e-9);
    }

    /// <summary>All of it: the rules, the bound, and that the report says what the referee finds.</summary>
    private static RotaPlan ShouldBeFair(RotaInstance instance)
    {
        var plan = Instances.Plan(instance);
        var referee = new Referee(instance, plan);
        referee.CheckRules();
        (referee.MaxDeviation() < 1).ShouldBeTrue($"{referee.MaxDeviation()}");
        plan.Fairness.MaxDeviation.ShouldBe(referee.MaxDeviation().ToDouble(), 1e-9);
        plan.Fairness.IsWithinBound.ShouldBeTrue();
        foreach (var (organisation, line) in instance.Organisations.Zip(plan.Report))
        {
            line.Organisation.ShouldBe(organisation.Id);
            line.Load.ShouldBe(plan.Turns.Count(turn => turn.Organisations.Contains(organisation.Id)));
            line.Share.ShouldBe(instance.Meetings.Sum(day => referee.Shares(day).GetValueOrDefault(organisation.Id, 0).ToDouble()), 1e-6);
        }

        return plan;
    }

    private static IEnumerable<string> Written(RotaPlan plan) => plan.Turns.Select(turn => $"{turn.Meeting:O} {turn.Duty}: {string.Join(", ", turn.Organisations)}").Order(StringComparer.Ordinal);
}
