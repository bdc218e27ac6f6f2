using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Roles;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota;

/// <summary>The rotas of an alliance: its own, and those of its working groups, which are kept apart.</summary>
internal static class RotaScopes
{
    /// <summary>The alliance's, then that of each group with turns that are not settled or not counted yet, though it was closed since.</summary>
    public static async Task<IReadOnlyList<RotaSetting>> ListAsync(AllianceDb db, RotaSetting setting, CancellationToken cancellationToken)
    {
        var whole = setting with { Group = null };
        var ids = await db.Set<RotaTurn>().Where(t => t.GroupId != null && (t.CountedEffort == null || (t.State != TurnState.Done && t.State != TurnState.NotDone))).Select(t => t.GroupId!.Value).Distinct().ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return [whole];
        var groups = await GroupRecords.ReadAllAsync(db, cancellationToken);
        return [whole, .. ids.Where(groups.ContainsKey).Order().Select(id => setting with { Group = groups[id] })];
    }

    /// <summary>The same, for the rota that a turn is in, wherever somebody speaks of it.</summary>
    public static async Task<RotaSetting> OfTurnAsync(AllianceDb db, Guid? turnId, RotaSetting setting, CancellationToken cancellationToken) =>
        await OfAsync(db, await db.Set<RotaTurn>().Where(t => t.Id == turnId).Select(t => t.GroupId).SingleOrDefaultAsync(cancellationToken), setting, cancellationToken);

    public static async Task<RotaSetting> OfAsync(AllianceDb db, Guid? groupId, RotaSetting setting, CancellationToken cancellationToken) =>
        setting.GroupId == groupId ? setting : setting with { Group = await GroupRecords.FindAsync(db, groupId, cancellationToken) };

    /// <summary>Those who look after a rota: the coordinator of a group; of the alliance's, and where a group has none, whoever leads.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadManagersAsync(AllianceDb db, Guid? groupId, CancellationToken cancellationToken) =>
        groupId is { } group && await RoleRecords.CoordinatorsAsync(db, group, cancellationToken) is { Count: > 0 } coordinators ? coordinators : await Stewardship.ReadLeadersAsync(db, cancellationToken);
}
