using AllianceBot.Rota.Engine;
using CsCheck;

namespace AllianceBot.Tests.Rota;

/// <summary>Where announced turns make the bound impossible, no rota has a smaller greatest deviation: all of them are tried.</summary>
public sealed class SmallestDeviationTests
{
    [Fact]
    public void No_other_rota_is_nearer_to_the_shares_than_the_one_planned()
    {
        var outside = 0;
        (from organisations in Gen.Int[2, 4]
         from meetings in Gen.Int[2, 5]
         from duties in Gen.Int[1, Math.Min(2, organisations - 1)]
         from weights in Gen.Int[1, 4].Array[organisations]
         from announced in Gen.Int[0, organisations - 1].Array[Math.Max(1, meetings - 2)]
         from first in Gen.Bool
         select new RotaInstance
         {
             Meetings = Instances.Days(meetings),
             Organisations = [.. weights.Select((weight, at) => new RotaOrganisation($"o{at}") { Weight = weight })],
             Duties = [.. Enumerable.Range(0, duties).Select(at => new Duty($"duty {at}"))],
             Announced = [.. announced.Select((who, at) => new DutyTurn(Instances.Day(first ? at : meetings - 1 - at), "duty 0", [$"o{who}"]))],
         }).Sample(
            instance =>
            {
                var plan = Instances.Plan(instance);
                var referee = new Referee(instance, plan);
                referee.CheckRules();
                var planned = referee.MaxDeviation();
                if (planned < 1)
                    return;
                Interlocked.Increment(ref outside);
                plan.Notes.ShouldContain(note => note.Kind == RotaNoteKind.AnnouncedOrOwed);
                planned.ShouldBe(Smallest(instance, referee), $"{planned.ToDouble()}");
            },
            iter: 600);
        outside.ShouldBeGreaterThan(50);
    }

    private static Rational Smallest(RotaInstance instance, Referee referee)
    {
        var shares = instance.Meetings.Select(day => instance.Organisations.Select(o => referee.Shares(day).GetValueOrDefault(o.Id, 0)).ToArray()).ToList();
        return Best(0, [.. instance.Organisations.Select(_ => Rational.Zero)], Rational.Zero);

        Rational Best(int meeting, Rational[] debts, Rational worst)
        {
            if (meeting == instance.Meetings.Count)
                return worst;
            var announced = instance.Announced.Where(turn => turn.Meeting == instance.Meetings[meeting]).SelectMany(turn => turn.Organisations).Select(id => int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Rational? best = null;
            for (var set = 0; set < 1 << debts.Length; set++)
            {
                if (int.PopCount(set) != instance.Duties.Count || announced.Exists(who => (set >> who & 1) == 0))
                    continue;
                var after = debts.Select((debt, who) => debt + shares[meeting][who] - (set >> who & 1)).ToArray();
                var least = Best(meeting + 1, after, after.Aggregate(worst, (most, debt) => Rational.Max(most, debt.Abs())));
                best = best is { } known ? Rational.Min(known, least) : least;
            }

            return best!.Value;
        }
    }
}
