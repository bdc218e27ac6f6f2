using AllianceBot.Rota.Engine;

namespace AllianceBot.Tests.Rota;

/// <summary>
/// Judges a rota by what was promised, with shares of its own: raised step by step until a set of organisations can take no more, by trying every
/// set where not all may hold everything. It shares no code with the engine.
/// </summary>
internal sealed class Referee
{
    private readonly RotaInstance _instance;
    private readonly RotaPlan _plan;
    private readonly Dictionary<(DateOnly, string), IReadOnlyList<string>> _holders;
    private readonly Dictionary<DateOnly, IReadOnlyDictionary<string, Rational>> _shares = [];

    public Referee(RotaInstance instance, RotaPlan plan)
    {
        (_instance, _plan) = (instance, plan);
        _holders = plan.Turns.ToDictionary(turn => (turn.Meeting, turn.Duty), turn => turn.Organisations);
    }

    private int Slots => _instance.Duties.Sum(duty => duty.Holders);

    /// <summary>Every duty has its holders, all different, available and eligible; nobody holds two where that can be avoided, and then none that exclude each other.</summary>
    public void CheckRules()
    {
        _plan.Turns.Select(turn => (turn.Meeting, turn.Duty)).ShouldBe(_instance.Meetings.SelectMany(_ => _instance.Duties, (day, duty) => (day, duty.Id)));
        foreach (var day in _instance.Meetings)
        {
            foreach (var duty in _instance.Duties)
            {
                var holders = _holders[(day, duty.Id)];
                holders.Count.ShouldBe(duty.Holders, $"{duty.Id} on {day}");
                holders.Distinct().Count().ShouldBe(holders.Count);
                // No ShouldAllBe here: it compiles its expression at every call, which took more time than all planning.
                foreach (var id in holders)
                    (IsThere(Find(id), day) && MayHold(Find(id), duty)).ShouldBeTrue($"{id} holds {duty.Id} on {day}");
            }

            foreach (var (id, duties) in HeldOn(day))
                foreach (var pair in _instance.Exclusions)
                    (duties.Contains(pair.One) && duties.Contains(pair.Other)).ShouldBeFalse($"{id} holds {pair.One} and {pair.Other} on {day}");
            if (CanHoldOneEach(day))
                HeldOn(day).Values.Any(duties => duties.Count > 1).ShouldBeFalse($"Each holds one on {day}.");
        }
    }

    /// <summary>The most that turns are away from shares after any meeting, exactly.</summary>
    public Rational MaxDeviation() => _instance.Organisations.Select(MaxDeviation).Aggregate(Rational.Max);

    public Rational MaxDeviation(RotaOrganisation organisation)
    {
        var (share, turns, worst) = (Rational.Zero, 0, Rational.Zero);
        foreach (var day in _instance.Meetings)
        {
            share += Shares(day).GetValueOrDefault(organisation.Id, 0);
            turns += _instance.Duties.Count(duty => _holders[(day, duty.Id)].Contains(organisation.Id));
            worst = Rational.Max(worst, (share - turns).Abs());
        }

        return worst;
    }

    /// <summary>The most that loads are away from shares, in effort.</summary>
    public Rational MaxLoadDeviation()
    {
        var mean = _instance.Duties.Aggregate(Rational.Zero, (sum, duty) => sum + (Rational.Of(duty.Effort) * duty.Holders)) / Slots;
        var worst = Rational.Zero;
        foreach (var organisation in _instance.Organisations)
        {
            var (share, load) = (Rational.Zero, Rational.Zero);
            foreach (var day in _instance.Meetings)
            {
                share += Shares(day).GetValueOrDefault(organisation.Id, 0) * mean;
                load = _instance.Duties.Where(duty => _holders[(day, duty.Id)].Contains(organisation.Id)).Aggregate(load, (sum, duty) => sum + Rational.Of(duty.Effort));
                worst = Rational.Max(worst, (share - load).Abs());
            }
        }

        return worst;
    }

    /// <summary>The most that turns at one duty are away from that duty's part of the share.</summary>
    public Rational MaxDutyDeviation(Duty duty)
    {
        var worst = Rational.Zero;
        foreach (var organisation in _instance.Organisations)
        {
            var (share, turns) = (Rational.Zero, 0);
            foreach (var day in _instance.Meetings)
            {
                share += Shares(day).GetValueOrDefault(organisation.Id, 0) * duty.Holders / Slots;
                turns += _holders[(day, duty.Id)].Contains(organisation.Id) ? 1 : 0;
                worst = Rational.Max(worst, (share - turns).Abs());
            }
        }

        return worst;
    }

    public IReadOnlyDictionary<string, Rational> Shares(DateOnly day) => _shares.TryGetValue(day, out var shares) ? shares : _shares[day] = Divide(day);

    private Dictionary<string, Rational> Divide(DateOnly day)
    {
        List<RotaOrganisation> there = [.. _instance.Organisations.Where(o => IsThere(o, day) && _instance.Duties.Any(duty => MayHold(o, duty)))];
        var mayAll = there.TrueForAll(o => _instance.Duties.All(duty => MayHold(o, duty)));
        for (var limit = 1; limit <= _instance.Duties.Count; limit++)
        {
            var most = there.ToDictionary(o => o.Id, o => Rational.Min(limit, Rational.Of(o.Cap ?? 1) * Slots));
            if (mayAll && (limit == 1 || there.TrueForAll(o => o.Cap is null or 1)))
            {
                if (Sum(most.Values) >= Slots && Sum(there.Where(o => !IsJoint(o)).Select(o => most[o.Id])) >= Slots - Together)
                    return HoldTogether(there, most, Pour(there, most, there.ToDictionary(o => o.Id, o => (Rational)(limit - 1)), Slots));
            }
            else if (Rank(there, most) >= Slots)
            {
                return PourByAnySet(there, most);
            }
        }

        throw new InvalidOperationException($"Nobody may take all turns of {day}, so there should be no rota.");
    }

