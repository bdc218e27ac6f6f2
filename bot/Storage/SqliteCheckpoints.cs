using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Storage;

/// <summary>
/// Takes what was committed from SQLite's log over into the database (sqlite.org/wal.html, "Checkpointing"), beside the writer. SQLite itself
/// does it within the commit that fills the log, which then waits for the disk some fifty times as long as others.
/// </summary>
/// <param name="open">Opens the database.</param>
/// <param name="writing">Held by whoever writes.</param>
internal sealed class SqliteCheckpoints(Func<AllianceDb> open, SemaphoreSlim writing)
{
    /// <summary>
    /// How long the log may grow, in pages of 4 KB, before SQLite does see to it: after something very large, or where the disk is
    /// slower than those who write.
    /// </summary>
    public const int LongestLog = 16_000;

    /// <summary>A note leaves six pages in the log, and most of them are those of the note before it.</summary>
    private const int UseCasesBetween = 600;

    private int _written;
    private Task _latest = Task.CompletedTask;

    /// <summary>Counts what was committed, and begins when it is time. For one caller at a time.</summary>
    /// <param name="useCases">How many.</param>
    public void Count(int useCases)
    {
        _written += useCases;
        if (_written < UseCasesBetween || !_latest.IsCompleted)
            return;
        _written = 0;
        // It waits for the disk, and a thread of the pool would be missing elsewhere.
        _latest = Task.Factory.StartNew(Take, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits for the one that is under way.</summary>
    public void Wait() => _latest.Wait();

    [SuppressMessage("Design", "CA1031", Justification = "What was committed is in the log and stays there; the next checkpoint takes it over.")]
    private void Take()
    {
        try
        {
            using var db = open();
            db.Database.OpenConnection();
            Checkpoint(db);
            // Only a log that is taken over to its end begins anew, and while others write there is always more: this is the rest.
            writing.Wait();
            try
            {
                Checkpoint(db);
            }
            finally
            {
                writing.Release();
            }
        }
        catch (Exception)
        {
            // As with SQLite's own, nobody waits for it.
        }
    }

    private static void Checkpoint(AllianceDb db) => db.Command("PRAGMA wal_checkpoint(PASSIVE)").ExecuteNonQuery();
}
