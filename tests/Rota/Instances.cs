using AllianceBot.Rota.Engine;
using CsCheck;

namespace AllianceBot.Tests.Rota;

/// <summary>Instances of all shapes.</summary>
internal static class Instances
{
    private static readonly DateOnly First = new(2026, 1, 13);

    public static DateOnly Day(int meeting) => First.AddDays(14 * meeting);

    public static IReadOnlyList<DateOnly> Days(int count) => [.. Enumerable.Range(0, count).Select(Day)];

    public static RotaPlan Plan(RotaInstance instance) => RotaPlanner.Plan(instance) switch
    {
        RotaOutcome.Planned planned => planned.Plan,
        RotaOutcome.Refused refused => throw new InvalidOperationException(string.Join("; ", refused.Problems.Select(problem => $"{problem.Kind}({string.Join(", ", problem.Values)})"))),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Weights, joiners, leavers and absences at random; somebody is there at every meeting.</summary>
    public static Gen<RotaInstance> Plain(int organisations = 12, int meetings = 30, int duties = 4) =>
        from count in Gen.Int[1, organisations]
        from length in Gen.Int[1, meetings]
        from holders in Gen.Int[1, duties].Select(d => Enumerable.Range(0, d).Select(at => new Duty($"duty {at}")).ToList())
        from absence in Gen.Double[0, 0.8]
        from members in Organisation(length, absence).Array[count]
        select Staffed(new RotaInstance
        {
            Meetings = Days(length),
            Organisations = [.. members.Select((member, at) => member with { Id = $"organisation {at}" })],
            Duties = holders,
        });

    public static Gen<RotaInstance> WithCaps() =>
        from instance in Plain(8, 15)
        from caps in Gen.OneOf(Gen.Const((decimal?)null), Gen.Int[1, 20].Select(twentieths => (decimal?)(twentieths / 20m))).Array[instance.Organisations.Count]
        select instance with { Organisations = [.. instance.Organisations.Zip(caps, (o, cap) => o with { Cap = cap })] };

    /// <summary>Some organisations are capped together, and some for themselves.</summary>
    public static Gen<RotaInstance> WithJointCap(Gen<RotaInstance> instances) =>
        from instance in instances
        from isIn in Gen.Bool.Array[instance.Organisations.Count]
        from twentieths in Gen.Int[1, 20]
        select instance with { JointCap = new(twentieths / 20m, [.. instance.Organisations.Where((_, at) => isIn[at]).Select(o => o.Id)]) };

    public static Gen<RotaInstance> WithEligibility() =>
        from instance in Plain(6, 12)
        from masks in Gen.Int[0, (1 << instance.Organisations.Count) - 1].Array[instance.Duties.Count]
        select instance with { Duties = [.. instance.Duties.Zip(masks, (duty, mask) => duty with { Eligible = mask == 0 ? null : [.. instance.Organisations.Where((_, at) => (mask >> at & 1) == 1).Select(o => o.Id)] })] };

    public static Gen<RotaInstance> WithHolders() =>
        from instance in Plain(10, 20)
        from holders in Gen.Int[1, 3].Array[instance.Duties.Count]
        select instance with { Duties = [.. instance.Duties.Zip(holders, (duty, count) => duty with { Holders = count })] };

    public static Gen<RotaInstance> WithExclusions() =>
        from instance in Plain(4, 12, 5)
        from pairs in Gen.Select(Gen.Int[0, instance.Duties.Count - 1], Gen.Int[0, instance.Duties.Count - 1]).Array[0, 3]
        select instance with { Exclusions = [.. pairs.Where(pair => pair.Item1 != pair.Item2).Select(pair => new DutyPair($"duty {pair.Item1}", $"duty {pair.Item2}"))] };

    private static Gen<RotaOrganisation> Organisation(int meetings, double absence) =>
        from weight in Gen.OneOf(Gen.Const(1m), Gen.Int[1, 400].Select(hundredths => hundredths / 100m), Gen.Const(1000m))
        from joins in Gen.OneOf(Gen.Const(0), Gen.Const(0), Gen.Int[0, meetings])
        from leaves in Gen.OneOf(Gen.Const(meetings), Gen.Const(meetings), Gen.Int[joins, meetings])
        from grace in Gen.OneOf(Gen.Const(0), Gen.Int[0, 60])
        from away in Gen.Double[0, 1].Array[meetings]
        select new RotaOrganisation("")
        {
            Weight = weight,
            From = joins == 0 ? null : Day(joins),
            To = leaves == meetings ? null : Day(leaves),
            GraceDays = joins == 0 ? 0 : grace,
            Unavailable = [.. away.Index().Where(day => day.Item < absence).Select(day => Day(day.Index))],
        };

    /// <summary>The first organisation stays where otherwise nobody would.</summary>
    private static RotaInstance Staffed(RotaInstance instance)
    {
        var first = instance.Organisations[0] with { From = null, To = null, GraceDays = 0 };
        var others = instance.Organisations.Skip(1).ToList();
        var empty = instance.Meetings.Where(day => others.TrueForAll(o => o.Unavailable.Contains(day) || day < o.From?.AddDays(o.GraceDays) || day > o.To)).ToHashSet();
        return instance with { Organisations = [first with { Unavailable = [.. first.Unavailable.Where(day => !empty.Contains(day))] }, .. others] };
    }
}
