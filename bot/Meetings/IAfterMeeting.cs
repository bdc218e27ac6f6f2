using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Meetings;

/// <summary>What another feature does when a meeting has ended, or comes to nothing.</summary>
public interface IAfterMeeting
{
    /// <summary>In the transaction that ends the meeting: what was promised to last until its end must not outlive it because somebody hung up in between.</summary>
    /// <param name="db">Where it was ended just now.</param>
    /// <param name="turn">What ended it.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What there is to say of it, after what is said of the end; called when all of it is recorded.</returns>
    Task<Func<Reply>> HandleAsync(AllianceDb db, Turn turn, Guid meetingId, CancellationToken cancellationToken);

    /// <summary>It never was: takes away what was kept for it, in the transaction that does so too.</summary>
    /// <returns>False when people gave something for it, which is not dropped so; then nothing was taken away.</returns>
    Task<bool> HandleCancelledAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken);

    /// <summary>It goes on after all.</summary>
    /// <returns>What there is to say of what it did at the end.</returns>
    Task<Reply> HandleReopenedAsync(Turn turn, Guid meetingId, CancellationToken cancellationToken);
}
