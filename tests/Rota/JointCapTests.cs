using System.Numerics;
using AllianceBot.Rota.Engine;
using CsCheck;

namespace AllianceBot.Tests.Rota;

/// <summary>Organisations that together may not overshadow the others: what they cannot take is spread over those by weight.</summary>
public sealed class JointCapTests
{
    /// <summary>How near to its cap the search for a factor has to come.</summary>
    private const int Precision = 2000;

    [Fact]
    public void The_excess_of_those_capped_together_is_spread_over_the_others_by_weight()
    {
        var instance = new RotaInstance
        {
            Meetings = Instances.Days(100),
            Organisations = [new("ingo 1") { Weight = 3 }, new("ingo 2") { Weight = 1 }, new("local 1") { Weight = 1 }, new("local 2") { Weight = 2 }],
            Duties = [new("convening")],
            JointCap = new(0.4m, ["ingo 1", "ingo 2"]),
        };
        var plan = Instances.Plan(instance);
        plan.Report.Select(line => line.Share).ShouldBe([30, 10, 20, 40], tolerance: 1e-9);
        plan.Fairness.IsWithinBound.ShouldBeTrue();
        plan.Notes.ShouldBe([new RotaNote(RotaNoteKind.JointCapLimited, 40m, 100, Instances.Day(0))]);
    }

    [Fact]
    public void A_cap_that_nobody_reaches_changes_nothing()
    {
        Instances.Plain().Sample(
            instance =>
            {
                var capped = instance with { JointCap = new(1, [.. instance.Organisations.Select(o => o.Id)]) };
                Instances.Plan(capped).Turns.Select(Written).ShouldBe(Instances.Plan(instance).Turns.Select(Written));
            },
            iter: 100);

        static string Written(DutyTurn turn) => $"{turn.Meeting:O} {turn.Duty} {string.Join(',', turn.Organisations)}";
    }

    [Fact]
    public void Nobody_is_a_whole_turn_from_its_share_and_the_shares_are_those_of_the_referee() =>
        Instances.WithJointCap(Instances.WithCaps()).Sample(
            instance =>
            {
                if (RotaPlanner.Plan(instance) is not RotaOutcome.Planned(var plan))
                    return;
                var grid = new RotaGrid(instance);
                if (Enumerable.Range(0, grid.MeetingCount).Any(meeting => FairShare.Of(grid, meeting) is not { Level: 1 }))
                    return;
                var referee = new Referee(instance, plan);
                referee.CheckRules();
                (referee.MaxDeviation() < 1).ShouldBeTrue($"{referee.MaxDeviation()}");
                foreach (var (organisation, line) in instance.Organisations.Zip(plan.Report))
                    line.Share.ShouldBe(instance.Meetings.Sum(day => referee.Shares(day).GetValueOrDefault(organisation.Id, 0).ToDouble()), 1e-6);
            },
            iter: 1000);

    /// <summary>However little the capped weighed, it had a little of a duty that it need not take.</summary>
    [Fact]
    public void A_cap_that_is_just_what_the_others_leave_is_kept()
    {
        var instance = new RotaInstance
        {
            Meetings = Instances.Days(6),
            Organisations = [new("a") { Weight = 1000 }, new("b") { Weight = 1000 }, new("ingo 1") { Weight = 1 }, new("ingo 2") { Weight = 1000 }],
            Duties = [new("chair") { Eligible = ["a", "ingo 2"] }, new("minutes"), new("funds") { Eligible = ["ingo 2"] }, new("visits") { Eligible = ["a", "ingo 1"] }],
            JointCap = new(0.25m, ["ingo 1", "ingo 2"]),
        };
        var grid = new RotaGrid(instance);
        var share = FairShare.Of(grid, 0)!;
        IsKept(grid, 0, share);
        share.Parts.Select(part => part / share.Whole).ShouldBe([2, 1, 0, 1]);
        Instances.Plan(instance).Turns.SelectMany(turn => turn.Organisations).CountBy(who => who).OrderBy(held => held.Key).ShouldBe([new("a", 12), new("b", 6), new("ingo 2", 6)]);
    }

    [Fact]
    public void Whatever_the_caps_are_they_are_kept_at_every_meeting_or_refused() =>
        Capped().Sample(
            instance =>
            {
                if (RotaPlanner.Plan(instance) is RotaOutcome.Refused(var problems))
                {
                    problems.ShouldAllBe(p => p.Kind == RotaProblemKind.CapsTooLow || p.Kind == RotaProblemKind.JointCapTooLow || p.Kind == RotaProblemKind.TooFewForDuty || p.Kind == RotaProblemKind.NobodyAvailable);
                    return;
                }

                Instances.Plan(instance).Fairness.IsWithinBound.ShouldBeTrue();
                var grid = new RotaGrid(instance);
                for (var meeting = 0; meeting < grid.MeetingCount; meeting++)
                    IsKept(grid, meeting, FairShare.Of(grid, meeting)!);
            },
            iter: 800);

    /// <summary>The percentage that is named is enough, and one point less is not.</summary>
    [Fact]
    public void A_joint_cap_raised_to_what_is_named_is_enough() =>
        Capped().Sample(
            instance =>
            {
                var one = instance with { Meetings = [instance.Meetings[0]] };
                if (RotaPlanner.Plan(one) is not RotaOutcome.Refused { Problems: [{ Kind: RotaProblemKind.JointCapTooLow, Values: [_, _, double least] }] })
                    return;
                RotaOutcome Raised(decimal percent) => RotaPlanner.Plan(one with { JointCap = one.JointCap! with { Cap = percent / 100 } });
                Raised((decimal)least).ShouldBeOfType<RotaOutcome.Planned>();
                Raised((decimal)least - 0.02m).ShouldBeOfType<RotaOutcome.Refused>();
            },
            iter: 1500);

    private static Gen<RotaInstance> Capped() => Gen.OneOf(
        Instances.WithJointCap(Instances.Plain(6, 8)), Instances.WithJointCap(Instances.WithCaps()), Instances.WithJointCap(Instances.WithEligibility()));

    private static void IsKept(RotaGrid grid, int meeting, FairShare share)
    {
        var (all, together) = (Sum(_ => true), Sum(grid.IsJoint));
        all.ShouldBe(share.Whole * grid.Slots);
        var cap = grid.JointCap * grid.Slots * share.Whole;
        (together * grid.Caps[0] <= cap).ShouldBeTrue();
        for (var who = 0; who < grid.Organisations.Count; who++)
            (share.Parts[who] * grid.Caps[0] <= FairShare.Most(grid, who, share.Level) * share.Whole).ShouldBeTrue();
        if (share.IsJointlyHeld)
            (together * grid.Caps[0] * Precision >= cap * (Precision - 1)).ShouldBeTrue("What they may have, they have.");

        BigInteger Sum(Func<int, bool> which) => share.Parts.Index().Where(part => which(part.Index)).Aggregate(BigInteger.Zero, (sum, part) => sum + part.Item);
    }
}
