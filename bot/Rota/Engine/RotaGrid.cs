using System.Numerics;

namespace AllianceBot.Rota.Engine;

/// <summary>An instance that was checked, by number: organisations and duties in the order of their ids, so that the rota does not depend on the order they came in.</summary>
internal sealed class RotaGrid
{
    private readonly Dictionary<string, int> _organisationAt;
    private readonly Dictionary<string, int> _dutyAt;
    private readonly Dictionary<DateOnly, int> _meetingAt;
    private readonly bool[] _available;
    private readonly bool[] _mayHold;
    private readonly bool[] _isAnnounced;
    private readonly bool[] _isJoint;
    private readonly HashSet<(int, int)> _excluded;

    public RotaGrid(RotaInstance instance)
    {
        Instance = instance;
        Organisations = [.. instance.Organisations.OrderBy(o => o.Id, StringComparer.Ordinal)];
        Duties = [.. instance.Duties.OrderBy(d => d.Id, StringComparer.Ordinal)];
        _organisationAt = Organisations.Index().ToDictionary(o => o.Item.Id, o => o.Index);
        _dutyAt = Duties.Index().ToDictionary(d => d.Item.Id, d => d.Index);
        _meetingAt = instance.Meetings.Index().ToDictionary(m => m.Item, m => m.Index);
        Weights = WholeNumbers([.. Organisations.Select(o => o.Weight)]);
        var caps = WholeNumbers([1, .. Organisations.Select(o => o.Cap ?? 1), instance.JointCap?.Cap ?? 1]);
        (Caps, JointCap) = (caps[..^1], caps[^1]);
        var joint = (instance.JointCap is { Cap: < 1 } together ? together.Organisations : []).ToHashSet(StringComparer.Ordinal);
        _isJoint = [.. Organisations.Select(o => joint.Contains(o.Id))];
        Slots = Duties.Sum(d => d.Holders);
        MeanEffort = (double)Duties.Sum(d => d.Effort * d.Holders) / Slots;
        HasOneEffort = Duties.All(d => d.Effort == Duties[0].Effort);
        ClassOf = Classes(Duties);
        ClassCount = ClassOf.Max() + 1;
        _excluded = [.. instance.Exclusions.SelectMany(pair => new[] { (_dutyAt[pair.One], _dutyAt[pair.Other]), (_dutyAt[pair.Other], _dutyAt[pair.One]) })];
        ComponentOf = Components();
        _mayHold = new bool[Organisations.Count * Duties.Count];
        foreach (var (at, duty) in Duties.Index())
            foreach (var (who, organisation) in Organisations.Index())
                _mayHold[(who * Duties.Count) + at] = duty.Eligible is null || duty.Eligible.Contains(organisation.Id);
        _available = Availability();
        (Held, Open) = Announcements();
        _isAnnounced = new bool[MeetingCount];
        foreach (var (meeting, _) in Held.Keys)
            _isAnnounced[meeting] = true;
    }

    public RotaInstance Instance { get; }

    public IReadOnlyList<RotaOrganisation> Organisations { get; }

    public IReadOnlyList<Duty> Duties { get; }

    public int MeetingCount => Instance.Meetings.Count;

    /// <summary>How many turns there are at each meeting.</summary>
    public int Slots { get; }

    /// <summary>Of one turn.</summary>
    public double MeanEffort { get; }

    public bool HasOneEffort { get; }

    /// <summary>In proportion, without a common divisor.</summary>
    public BigInteger[] Weights { get; }

    /// <summary>Of organisation i at i + 1, in parts of what stands at 0.</summary>
    public BigInteger[] Caps { get; }

    /// <summary>Of the organisations that are capped together, likewise.</summary>
    public BigInteger JointCap { get; }

    /// <summary>Duties that the same organisations may hold are of one class.</summary>
    public int[] ClassOf { get; }

    public int ClassCount { get; }

    /// <summary>Duties that exclude each other, directly or by way of others, are of one component.</summary>
    public int[] ComponentOf { get; }

