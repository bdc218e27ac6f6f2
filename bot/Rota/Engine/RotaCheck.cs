namespace AllianceBot.Rota.Engine;

/// <summary>What is wrong with an instance as it is written: ids, numbers, days.</summary>
internal static class RotaCheck
{
    /// <summary>Organisations times meetings: what a plan of some seconds and some hundred megabytes can hold.</summary>
    private const long MostCells = 2_000_000;

    public static IReadOnlyList<RotaProblem> Find(RotaInstance instance) =>
    [
        .. Empty(instance), .. Meetings(instance), .. Organisations(instance), .. Duties(instance), .. Exclusions(instance), .. Together(instance), .. Announced(instance), .. Size(instance),
    ];

    private static IEnumerable<RotaProblem> Empty(RotaInstance instance)
    {
        if (instance.Meetings.Count == 0)
            yield return new(RotaProblemKind.NoMeetings);
        if (instance.Organisations.Count == 0)
            yield return new(RotaProblemKind.NoOrganisations);
        if (instance.Duties.Count == 0)
            yield return new(RotaProblemKind.NoDuties);
    }

    private static IEnumerable<RotaProblem> Meetings(RotaInstance instance)
    {
        foreach (var (before, after) in instance.Meetings.Zip(instance.Meetings.Skip(1)))
        {
            if (before == after)
                yield return new(RotaProblemKind.MeetingTwice, after);
            else if (before > after)
                yield return new(RotaProblemKind.MeetingsOutOfOrder, after, before);
        }
    }

    private static IEnumerable<RotaProblem> Organisations(RotaInstance instance)
    {
        foreach (var (at, _) in instance.Organisations.Index().Where(o => string.IsNullOrWhiteSpace(o.Item.Id)))
            yield return new(RotaProblemKind.OrganisationWithoutId, at + 1);
        foreach (var id in Twice(instance.Organisations.Select(o => o.Id)))
            yield return new(RotaProblemKind.OrganisationTwice, id);
        foreach (var organisation in instance.Organisations)
        {
            if (organisation.Weight <= 0)
                yield return new(RotaProblemKind.WeightNotPositive, organisation.Id, organisation.Weight);
            if (organisation.Cap is <= 0 or > 1)
                yield return new(RotaProblemKind.CapOutOfRange, organisation.Id, organisation.Cap.Value);
            if (organisation.GraceDays < 0)
                yield return new(RotaProblemKind.GraceNegative, organisation.Id, organisation.GraceDays);
            if (organisation.To < organisation.From)
                yield return new(RotaProblemKind.LeavesBeforeJoining, organisation.Id, organisation.From!.Value, organisation.To!.Value);
        }
    }

    private static IEnumerable<RotaProblem> Duties(RotaInstance instance)
    {
        var known = instance.Organisations.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (at, _) in instance.Duties.Index().Where(d => string.IsNullOrWhiteSpace(d.Item.Id)))
            yield return new(RotaProblemKind.DutyWithoutId, at + 1);
        foreach (var id in Twice(instance.Duties.Select(d => d.Id)))
            yield return new(RotaProblemKind.DutyTwice, id);
        foreach (var duty in instance.Duties)
        {
            if (duty.Effort <= 0)
                yield return new(RotaProblemKind.EffortNotPositive, duty.Id, duty.Effort);
            if (duty.Holders <= 0)
                yield return new(RotaProblemKind.HoldersNotPositive, duty.Id, duty.Holders);
            if (duty.Eligible is { Count: 0 })
                yield return new(RotaProblemKind.EligibleNobody, duty.Id);
            foreach (var id in (duty.Eligible ?? []).Where(id => !known.Contains(id)))
                yield return new(RotaProblemKind.EligibleUnknown, duty.Id, id);
        }
    }

    private static IEnumerable<RotaProblem> Exclusions(RotaInstance instance)
    {
        var known = instance.Duties.Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var pair in instance.Exclusions)
        {
            if (pair.One == pair.Other)
                yield return new(RotaProblemKind.ExclusionOfItself, pair.One);
            foreach (var id in new[] { pair.One, pair.Other }.Distinct().Where(id => !known.Contains(id)))
                yield return new(RotaProblemKind.ExclusionUnknown, id);
        }
    }

    private static IEnumerable<RotaProblem> Together(RotaInstance instance)
    {
        if (instance.JointCap is not { } joint)
            yield break;
        if (joint.Cap is <= 0 or > 1)
            yield return new(RotaProblemKind.JointCapOutOfRange, joint.Cap);
        var known = instance.Organisations.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in joint.Organisations.Where(id => !known.Contains(id)).Order(StringComparer.Ordinal))
            yield return new(RotaProblemKind.JointCapUnknown, id);
    }

    private static IEnumerable<RotaProblem> Announced(RotaInstance instance)
    {
        var (meetings, duties) = (instance.Meetings.ToHashSet(), instance.Duties.Select(d => d.Id).ToHashSet(StringComparer.Ordinal));
        var organisations = instance.Organisations.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var turn in instance.Announced)
        {
            if (!meetings.Contains(turn.Meeting))
                yield return new(RotaProblemKind.AnnouncedMeetingUnknown, turn.Meeting);
            if (!duties.Contains(turn.Duty))
                yield return new(RotaProblemKind.AnnouncedDutyUnknown, turn.Meeting, turn.Duty);
            foreach (var id in turn.Organisations.Where(id => !organisations.Contains(id)))
                yield return new(RotaProblemKind.AnnouncedOrganisationUnknown, turn.Meeting, id);
        }

        foreach (var id in instance.Ledger.Balances.Keys.Where(id => !organisations.Contains(id)).Order(StringComparer.Ordinal))
            yield return new(RotaProblemKind.LedgerUnknown, id);
    }

    private static IEnumerable<RotaProblem> Size(RotaInstance instance)
    {
        var turns = instance.Duties.Sum(duty => Math.Max(0L, duty.Holders)) * instance.Meetings.Count;
        if (Math.Max((long)instance.Organisations.Count * instance.Meetings.Count, turns) > MostCells)
            yield return new(RotaProblemKind.TooLarge, instance.Organisations.Count, instance.Meetings.Count, turns, MostCells);
    }

    private static IEnumerable<string> Twice(IEnumerable<string> ids) => ids.CountBy(id => id, StringComparer.Ordinal).Where(id => id.Value > 1).Select(id => id.Key);
}
