using AllianceBot.Storage;
using Microsoft.Data.Sqlite;

namespace AllianceBot.Benchmarks;

/// <summary>
/// What the disk and SQLite allow without a bot: a loop of two inserts and a commit. On one connection nothing can share a
/// commit, so a turn that writes takes at least as long as the bare endpoint's and one such commit together.
/// </summary>
internal static class PlainCommits
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    /// <summary>Commits in a second.</summary>
    public static double Measure(string folder, SqliteDurability durability)
    {
        Directory.CreateDirectory(folder);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "plain.db")};Pooling=False");
        connection.Open();
        Execute($"PRAGMA journal_mode=WAL; PRAGMA synchronous={(durability is SqliteDurability.Full ? "FULL" : "NORMAL")}");
        Execute("CREATE TABLE Seen (Id INTEGER PRIMARY KEY, Text TEXT); CREATE TABLE Notes (Id INTEGER PRIMARY KEY, Text TEXT)");
        using var begin = Prepare("BEGIN IMMEDIATE");
        using var seen = Prepare("INSERT INTO Seen (Text) VALUES ('a message that was seen, by its key and its fingerprint')");
        using var note = Prepare("INSERT INTO Notes (Text) VALUES ('The ministry confirmed the budget for the second phase')");
        using var commit = Prepare("COMMIT");

        var started = TimeProvider.System.GetTimestamp();
        var commits = 0;
        for (; TimeProvider.System.GetElapsedTime(started) < Duration; commits++)
        {
            begin.ExecuteNonQuery();
            seen.ExecuteNonQuery();
            note.ExecuteNonQuery();
            commit.ExecuteNonQuery();
        }

        return commits / TimeProvider.System.GetElapsedTime(started).TotalSeconds;

        void Execute(string sql)
        {
            using var command = Prepare(sql);
            command.ExecuteNonQuery();
        }

        SqliteCommand Prepare(string sql)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            return command;
        }
    }
}
