using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Duties;

/// <summary>The duties of an alliance or a working group: those that were stored, and of the usual ones those that nobody has touched yet.</summary>
internal static class DutyList
{
    private static readonly DutyKind[] Usual = [DutyKind.Convening, DutyKind.Minutes, DutyKind.Records, DutyKind.Statements];

    /// <summary>Joint statements are the alliance's, and so are the shared folders; a group may add what it needs.</summary>
    private static readonly DutyKind[] UsualOfGroup = [DutyKind.Convening, DutyKind.Minutes];

    /// <summary>All, the retired ones too, in the order of every list.</summary>
    /// <param name="db">The alliance's rows.</param>
    /// <param name="groupId">The working group whose they are; null for the alliance as a whole.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyList<RotaDuty>> ReadAsync(AllianceDb db, Guid? groupId, CancellationToken cancellationToken)
    {
        var stored = await db.Set<RotaDuty>().Where(d => d.GroupId == groupId).ToListAsync(cancellationToken);
        var usual = groupId is null ? Usual : UsualOfGroup;
        return [.. stored.Concat(usual.Except(stored.Select(d => d.Kind)).Select(kind => RotaDuty.UsualOf(groupId, kind))).OrderBy(d => d.Kind).ThenBy(d => d.Name, StringComparer.Ordinal).ThenBy(d => d.Id)];
    }

    /// <summary>Likewise, for a transaction that changes one or hangs something on it: the usual ones are stored from now on.</summary>
    public static async Task<IReadOnlyList<RotaDuty>> ReadToWriteAsync(AllianceDb db, Guid? groupId, CancellationToken cancellationToken)
    {
        var duties = await ReadAsync(db, groupId, cancellationToken);
        db.AddRange(duties.Where(d => db.Entry(d).State is EntityState.Detached));
        return duties;
    }
}
