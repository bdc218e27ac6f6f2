using Microsoft.Extensions.Caching.Memory;

namespace AllianceBot.Conversation;

/// <summary>Remembers for ten seconds what was read of a place, for what every message there asks.</summary>
/// <remarks>That long what another instance changed may go unseen; what this one changed is seen at once.</remarks>
internal sealed class ShortMemory<TKey>(TimeProvider time) : IDisposable
    where TKey : notnull
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = 50_000, Clock = new CacheClock(time) });
    private long _changes;

    /// <param name="key">Of what is asked.</param>
    /// <param name="readAsync">Reads it where it is not remembered.</param>
    public async Task<bool> AskAsync(TKey key, Func<Task<bool>> readAsync)
    {
        // Before anything is read: what changes meanwhile may have been read as it was before.
        var changes = Interlocked.Read(ref _changes);
        if (_answers.TryGetValue(key, out Remembered? known) && known!.Changes == changes)
            return known.Answer;
        var answer = await readAsync();
        _answers.Set(key, new Remembered(answer, changes), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Length });
        return answer;
    }

    /// <summary>Call after something was changed.</summary>
    public void Forget() => Interlocked.Increment(ref _changes);

    public void Dispose() => _answers.Dispose();

    private sealed record Remembered(bool Answer, long Changes);
}
