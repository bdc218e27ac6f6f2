using AllianceBot.Conversation;

namespace AllianceBot.Meetings;

/// <summary>What another feature does when a meeting has ended.</summary>
public interface IAfterMeeting
{
    /// <param name="turn">What ended it.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What there is to say of it, after what is said of the end.</returns>
    Task<Reply> HandleAsync(Turn turn, Guid meetingId, CancellationToken cancellationToken);

    /// <summary>It goes on after all.</summary>
    /// <returns>What there is to say of what it did at the end.</returns>
    Task<Reply> HandleReopenedAsync(Turn turn, Guid meetingId, CancellationToken cancellationToken);
}
