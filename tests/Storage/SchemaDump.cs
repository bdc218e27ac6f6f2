using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Storage;

/// <summary>What is in a database but rows: tables, columns, keys, indexes, and which migrations it says it has.</summary>
internal static class SchemaDump
{
    private const string Sqlite =
        """
        SELECT "type" || ' ' || "name" || ': ' || coalesce("sql", '') AS "Value" FROM "sqlite_master" WHERE "name" <> '__EFMigrationsLock' ORDER BY 1
        """;

    private const string Postgres =
        """
        SELECT 'column ' || table_name || '.' || column_name || ': ' || concat_ws(' ', data_type, character_maximum_length, numeric_precision, datetime_precision, is_nullable, column_default, collation_name, identity_generation, generation_expression) AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ': ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT 'other ' || relkind::text || ' ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        ORDER BY 1
        """;

    public static async Task<string> OfAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var things = await db.Database.SqlQueryRaw<string>(db.Database.IsNpgsql() ? Postgres : Sqlite).ToListAsync(cancellationToken);
        things.Count.ShouldBeGreaterThan(100);
        return string.Join('\n', [.. things, .. await db.Database.GetAppliedMigrationsAsync(cancellationToken)]);
    }
}
