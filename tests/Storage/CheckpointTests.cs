using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Storage;

/// <summary>What is committed leaves SQLite's log for the database while others go on writing.</summary>
public sealed class CheckpointTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private const int Writes = 4000;

    /// <summary>Each write leaves three pages of 4 KB there, so that they came to 48 MB if it never began anew.</summary>
    private const long LongestLog = 24 * 1024 * 1024;

    [Fact]
    public async Task The_log_begins_anew_although_the_writing_never_stops()
    {
        var alliance = await database.FoundAllianceAsync();
        for (var i = 0; i < Writes; i++)
        {
            var key = $"{i:D8}";
            await database.Store.WriteAsync(alliance, (db, ct) => InboundActivities.TryRecordAsync(db, key, key, database.Time.GetUtcNow(), ct), TestContext.Current.CancellationToken);
        }

        new FileInfo(Path.Combine(database.Folder, "alliancebot.db-wal")).Length.ShouldBeLessThan(LongestLog);
        await using var db = database.Store.OpenForReading(alliance);
        (await db.Set<InboundActivity>().CountAsync(TestContext.Current.CancellationToken)).ShouldBe(Writes);
    }
}
