using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Listening;

/// <summary>
/// Remembers for a short while whether a meeting is read along in a place. Every message that people write to each other asks,
/// and where nobody listens, nothing else about it is looked at.
/// </summary>
public sealed class ListenedPlaces(AllianceStore store, TimeProvider time) : IDisposable
{
    private readonly ShortMemory<string> _places = new(time);

    public Task<bool> IsListenedToAsync(string conversationId, CancellationToken cancellationToken) => _places.AskAsync(conversationId, async () =>
    {
        await using var all = store.OpenAcrossAlliances();
        return await all.Set<ListeningMeeting>().IgnoreQueryFilters().AnyAsync(l => l.ConversationId == conversationId, cancellationToken);
    });

    /// <summary>Call after it was begun or ended somewhere.</summary>
    public void Forget() => _places.Forget();

    public void Dispose() => _places.Dispose();
}
