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

    /// <summary>All by id, those that were closed too.</summary>
    public static Task<Dictionary<Guid, GroupInfo>> ReadAllAsync(AllianceDb db, CancellationToken cancellationToken) =>
        db.Set<WorkingGroup>().Select(g => new GroupInfo(g.Id, g.Name)).ToDictionaryAsync(g => g.Id, cancellationToken);

    /// <summary>Null when there is no such group.</summary>
    public static async Task<GroupInfo?> FindAsync(AllianceDb db, Guid? groupId, CancellationToken cancellationToken) => groupId is null ? null
        : await db.Set<WorkingGroup>().Where(g => g.Id == groupId).Select(g => new GroupInfo(g.Id, g.Name)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>What groups are called; empty for none, which is the alliance as a whole.</summary>
    public static async Task<Func<Guid?, string>> ReadNamesAsync(AllianceDb db, IEnumerable<Guid?> groupIds, CancellationToken cancellationToken)
    {
        var ids = groupIds.OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0)
            return _ => "";
        var names = await db.Set<WorkingGroup>().Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Name, cancellationToken);
        return id => id is { } group ? names.GetValueOrDefault(group, "") : "";
    }

    /// <summary>Which organisations take part in which groups, to ask the database with.</summary>
    public static IQueryable<GroupPart> Parts(AllianceDb db) => db.Set<GroupMember>().Select(m => new GroupPart { GroupId = m.GroupId, OrganisationId = m.OrganisationId });

    /// <summary>Ids of the organisations that take part.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadMembersAsync(AllianceDb db, Guid groupId, CancellationToken cancellationToken) =>
        await db.Set<GroupMember>().Where(m => m.GroupId == groupId).Select(m => m.OrganisationId).ToListAsync(cancellationToken);
}

/// <summary>That an organisation takes part in a working group.</summary>
public sealed record GroupPart
{
    public required Guid GroupId { get; init; }

    public required Guid OrganisationId { get; init; }
}
