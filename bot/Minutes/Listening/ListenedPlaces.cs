using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace AllianceBot.Minutes.Listening;

/// <summary>
/// Remembers for a short while whether a meeting is read along in a place. Every message that people write to each other asks,
/// and where nobody listens, nothing else about it is looked at.
/// </summary>
public sealed class ListenedPlaces(AllianceStore store, TimeProvider time) : IDisposable
{
    /// <summary>How long what another instance was told may go unseen. What this one was told is seen at once.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    private readonly MemoryCache _places = new(new MemoryCacheOptions { SizeLimit = 50_000, Clock = new CacheClock(time) });
    private long _changes;

    public async Task<bool> IsListenedToAsync(string conversationId, CancellationToken cancellationToken)
    {
        var changes = Interlocked.Read(ref _changes);
        if (_places.TryGetValue(conversationId, out Remembered? known) && known!.Changes == changes)
            return known.IsListenedTo;
        await using var all = store.OpenAcrossAlliances();
        var isListenedTo = await all.Set<ListeningMeeting>().IgnoreQueryFilters().AnyAsync(l => l.ConversationId == conversationId, cancellationToken);
        _places.Set(conversationId, new Remembered(isListenedTo, changes), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory });
        return isListenedTo;
    }

    /// <summary>Call after it was begun or ended somewhere.</summary>
    public void Forget() => Interlocked.Increment(ref _changes);

    public void Dispose() => _places.Dispose();

    private sealed record Remembered(bool IsListenedTo, long Changes);
}
