using AllianceBot.Rota.Engine;

namespace AllianceBot.Tests.Rota;

/// <summary>
/// Efforts that differ. Here no bound below the largest effort is proved, so these instances are always the same ones; docs/rota.md says what is
/// proved and what was found.
/// </summary>
public sealed class EffortTests
{
    [Fact]
    public void No_load_is_as_far_from_its_share_as_the_heaviest_duty_where_each_holds_one()
    {
        var tried = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var instance = Random(seed, most: 14);
            if (RotaPlanner.Plan(instance) is not RotaOutcome.Planned(var plan) || plan.Notes.Any(note => note.Kind is RotaNoteKind.SomeHoldTwo))
                continue;
            tried++;
            var referee = new Referee(instance, plan);
            referee.CheckRules();
            var worst = referee.MaxLoadDeviation();
            (worst < Rational.Of(instance.Duties.Max(duty => duty.Effort))).ShouldBeTrue($"seed {seed}: {worst.ToDouble()}");
            plan.Fairness.MaxDeviation.ShouldBe(worst.ToDouble(), 1e-9);
        }

        tried.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Where_some_hold_two_the_bound_is_missed_in_few_instances_and_then_said()
    {
        var (tried, outside) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var instance = Random(seed, most: 5);
            if (RotaPlanner.Plan(instance) is not RotaOutcome.Planned(var plan))
                continue;
            tried++;
            new Referee(instance, plan).CheckRules();
            plan.Notes.Any(note => note.Kind is RotaNoteKind.EffortsAtFault).ShouldBe(!plan.Fairness.IsWithinBound);
            outside += plan.Fairness.IsWithinBound ? 0 : 1;
        }

        outside.ShouldBeLessThan(tried / 25);
    }

    [Fact]
    public void With_equal_efforts_of_any_size_the_bound_is_that_effort()
    {
        var instance = Random(7, most: 14) with { Duties = [new("convening") { Effort = 2.5m }, new("minutes") { Effort = 2.5m }] };
        var plan = Instances.Plan(instance with { Organisations = [.. instance.Organisations.Select(o => o with { Unavailable = [] })] });
        plan.Fairness.Bound.ShouldBe(2.5);
        plan.Fairness.MaxDeviation.ShouldBeLessThan(2.5);
    }

    private static RotaInstance Random(int seed, int most)
    {
        var random = new Random(seed);
        var (organisations, meetings, duties, absence) = (random.Next(1, most), random.Next(1, 40), random.Next(2, 6), random.NextDouble() * 0.7);
        return new RotaInstance
        {
            Meetings = Instances.Days(meetings),
            Organisations = [.. Enumerable.Range(0, organisations).Select(at => new RotaOrganisation($"o{at}")
            {
                Weight = random.Next(1, 9),
                Unavailable = [.. Instances.Days(meetings).Where(_ => random.NextDouble() < absence)],
            })],
            Duties = [.. Enumerable.Range(0, duties).Select(at => new Duty($"duty {at}") { Effort = random.Next(1, 5) })],
        };
    }
}
