using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Storage;

/// <summary>
/// Takes what was committed from SQLite's log over into the database (sqlite.org/wal.html, "Checkpointing"), beside the writer, which waits for
/// the last few pages alone. SQLite itself does it within the commit that fills the log, which then waits for the disk some fifty times as long as
/// others.
/// </summary>
/// <param name="open">Opens the database.</param>
/// <param name="writing">Held by the writer while it writes.</param>
/// <param name="logger">Hears of what went wrong.</param>
internal sealed partial class SqliteCheckpoints(Func<AllianceDb> open, SemaphoreSlim writing, ILogger logger)
{
    /// <summary>
    /// How long the log may grow, in pages of 4 KB, before SQLite does see to it: after something very large, or where the disk is
    /// slower than those who write.
    /// </summary>
    public const int LongestLog = 16_000;

    /// <summary>A note leaves five pages in the log, and most of them are those of the note before it.</summary>
    private const int UseCasesBetween = 1_200;

    /// <summary>For so few the writer may be made to wait.</summary>
    private const long FewPages = 500;

    /// <summary>Each takes what was written during the one before; a reader that stays long keeps all of them from the end of the log.</summary>
    private const int MostRounds = 5;

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
            var left = long.MaxValue;
            for (var round = 0; left > FewPages && round < MostRounds; round++)
                left = Checkpoint(db);
            if (left > FewPages)
                return;
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
        catch (Exception problem)
        {
            LogNotTaken(logger, problem);
        }
    }

    /// <summary>How many pages it left in the log, of those that were there as it began.</summary>
    private static long Checkpoint(AllianceDb db)
    {
        using var row = db.Command("PRAGMA wal_checkpoint(PASSIVE)").ExecuteReader();
        row.Read();
        // It was begun anew meanwhile, or another process is at it.
        return row.GetInt64(1) - row.GetInt64(2);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "SQLite's log could not be taken over into the database; it will be tried again")]
    private static partial void LogNotTaken(ILogger logger, Exception problem);
}
