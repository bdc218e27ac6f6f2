namespace AllianceBot.Storage;

public enum StorageProvider
{
    Sqlite,
    Postgres,
}

public enum SqliteDurability
{
    /// <summary>A commit survives a killed process; the newest commits may be lost at a power cut.</summary>
    Normal,

    /// <summary>A commit survives a power cut.</summary>
    Full,
}

/// <summary>The <c>Storage</c> section of the configuration.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Needed for PostgreSQL; for SQLite it defaults to a file in <see cref="DataFolder"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Where the SQLite file lives; relative to the working directory.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>
    /// Full by default: minutes are records, and a note that was acknowledged must be there after a power cut as well.
    /// </summary>
    public SqliteDurability Durability { get; set; } = SqliteDurability.Full;

    public string ConnectionStringOrDefault() => (Provider, ConnectionString) switch
    {
        (_, { Length: > 0 } given) => given,
        (StorageProvider.Sqlite, _) => $"Data Source={Path.Combine(DataFolder, "alliancebot.db")}",
        _ => throw new InvalidOperationException(
            "Storage:Provider is Postgres, but Storage:ConnectionString is missing. Set it to 'Host=…;Database=…;Username=…;Password=…'."),
    };
}
