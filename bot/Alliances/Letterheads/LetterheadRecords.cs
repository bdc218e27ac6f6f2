using AllianceBot.Documents.Letterheads;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Letterheads;

/// <summary>The letterhead, for whatever prints a document.</summary>
public static class LetterheadRecords
{
    /// <summary>Null while the alliance has none.</summary>
    public static async Task<Letterhead?> ReadAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await db.Set<AllianceLetterhead>().Select(l => l.Content).SingleOrDefaultAsync(cancellationToken) is { } content ? Letterhead.Deserialize(content) : null;
}
