using AllianceBot.Alliances;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace AllianceBot.Tests.Storage;

/// <summary>A database of its own for one test class, made as the bot makes it.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private ServiceProvider? _services;

    /// <summary>Why there is none; null when there is.</summary>
    public virtual string? Absent => null;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero));

    public AllianceStore Store => Services.GetRequiredService<AllianceStore>();

    public StorageOptions Options => Services.GetRequiredService<StorageOptions>();

    /// <summary>For the bot's command line.</summary>
    public abstract string[] Settings { get; }

    private ServiceProvider Services => _services!;

    public virtual async ValueTask InitializeAsync()
    {
        if (Absent is not null)
            return;
        var settings = Settings.Select(s => s.TrimStart('-').Split('=', 2)).ToDictionary(s => s[0], s => (string?)s[1]);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time).AddStorage(configuration).BuildServiceProvider();
        await PrepareAsync();
    }

    /// <summary>Gives it the schema, as every start of the bot does.</summary>
    public Task PrepareAsync() => Store.MigrateAsync(Options, CancellationToken.None);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_services is not null)
            await _services.DisposeAsync();
    }

    /// <summary>A new alliance, set up and empty.</summary>
    public async Task<Guid> FoundAllianceAsync(string name = "Nutrition Alliance")
    {
        var alliance = Alliance.Found($"19:{Guid.NewGuid():N}@thread.tacv2", TextLanguage.English, "America/Lima", Time.GetUtcNow());
        alliance.SetUp(name, TextLanguage.English, "America/Lima");
        return await Store.WriteAsync(alliance.AllianceId, (db, _) =>
        {
            db.Add(alliance);
            return Task.FromResult(alliance.AllianceId);
        }, CancellationToken.None);
    }
}

/// <summary>A file in a temporary folder.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("alliancebot-db-").FullName;

    public override string[] Settings => ["--Storage:Provider=Sqlite", $"--Storage:DataFolder={Folder}"];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>A database on the server that <c>ALLIANCEBOT_TEST_POSTGRES</c> names, dropped afterwards.</summary>
public sealed class PostgresDatabase : TestDatabase
{
    private static readonly string? Admin = Environment.GetEnvironmentVariable("ALLIANCEBOT_TEST_POSTGRES");

    private readonly string _name = $"alliancebot_test_{Guid.NewGuid():N}";

    public override string? Absent => string.IsNullOrEmpty(Admin) ? "ALLIANCEBOT_TEST_POSTGRES names no server." : null;

    public override string[] Settings => SettingsFor(_name);

    internal static string[] SettingsFor(string name) =>
        ["--Storage:Provider=Postgres", $"--Storage:ConnectionString={new NpgsqlConnectionStringBuilder(Admin) { Database = name, MaxPoolSize = 60 }}"];

    public override async ValueTask InitializeAsync()
    {
        if (Absent is null)
            await ExecuteAsync($"CREATE DATABASE {_name}");
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Absent is null)
            await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    /// <summary>It takes no connections, and has ended those that there were.</summary>
    public async Task ShutAsync()
    {
        await ExecuteAsync($"ALTER DATABASE {_name} WITH ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}'");
    }

    public Task OpenAgainAsync() => ExecuteAsync($"ALTER DATABASE {_name} WITH ALLOW_CONNECTIONS true");

    internal static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Admin!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database that is not there; whatever made it, it is dropped afterwards.</summary>
public sealed class MissingDatabase : IAsyncDisposable
{
    private readonly string _name = $"alliancebot_test_{Guid.NewGuid():N}";

    public string[] Settings => PostgresDatabase.SettingsFor(_name);

    public async ValueTask DisposeAsync() => await PostgresDatabase.ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
}
