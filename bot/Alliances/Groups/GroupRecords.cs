using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>The working groups, for other features: records out.</summary>
public static class GroupRecords
{
    /// <summary>Those that are open, by name.</summary>
    public static async Task<IReadOnlyList<GroupInfo>> ReadOpenAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await db.Set<WorkingGroup>().Where(g => g.ClosedAt == null).OrderBy(g => g.Name).Select(g => new GroupInfo(g.Id, g.Name)).ToListAsync(cancellationToken);
}
