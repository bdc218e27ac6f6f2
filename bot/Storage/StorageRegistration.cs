using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AllianceBot.Storage;

public static class StorageRegistration
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        var connectionString = options.ConnectionStringOrDefault();
        services.AddSingleton(options);

        if (options.Provider is StorageProvider.Postgres)
        {
            // Several instances may share the server, and its clock is the one they have in common.
            services.AddSingleton(new DatabaseTime(TimeProvider.System));
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<DatabaseTime>()));
            services.AddPooledDbContextFactory<PostgresAllianceDb>(db => WithoutComparing(db.UseNpgsql(connectionString)));
            services.AddSingleton<Func<AllianceDb>>(s => s.GetRequiredService<IDbContextFactory<PostgresAllianceDb>>().CreateDbContext);
        }
        else
        {
            services.AddPooledDbContextFactory<SqliteAllianceDb>(db => WithoutComparing(db
                .UseSqlite(connectionString)
                .AddInterceptors(new SqlitePragmas(options.Durability))));
            services.AddSingleton<Func<AllianceDb>>(s => s.GetRequiredService<IDbContextFactory<SqliteAllianceDb>>().CreateDbContext);
        }

        services.AddSingleton<AllianceStore>();
        if (options.Provider is StorageProvider.Postgres)
        {
            services.AddSingleton<DatabaseTimeKeeper>();
            services.AddSingleton<Sweep>(provider => provider.GetRequiredService<DatabaseTimeKeeper>());
            services.AddHostedService(provider => provider.GetRequiredService<DatabaseTimeKeeper>());
        }

        services.AddSingleton<StorageStartup>();
        services.AddHostedService(provider => provider.GetRequiredService<StorageStartup>());
        services.AddSingleton<Sweep, InboundHousekeeping>();
        services.AddHostedService<Sweeper>();
        if (options.Provider is StorageProvider.Postgres)
            services.AddSweepCluster(connectionString);
        return services;
    }

    /// <summary>Creates or upgrades the schema.</summary>
    public static async Task MigrateAsync(this AllianceStore store, StorageOptions options, CancellationToken cancellationToken)
    {
        if (options is { Provider: StorageProvider.Sqlite, ConnectionString: null or "" })
            Directory.CreateDirectory(options.DataFolder);
        await using var db = store.OpenAcrossAlliances();
        // Migrating compares models first, even when there is nothing to do; that is a third of the time of a start.
        var applied = await AppliedMigrations.ReadAsync(db, cancellationToken);
        if (applied.Count == 0)
        {
            await NewSchema.MakeAsync(db, options.Provider, cancellationToken);
            applied = await AppliedMigrations.ReadAsync(db, cancellationToken);
        }

        if (NamesOfMigrations(options.Provider).Except(applied).Any())
            await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>As the build wrote them down.</summary>
    internal static IEnumerable<string> NamesOfMigrations(StorageProvider provider)
    {
        var folder = $"Migration/{provider}/";
        return typeof(StorageRegistration).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Select(attribute => attribute.Key.Replace('\\', '/')).Where(key => key.StartsWith(folder, StringComparison.Ordinal)).Select(key => key[folder.Length..]);
    }

    // Before it migrates EF Core builds the model twice more to see whether the migrations match it: a tenth of a first
    // start, for what a test holds.
    private static void WithoutComparing(DbContextOptionsBuilder db) =>
        db.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>WAL lets readers go on while one writes; synchronous is set for each connection because SQLite forgets it.</summary>
    private sealed class SqlitePragmas(SqliteDurability durability) : DbConnectionInterceptor
    {
        private readonly string _pragmas =
            $"PRAGMA journal_mode=WAL; PRAGMA synchronous={(durability is SqliteDurability.Full ? "FULL" : "NORMAL")}; PRAGMA wal_autocheckpoint={SqliteCheckpoints.LongestLog}; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }

        private void Apply(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = _pragmas;
            command.ExecuteNonQuery();
        }
    }
}
