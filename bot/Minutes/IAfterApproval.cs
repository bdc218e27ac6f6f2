using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes;

/// <summary>What another feature makes of minutes that were just approved, in the same transaction.</summary>
public interface IAfterApproval
{
    /// <param name="db">The transaction of the approval.</param>
    /// <param name="meeting">As it was approved.</param>
    /// <param name="alliance">Whose it is.</param>
    /// <param name="by">Null when the minutes were approved because nobody objected.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task HandleAsync(AllianceDb db, MeetingRecord meeting, AllianceInfo alliance, Actor? by, DateTimeOffset now, CancellationToken cancellationToken);
}