    /// <summary>How many holders the duties of each component of more than one have together.</summary>
    public IEnumerable<int> ComponentSizes => ComponentOf.Index().GroupBy(duty => duty.Item).Where(duties => duties.Count() > 1).Select(duties => duties.Sum(duty => Duties[duty.Index].Holders));

    /// <summary>By meeting and duty, who holds it already.</summary>
    public IReadOnlyDictionary<(int Meeting, int Duty), IReadOnlyList<int>> Held { get; }

    /// <summary>By meeting and duty, how many holders are still to be found.</summary>
    public int[,] Open { get; }

    public int? FindOrganisation(string id) => _organisationAt.TryGetValue(id, out var at) ? at : null;

    public int FindDuty(string id) => _dutyAt[id];

    /// <summary>-1 when there is none.</summary>
    public int LastMeetingUpTo(DateOnly day) => Instance.Meetings.Count(meeting => meeting <= day) - 1;

    /// <summary>Whether it is a member, there, and may hold anything.</summary>
    public bool IsAvailable(int organisation, int meeting) => _available[(meeting * Organisations.Count) + organisation];

    public bool MayHold(int organisation, int duty) => _mayHold[(organisation * Duties.Count) + duty];

    /// <summary>Whether it is one of those that are capped together.</summary>
    public bool IsJoint(int organisation) => _isJoint[organisation];

    public bool AreExcluded(int one, int other) => _excluded.Contains((one, other));

    /// <summary>Whether anything of it is.</summary>
    public bool IsAnnounced(int meeting) => _isAnnounced[meeting];

    private bool[] Availability()
    {
        var available = new bool[MeetingCount * Organisations.Count];
        foreach (var (who, organisation) in Organisations.Index())
        {
            var away = organisation.Unavailable.ToHashSet();
            var mayHoldAny = Enumerable.Range(0, Duties.Count).Any(duty => MayHold(who, duty));
            foreach (var (meeting, day) in Instance.Meetings.Index())
                available[(meeting * Organisations.Count) + who] = mayHoldAny && organisation.IsMemberOn(day) && !away.Contains(day);
        }

        return available;
    }

    private (IReadOnlyDictionary<(int, int), IReadOnlyList<int>>, int[,]) Announcements()
    {
        var held = Instance.Announced.Where(turn => turn.Organisations.Count > 0).GroupBy(turn => (_meetingAt[turn.Meeting], _dutyAt[turn.Duty]))
            .ToDictionary(group => group.Key, IReadOnlyList<int> (group) => [.. group.SelectMany(turn => turn.Organisations).Select(id => _organisationAt[id]).Distinct().Order()]);
        var open = new int[MeetingCount, Duties.Count];
        for (var meeting = 0; meeting < MeetingCount; meeting++)
            for (var duty = 0; duty < Duties.Count; duty++)
                open[meeting, duty] = Math.Max(0, Duties[duty].Holders - (held.TryGetValue((meeting, duty), out var holders) ? holders.Count : 0));
        return (held, open);
    }

    private static int[] Classes(IReadOnlyList<Duty> duties)
    {
        var known = new Dictionary<string, int>();
        return [.. duties.Select(duty =>
        {
            // Ids hold no control characters, so this joins them unambiguously.
            var key = duty.Eligible is null ? "*" : "\0" + string.Join('\0', duty.Eligible.Distinct().Order(StringComparer.Ordinal));
            return known.TryGetValue(key, out var at) ? at : known[key] = known.Count;
        })];
    }

    private int[] Components()
    {
        var component = Enumerable.Range(0, Duties.Count).ToArray();
        foreach (var pair in Instance.Exclusions)
        {
            var (one, other) = (component[_dutyAt[pair.One]], component[_dutyAt[pair.Other]]);
            for (var duty = 0; duty < component.Length; duty++)
                if (component[duty] == other)
                    component[duty] = one;
        }

        return component;
    }

    private static BigInteger[] WholeNumbers(IReadOnlyList<decimal> numbers)
    {
        var scale = numbers.Max(number => number.Scale);
        var whole = numbers.Select(number => Exact.Mantissa(number) * BigInteger.Pow(10, scale - number.Scale)).ToArray();
        var divisor = whole.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return [.. whole.Select(number => number / divisor)];
    }
}
