using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Duties;

/// <summary>The duties of an alliance: those that were stored, and of the usual ones those that nobody has touched yet.</summary>
internal static class DutyList
{
    private static readonly DutyKind[] Usual = [DutyKind.Convening, DutyKind.Minutes, DutyKind.Records, DutyKind.Statements];

    /// <summary>All, the retired ones too, in the order of every list.</summary>
    public static async Task<IReadOnlyList<RotaDuty>> ReadAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var stored = await db.Set<RotaDuty>().ToListAsync(cancellationToken);
        return [.. stored.Concat(Usual.Except(stored.Select(d => d.Kind)).Select(RotaDuty.Usual)).OrderBy(d => d.Kind).ThenBy(d => d.Name, StringComparer.Ordinal).ThenBy(d => d.Id)];
    }

    /// <summary>Likewise, for a transaction that changes one or hangs something on it: the usual ones are stored from now on.</summary>
    public static async Task<IReadOnlyList<RotaDuty>> ReadToWriteAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var duties = await ReadAsync(db, cancellationToken);
        db.AddRange(duties.Where(d => db.Entry(d).State is EntityState.Detached));
        return duties;
    }
}
