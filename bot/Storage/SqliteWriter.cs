using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace AllianceBot.Storage;

/// <summary>
/// The one writer of a SQLite database. A use case that comes in calm times is committed at once, on its own thread: to wake
/// another takes longer than a note does. Those that come while it is busy wait for it, and the next commit takes all of
/// them: a commit waits for the disk, and so many of them need not wait each in turn. Each of several has a savepoint of its
/// own, so that one that fails undoes nothing of its neighbours; nobody hears of an outcome before the commit.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MostInOneCommit = 64;

    /// <summary>It takes the lock for writing at once: one that had to take it later would fail where it should wait.</summary>
    private const string Begin = "BEGIN IMMEDIATE";

    private readonly BlockingCollection<Work> _waiting = [];
    // Not a lock, which lets its own thread in twice: what a use case sets going there must wait for its turn like any other.
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Func<AllianceDb> _open;
    private readonly SqliteCheckpoints _checkpoints;
    private readonly Thread _thread;
    // Nobody had to wait of late. Where several write at once they gain more by sharing commits.
    private volatile bool _isCalm = true;
    // Kept open: a connection has its pragmas and functions set up each time it is opened.
    private AllianceDb? _db;

    public SqliteWriter(Func<AllianceDb> open, ILogger logger)
    {
        _open = open;
        _checkpoints = new(open, _writing, logger);
        // SQLite waits for the disk on the thread that calls it: when there is much to write, threads of the pool would be missing
        // elsewhere.
        _thread = new Thread(Run) { Name = nameof(SqliteWriter), IsBackground = true };
        _thread.Start();
    }

    /// <inheritdoc cref="AllianceStore.WriteAsync"/>
    public Task<T> WriteAsync<T>(Guid allianceId, Func<AllianceDb, CancellationToken, Task<T>> useCase, CancellationToken cancellationToken)
    {
        var work = new Work<T>(allianceId, useCase, cancellationToken);
        ObjectDisposedException.ThrowIf(_waiting.IsAddingCompleted, this);
        if (TryCommitNow(work))
            return work.Outcome;
        _isCalm = false;
        _waiting.Add(work, CancellationToken.None);
        return work.Outcome;
    }

    /// <summary>What was taken in is still written.</summary>
    public void Dispose()
    {
        if (_waiting.IsAddingCompleted)
            return;
        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
        _writing.Dispose();
    }

    private bool TryCommitNow(Work work)
    {
        if (!_isCalm || !_writing.Wait(0))
            return false;
        try
        {
            if (_waiting.IsAddingCompleted)
                return false;
            Commit([work]);
            return true;
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Run()
    {
        var together = new List<Work>(MostInOneCommit);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            _writing.Wait();
            together.Add(first);
            while (together.Count < MostInOneCommit && _waiting.TryTake(out var next))
                together.Add(next);
            Commit(together);
            _writing.Release();
            _isCalm = together.Count == 1 && _waiting.Count == 0;
            together.Clear();
        }

        _writing.Wait();
        Close();
        _writing.Release();
        _checkpoints.Wait();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever stops a commit is told to those who wait for it; the writer goes on.")]
    private void Commit(List<Work> together)
    {
        try
        {
            _db ??= Open();
            Execute(_db, Begin);
            foreach (var work in together)
                Run(work, _db, isAlone: together.Count == 1);
            if (IsInTransaction(_db))
                Execute(_db, "COMMIT");
            together.ForEach(work => work.Tell());
            _checkpoints.Count(together.Count);
        }
        catch (Exception problem)
        {
            together.ForEach(work => work.Fail(problem));
            Close();
        }
    }

    private static void Run(Work work, AllianceDb db, bool isAlone)
    {
        for (var mayRepeat = true; ; mayRepeat = false)
        {
            if (!isAlone)
                Execute(db, "SAVEPOINT UseCase");
            // Every call to SQLite has returned by the time it gives its task back.
            var isDone = work.RunAsync(db).GetAwaiter().GetResult();
            // Where the disk is full SQLite ends it by itself, and what follows would be committed piece by piece.
            if (!IsInTransaction(db))
                throw new InvalidOperationException("SQLite has given up the transaction.");
            if (!isDone)
                Execute(db, isAlone ? "ROLLBACK" : "ROLLBACK TO UseCase");
            if (!isAlone)
                Execute(db, "RELEASE UseCase");
            db.ChangeTracker.Clear();
            if (isDone || !mayRepeat || !work.MayRepeat)
                return;
            if (isAlone)
                Execute(db, Begin);
        }
    }

    private static bool IsInTransaction(AllianceDb db) => raw.sqlite3_get_autocommit(((SqliteConnection)db.Database.GetDbConnection()).Handle) == 0;

    private static void Execute(AllianceDb db, string sql) => db.Command(sql).ExecuteNonQuery();

    private AllianceDb Open()
    {
        var db = _open();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        // EF Core need not know of the transaction: what it does around one costs as much as a note.
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        // Or else each transaction would open and close it.
        db.Database.OpenConnection();
        return db;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Closing what is broken may fail; the next use case gets another connection.")]
    private void Close()
    {
        if (Interlocked.Exchange(ref _db, null) is not { } db)
            return;
        try
        {
            using (db)
            {
                // Back in its pool it must not still be within the transaction.
                if (IsInTransaction(db))
                    SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
                db.Database.CloseConnection();
            }
        }
        catch (Exception)
        {
            // Nothing to tell: whoever waited has heard why.
        }
    }

    /// <summary>A use case that waits for its turn, then for its commit.</summary>
    private abstract class Work
    {
        /// <summary>Whether a unique key or the like stopped it, which it may see on a second look.</summary>
        public abstract bool MayRepeat { get; }

        /// <summary>Runs the use case and keeps its result or its failure; false for a failure.</summary>
        public abstract Task<bool> RunAsync(AllianceDb db);

        /// <summary>Tells the outcome to whoever waits for it.</summary>
        public abstract void Tell();

        /// <summary>The commit failed, and what was done is undone.</summary>
        public abstract void Fail(Exception problem);
    }

    private sealed class Work<T>(Guid allianceId, Func<AllianceDb, CancellationToken, Task<T>> useCase, CancellationToken cancellationToken) : Work
    {
        // Those who wait go on elsewhere: the writer has more to do.
        private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;
        private Exception? _failure;

        public Task<T> Outcome => _outcome.Task;

        public override bool MayRepeat => _failure is DbUpdateException && !cancellationToken.IsCancellationRequested;

        [SuppressMessage("Design", "CA1031", Justification = "Every failure of a use case goes to its caller.")]
        public override async Task<bool> RunAsync(AllianceDb db)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                db.AllianceId = allianceId;
                _result = await useCase(db, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                _failure = null;
            }
            catch (Exception problem)
            {
                _failure = problem;
            }

            return _failure is null;
        }

        public override void Tell()
        {
            if (_failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
                _outcome.TrySetCanceled(cancellationToken);
            else if (_failure is not null)
                _outcome.TrySetException(_failure);
            else
                _outcome.TrySetResult(_result);
        }

        public override void Fail(Exception problem) => _outcome.TrySetException(_failure ?? problem);
    }
}
