using AllianceBot.Conversation;
using Microsoft.Extensions.Caching.Memory;

namespace AllianceBot.Meetings;

/// <summary>
/// Remembers for a short while whether a meeting runs in a place: every message there asks, and <c>help</c> too.
/// </summary>
public sealed class RunningPlaces(TimeProvider time) : IDisposable
{
    /// <summary>How long a meeting that another instance started or ended may go unseen. Own ones are seen at once.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    private readonly MemoryCache _places = new(new MemoryCacheOptions { SizeLimit = 50_000, Clock = new CacheClock(time) });
    private long _changes;

    public async Task<bool> IsRunningAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Before anything is read: what changes meanwhile may have been read as it was before.
        var changes = Interlocked.Read(ref _changes);
        var place = (turn.Alliance.Id, turn.Place.ConversationId);
        if (_places.TryGetValue(place, out Remembered? known) && known!.Changes == changes)
            return known.IsRunning;
        var isRunning = await turn.ReadAsync(async (db, ct) => await MeetingRecords.FindRunningAsync(db, turn.Place.ConversationId, ct) is not null, cancellationToken);
        _places.Set(place, new Remembered(isRunning, changes), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory });
        return isRunning;
    }

    /// <summary>Call after a meeting was started or ended.</summary>
    public void Forget() => Interlocked.Increment(ref _changes);

    public void Dispose() => _places.Dispose();

    private sealed record Remembered(bool IsRunning, long Changes);
}
