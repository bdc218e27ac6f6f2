using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Letterheads;

/// <summary>Which letterhead there is.</summary>
/// <param name="At">UTC.</param>
public sealed record LetterheadView(Guid Id, string Name, string By, DateTimeOffset At)
{
    /// <summary>Null while there is none.</summary>
    public static Task<LetterheadView?> ReadAsync(AllianceDb db, CancellationToken cancellationToken) =>
        db.Set<AllianceLetterhead>().Select(l => new LetterheadView(l.Id, l.Name, l.SetByName, l.SetAt)).SingleOrDefaultAsync(cancellationToken);

    internal static LetterheadView Of(AllianceLetterhead row) => new(row.Id, row.Name, row.SetByName, row.SetAt);
}
