using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AllianceBot.Storage;

/// <summary>
/// The one writer of a SQLite database. Use cases that come while it is busy wait for it, and the next commit takes all of
/// them: a commit waits for the disk, and so many of them need not wait each in turn. Every use case has a savepoint of its
/// own, so that one that fails undoes nothing of its neighbours; nobody hears of an outcome before the commit.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MostInOneCommit = 64;

    private readonly Channel<Work> _waiting = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<AllianceDb> _open;
    private readonly Task _running;
    // Kept open: a connection has its pragmas and functions set up each time it is opened.
    private AllianceDb? _db;

    public SqliteWriter(Func<AllianceDb> open)
    {
        _open = open;
        _running = Task.Run(RunAsync);
    }

    /// <inheritdoc cref="AllianceStore.WriteAsync"/>
    public Task<T> WriteAsync<T>(Guid allianceId, Func<AllianceDb, CancellationToken, Task<T>> useCase, CancellationToken cancellationToken)
    {
        var work = new Work<T>(allianceId, useCase, cancellationToken);
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(work), this);
        return work.Outcome;
    }

    public void Dispose()
    {
        if (_waiting.Writer.TryComplete())
            _running.GetAwaiter().GetResult();
    }

    private async Task RunAsync()
    {
        var together = new List<Work>(MostInOneCommit);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (together.Count < MostInOneCommit && _waiting.Reader.TryRead(out var work))
                together.Add(work);
            await CommitAsync(together);
            together.Clear();
        }

        await CloseAsync();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever stops a commit is told to those who wait for it; the writer goes on.")]
    private async Task CommitAsync(List<Work> together)
    {
        try
        {
            if (_db is null)
                await OpenAsync();
            await using (var transaction = await _db!.Database.BeginTransactionAsync())
            {
                foreach (var work in together)
                    await RunAsync(work, _db, transaction);
                await transaction.CommitAsync();
            }

            together.ForEach(work => work.Tell());
        }
        catch (Exception problem)
        {
            together.ForEach(work => work.Fail(problem));
            await CloseAsync();
        }
    }

    private static async Task RunAsync(Work work, AllianceDb db, IDbContextTransaction transaction)
    {
        const string savepoint = "UseCase";
        for (var mayRepeat = true; ; mayRepeat = false)
        {
            await transaction.CreateSavepointAsync(savepoint);
            var isDone = await work.RunAsync(db);
            if (!isDone)
                await transaction.RollbackToSavepointAsync(savepoint);
            await transaction.ReleaseSavepointAsync(savepoint);
            db.ChangeTracker.Clear();
            if (isDone || !mayRepeat || !work.MayRepeat)
                return;
        }
    }

    private Task OpenAsync()
    {
        _db = _open();
        _db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        _db.Database.AutoSavepointsEnabled = false;
        // Or else each transaction would open and close it.
        return _db.Database.OpenConnectionAsync();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Closing what is broken may fail; the next use case gets another connection.")]
    private async Task CloseAsync()
    {
        if (Interlocked.Exchange(ref _db, null) is not { } db)
            return;
        try
        {
            await db.Database.CloseConnectionAsync();
            await db.DisposeAsync();
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

        public override void Fail(Exception problem) => _outcome.TrySetException(problem);
    }
}
