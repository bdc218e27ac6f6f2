using AllianceBot.Storage;

namespace AllianceBot.Meetings;

/// <summary>What another feature made of an ended meeting, after which it cannot go on.</summary>
public interface IMeetingSeal
{
    /// <param name="db">The alliance.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<bool> IsSealedAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken);
}
