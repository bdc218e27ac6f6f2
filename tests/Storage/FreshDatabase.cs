using AllianceBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Storage;

/// <summary>
/// An empty SQLite database as the bot makes it, made once. To make its schema is most of the work of a start, and the tests start
/// a bot many hundred times; that a bot makes it by itself is what the tests of the storage and the real processes show.
/// </summary>
public static class FreshDatabase
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <param name="folder">The bot's data folder; it exists.</param>
    public static async Task PutIntoAsync(string folder) => await File.WriteAllBytesAsync(FileIn(folder), await Made.Value);

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("alliancebot-fresh-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:DataFolder", folder)]).Build();
        await using (var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStorage(configuration).BuildServiceProvider())
            await services.GetRequiredService<AllianceStore>().MigrateAsync(services.GetRequiredService<StorageOptions>(), CancellationToken.None);
        // With its last connection the log is written into the file.
        SqliteConnection.ClearAllPools();
        var content = await File.ReadAllBytesAsync(FileIn(folder));
        File.Exists($"{FileIn(folder)}-wal").ShouldBeFalse();
        Directory.Delete(folder, recursive: true);
        return content;
    }

    private static string FileIn(string folder) => Path.Combine(folder, "alliancebot.db");
}
