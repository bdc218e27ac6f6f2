using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AllianceBot.Storage;

/// <summary>
/// The database as one alliance sees it: queries return only its rows, and saving stamps new rows with it.
/// Obtained from <see cref="AllianceStore"/>, which sets the alliance.
/// </summary>
public abstract class AllianceDb(DbContextOptions options) : DbContext(options)
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private DbConnection? _commandsConnection;
    private bool _isAnnounced;

    /// <summary>The alliance whose rows are visible.</summary>
    public Guid AllianceId { get; internal set; }

    /// <summary>
    /// A command in the current transaction, for the few statements that run with every note. It is kept for as long as its
    /// connection is open, and so prepared once: for a statement this small the translation and the preparation cost
    /// several times its work. Everything else goes through EF Core.
    /// </summary>
    /// <param name="sql">A constant. No filter is added: it must name <see cref="AllianceId"/> itself.</param>
    /// <param name="values">The values of <c>@p0</c>, <c>@p1</c> and so on.</param>
    internal DbCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var connection = Database.GetDbConnection();
        if (!ReferenceEquals(connection, _commandsConnection))
            KeepCommandsOf(connection);
        if (!_commands.TryGetValue(sql, out var command))
            _commands[sql] = command = NewCommand(connection, sql, values.Length);
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    /// <summary>Tells, once this transaction is committed, those who wait for what it wrote: <see cref="AllianceStore.Announced"/>.</summary>
    internal void Announce() => _isAnnounced = true;

    /// <summary>Whether <see cref="Announce"/> was called since this was last asked.</summary>
    internal bool TakeAnnouncement()
    {
        var wasAnnounced = _isAnnounced;
        _isAnnounced = false;
        return wasAnnounced;
    }

    /// <summary>A moment as <see cref="Command"/> takes it.</summary>
    internal object Moment(DateTimeOffset moment) => this is SqliteAllianceDb ? moment.UtcTicks : moment;

    /// <summary>
    /// From here to the end of the transaction no other one of this alliance that asks for the same is under way: for what
    /// is read, decided on and then written. SQLite has one writer anyway.
    /// </summary>
    public Task TakeTurnAsync(CancellationToken cancellationToken) => Database.IsNpgsql()
        ? Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({AllianceId.ToString()}, 0))", cancellationToken)
        : Task.CompletedTask;

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => StampRows() ? base.SaveChanges(acceptAllChangesOnSuccess) : 0;

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        StampRows() ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken) : Task.FromResult(0);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var stored in typeof(AllianceDb).Assembly.GetCustomAttributes<StoredAttribute>().OrderBy(s => s.Name, StringComparer.Ordinal))
            stored.Apply(modelBuilder);
        EnumText.ConvertIn(modelBuilder.Model);
        // EF Core compiles no model that has filters, so its tool sees none; OwnRows puts them on what it compiled.
        if (!EF.IsDesignTime)
            OwnRows.FilterIn(modelBuilder.Model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveMaxLength(24);
        configurationBuilder.Properties<string>().HaveMaxLength(TextLimits.Longest);
        // Ids are made in code (version 7, so that they sort by time) and moments are UTC in both providers.
        if (Database.IsSqlite())
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private void KeepCommandsOf(DbConnection connection)
    {
        _commands.Clear();
        _commandsConnection = connection;
        // Opened again it may be another connection to the database, which knows nothing of what was prepared before.
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState is ConnectionState.Closed)
                _commands.Clear();
        };
    }

    private static DbCommand NewCommand(DbConnection connection, string sql, int values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Whether there is anything to save.</summary>
    private bool StampRows()
    {
        var isAnything = false;
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            isAnything = true;
            if (entry.Entity is not AllianceRow row)
                continue;
            if (entry.State is EntityState.Added && row.AllianceId == Guid.Empty)
                row.AllianceId = AllianceId;
            else if (row.AllianceId != AllianceId)
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another alliance was about to be written.");
        }

        return isAnything;
    }
}

/// <summary>The same model on SQLite; migrations in <c>Migrations/Sqlite</c>.</summary>
public sealed class SqliteAllianceDb(DbContextOptions<SqliteAllianceDb> options) : AllianceDb(options);

/// <summary>The same model on PostgreSQL; migrations in <c>Migrations/Postgres</c>.</summary>
public sealed class PostgresAllianceDb(DbContextOptions<PostgresAllianceDb> options) : AllianceDb(options);