    /// <summary>Water into vessels: the level rises until the next vessel is full.</summary>
    private static Dictionary<string, Rational> Pour(List<RotaOrganisation> there, Dictionary<string, Rational> most, Dictionary<string, Rational> shares, Rational all)
    {
        var open = there.Where(o => shares[o.Id] < most[o.Id]).ToList();
        for (var left = all - Sum(shares.Values); left > 0 && open.Count > 0; left = all - Sum(shares.Values))
        {
            var weight = Sum(open.Select(o => Rational.Of(o.Weight)));
            var step = open.Select(o => (most[o.Id] - shares[o.Id]) / Rational.Of(o.Weight)).Append(left / weight).Aggregate(Rational.Min);
            foreach (var organisation in open)
                shares[organisation.Id] += step * Rational.Of(organisation.Weight);
            open.RemoveAll(o => shares[o.Id] >= most[o.Id]);
        }

        return shares;
    }

    /// <summary>Two basins, where those that are capped together would have too much; for one turn each.</summary>
    private Dictionary<string, Rational> HoldTogether(List<RotaOrganisation> there, Dictionary<string, Rational> most, Dictionary<string, Rational> shares)
    {
        if (Sum(there.Where(IsJoint).Select(o => shares[o.Id])) <= Together)
            return shares;
        var (inside, outside) = (there.Where(IsJoint).ToList(), there.Where(o => !IsJoint(o)).ToList());
        return Pour(inside, most, inside.ToDictionary(o => o.Id, _ => Rational.Zero), Together)
            .Concat(Pour(outside, most, outside.ToDictionary(o => o.Id, _ => Rational.Zero), Slots - Together)).ToDictionary();
    }

    /// <summary>As above, where a set of organisations may be full together: of all sets the one that is full first.</summary>
    private Dictionary<string, Rational> PourByAnySet(List<RotaOrganisation> there, Dictionary<string, Rational> most)
    {
        var (shares, done) = (new Dictionary<string, Rational>(), 0);
        var ranks = Enumerable.Range(0, 1 << there.Count).Select(set => Rank(Members(there, set), most)).ToArray();
        while (done < ranks.Length - 1)
        {
            var (level, full) = ((Rational?)null, 0);
            for (var set = 1; set < ranks.Length; set++)
            {
                if ((set & ~done) == 0)
                    continue;
                var at = (ranks[set] - Sum(Members(there, set & done).Select(o => shares[o.Id]))) / Sum(Members(there, set & ~done).Select(o => Rational.Of(o.Weight)));
                if (level is null || at < level)
                    (level, full) = (at, set);
            }

            foreach (var organisation in Members(there, full & ~done))
                shares[organisation.Id] = level!.Value * Rational.Of(organisation.Weight);
            done |= full;
        }

        return shares;
    }

    /// <summary>What a set can take together: the smallest cut between the duties and it. Duties that exclude each other count as one, where somebody holds two.</summary>
    private Rational Rank(List<RotaOrganisation> set, Dictionary<string, Rational> most)
    {
        Rational? least = null;
        for (var cut = 0; cut < 1 << _instance.Duties.Count; cut++)
        {
            var rank = Sum(_instance.Duties.Where((_, at) => (cut >> at & 1) == 1).Select(duty => (Rational)duty.Holders))
                + Sum(set.Select(o => Rational.Min(most[o.Id], _instance.Duties.Where((duty, at) => (cut >> at & 1) == 0 && MayHold(o, duty)).Count())));
            least = least is { } known ? Rational.Min(known, rank) : rank;
        }

        return least!.Value;
    }

    private bool CanHoldOneEach(DateOnly day)
    {
        var there = _instance.Organisations.Where(o => IsThere(o, day)).ToList();
        return Rank(there, there.ToDictionary(o => o.Id, o => Rational.Min(1, Rational.Of(o.Cap ?? 1) * Slots))) >= Slots;
    }

    private Dictionary<string, List<string>> HeldOn(DateOnly day) => _instance.Duties.SelectMany(duty => _holders[(day, duty.Id)], (duty, id) => (duty.Id, id))
        .GroupBy(held => held.id).ToDictionary(group => group.Key, group => group.Select(held => held.Id).ToList());

    private Rational Together => Rational.Of(_instance.JointCap?.Cap ?? 1) * Slots;

    private bool IsJoint(RotaOrganisation o) => _instance.JointCap is { } joint && joint.Organisations.Contains(o.Id);

    private RotaOrganisation Find(string id) => _instance.Organisations.Single(o => o.Id == id);

    private static bool IsThere(RotaOrganisation o, DateOnly day) => !o.Unavailable.Contains(day) && !(day < o.From?.AddDays(o.GraceDays)) && !(day > o.To);

    private static bool MayHold(RotaOrganisation o, Duty duty) => duty.Eligible is null || duty.Eligible.Contains(o.Id);

    private static List<RotaOrganisation> Members(List<RotaOrganisation> all, int set) => [.. all.Where((_, at) => (set >> at & 1) == 1)];

    private static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Rational.Zero, (sum, number) => sum + number);
}
