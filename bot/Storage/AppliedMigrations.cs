using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace AllianceBot.Storage;

/// <summary>
/// The migrations that a database has had, from the table in which EF Core enters them. To read it in EF Core's own way makes a model of
/// that table first, by all conventions there are: a tenth of a start.
/// </summary>
internal static class AppliedMigrations
{
    private const string IsThereOnSqlite = $"SELECT COUNT(*) FROM sqlite_master WHERE name = '{HistoryRepository.DefaultTableName}'";
    private const string IsThereOnPostgres = $"SELECT COUNT(to_regclass('\"{HistoryRepository.DefaultTableName}\"'))";
    private const string Names = $"SELECT \"MigrationId\" FROM \"{HistoryRepository.DefaultTableName}\"";

    /// <summary>Their names; none where there is no database yet, or nothing in it.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken))
            return [];
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await db.Command(db.Database.IsNpgsql() ? IsThereOnPostgres : IsThereOnSqlite).ExecuteScalarAsync(cancellationToken) is not > 0L)
                return [];
            var names = new List<string>();
            await using var reader = await db.Command(Names).ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                names.Add(reader.GetString(0));
            return names;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
