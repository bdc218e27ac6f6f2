using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>Whose the tasks are, for other features.</summary>
public static class ActionItemOwners
{
    /// <summary>Two rows turn out to be one person: the tasks of the one are the other's. The names in the record stay as they were written.</summary>
    public static Task<int> HandOverAsync(AllianceDb db, Guid fromId, Guid toId, CancellationToken cancellationToken) =>
        db.Set<MeetingEntry>().Where(e => e.OwnerId == fromId).ExecuteUpdateAsync(set => set.SetProperty(e => e.OwnerId, toId), cancellationToken);
}
