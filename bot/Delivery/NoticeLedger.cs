using System.Diagnostics.CodeAnalysis;
using AllianceBot.Storage;

namespace AllianceBot.Delivery;

/// <summary>
/// Writes down what the workers do. What comes while a commit is under way shares the next one: a commit waits for the disk,
/// and a thousand messages a second need not wait each in turn.
/// </summary>
internal sealed class NoticeLedger(AllianceStore store, TimeProvider time)
{
    private const int MostInOneCommit = 128;

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _waiting = new();
    private bool _isWriting;

    /// <returns>False when the claim was lost meanwhile, or the notice was cancelled: it must not be sent.</returns>
    public Task<bool> IntendAsync(ClaimedNotice notice) => AddAsync(db => NoticeQueue.IntendAsync(db, notice, time.GetUtcNow(), CancellationToken.None));

    /// <returns>False when the claim was lost meanwhile.</returns>
    public Task<bool> SettleAsync(ClaimedNotice notice, NoticeOutcome outcome) => AddAsync(db => NoticeQueue.SettleAsync(db, notice, outcome, time.GetUtcNow(), CancellationToken.None));

    private Task<bool> AddAsync(Func<AllianceDb, Task<bool>> write)
    {
        var entry = new Entry(write, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Enqueue(entry);
            if (_isWriting)
                return entry.Written.Task;
            _isWriting = true;
        }

        _ = Task.Run(WriteAllAsync);
        return entry.Written.Task;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever stops a commit is told to all who wait for it.")]
    private async Task WriteAllAsync()
    {
        while (Take() is { Count: > 0 } together)
        {
            try
            {
                var results = await store.WriteAsync(Guid.Empty, (db, _) => WriteAsync(db, together), CancellationToken.None);
                for (var i = 0; i < together.Count; i++)
                    together[i].Written.TrySetResult(results[i]);
            }
            catch (Exception problem)
            {
                together.ForEach(entry => entry.Written.TrySetException(problem));
            }
        }
    }

    private List<Entry> Take()
    {
        lock (_gate)
        {
            var together = new List<Entry>();
            while (together.Count < MostInOneCommit && _waiting.TryDequeue(out var entry))
                together.Add(entry);
            _isWriting = together.Count > 0;
            return together;
        }
    }

    private static async Task<bool[]> WriteAsync(AllianceDb db, List<Entry> together)
    {
        var results = new bool[together.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = await together[i].Write(db);
        return results;
    }

    private sealed record Entry(Func<AllianceDb, Task<bool>> Write, TaskCompletionSource<bool> Written);
}
