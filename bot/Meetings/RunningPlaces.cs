using AllianceBot.Conversation;

namespace AllianceBot.Meetings;

/// <summary>
/// Remembers for a short while whether a meeting runs in a place: every message there asks, and <c>help</c> too.
/// </summary>
public sealed class RunningPlaces(TimeProvider time) : IDisposable
{
    private readonly ShortMemory<(Guid, string)> _places = new(time);

    public Task<bool> IsRunningAsync(Turn turn, CancellationToken cancellationToken) => _places.AskAsync(
        (turn.Alliance.Id, turn.Place.ConversationId),
        () => turn.ReadAsync(async (db, ct) => await MeetingRecords.FindRunningAsync(db, turn.Place.ConversationId, ct) is not null, cancellationToken));

    /// <summary>Call after a meeting was started or ended.</summary>
    public void Forget() => _places.Forget();

    public void Dispose() => _places.Dispose();
}
