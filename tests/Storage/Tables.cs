using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Storage;

/// <summary>Tables that are taken away and brought back, so that whatever asks for one fails meanwhile.</summary>
internal static class Tables
{
    public static async Task RenameAsync(AllianceStore store, string table, string name, CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"_\" RENAME TO \"*\"".Replace("_", table, StringComparison.Ordinal).Replace("*", name, StringComparison.Ordinal), cancellationToken);
    }
}
