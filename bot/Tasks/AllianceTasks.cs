using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>
/// All tasks of an alliance, for other features: what meetings agreed on, and once the minutes are approved or where no meeting did, what is
/// followed up here.
/// </summary>
public static class AllianceTasks
{
    public static async Task<int> CountOpenAsync(AllianceDb db, Guid groupId, CancellationToken cancellationToken) =>
        await ActionItems.CountOpenAsync(db, groupId, cancellationToken) + await OpenOf(db, groupId).CountAsync(cancellationToken);

    /// <summary>What became of the tasks of a group, and of how many each.</summary>
    public static async Task<Dictionary<Settlement, int>> CountSettledAsync(AllianceDb db, Guid groupId, CancellationToken cancellationToken)
    {
        var settled = await ActionItems.CountSettledAsync(db, groupId, cancellationToken);
        foreach (var (settlement, count) in new[]
        {
            (Settlement.Done, await db.Set<ActionItem>().CountAsync(t => t.GroupId == groupId && t.State == ActionItemState.Done, cancellationToken)),
            (Settlement.Dropped, await db.Set<ActionItem>().CountAsync(t => t.GroupId == groupId && t.State == ActionItemState.Dropped, cancellationToken)),
            (Settlement.HandedToAlliance, await db.Set<ActionItem>().CountAsync(t => t.FormerGroupId == groupId, cancellationToken)),
        })
        {
            if (count > 0)
                settled[settlement] = settled.GetValueOrDefault(settlement) + count;
        }

        return settled;
    }

    /// <summary>The open task that was due first; null when none is open. What no minutes were approved of comes before the rest.</summary>
    public static async Task<OpenActionItem?> FindFirstOpenAsync(AllianceDb db, Guid groupId, CancellationToken cancellationToken)
    {
        if (await ActionItems.FindFirstOpenAsync(db, groupId, cancellationToken) is { } noted)
            return noted;
        return await OpenOf(db, groupId).OrderBy(t => t.DueDate == null).ThenBy(t => t.DueDate).ThenBy(t => t.Id).FirstOrDefaultAsync(cancellationToken) is { } item
            ? new(new(item.Id, ActionItemId.FollowedUp), item.MeetingId is null ? "" : item.Source, item.Text, item.OwnerName, item.DueDate) { OnlyIn = item.OnlyIn }
            : null;
    }

    /// <returns>False when this group has no such open task: it is another one's, or settled by now.</returns>
    public static async Task<bool> SettleAsync(AllianceDb db, Guid groupId, ActionItemSettling settling, CancellationToken cancellationToken)
    {
        if (settling.Id.Sequence != ActionItemId.FollowedUp)
            return await ActionItems.SettleAsync(db, groupId, settling, cancellationToken);
        if (await OpenOf(db, groupId).SingleOrDefaultAsync(t => t.Id == settling.Id.SourceId, cancellationToken) is not { } item)
            return false;
        if (settling.Settlement is Settlement.HandedToAlliance)
            item.LeaveGroup();
        else
            await SettleActionItem.SettleAsync(db, item, settling.Settlement is Settlement.Done, settling.Note, new Actor(settling.ById, settling.ByName, Standing.None), await SettingAsync(db, settling.Now, cancellationToken), cancellationToken);
        // What is still open is asked for in the same transaction.
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// What these people took on or are asked to, and nobody has settled, overdue or not, the soonest first and what has no day last. What
    /// belongs to a private place stays there.
    /// </summary>
    public static async Task<IReadOnlyList<OwnedActionItem>> ReadOpenOfAsync(AllianceDb db, IReadOnlyCollection<Guid> ownerIds, CancellationToken cancellationToken)
    {
        if (ownerIds.Count == 0)
            return [];
        var followed = await db.Set<ActionItem>()
            .Where(t => t.OnlyIn == null && t.State != ActionItemState.Done && t.State != ActionItemState.Dropped && (ownerIds.Contains(t.OwnerId!.Value) || ownerIds.Contains(t.FormerOwnerId!.Value)))
            .OrderBy(t => t.Id).Select(t => new { t.MeetingId, t.Source, t.Text, OwnerId = t.OwnerId ?? t.FormerOwnerId, t.OwnerName, t.DueDate }).ToListAsync(cancellationToken);
        return
        [
            .. (await ActionItems.ReadOpenOfAsync(db, ownerIds, cancellationToken))
                .Concat(followed.Select(t => new OwnedActionItem(t.MeetingId is null ? "" : t.Source, t.Text, t.OwnerId!.Value, t.OwnerName, t.DueDate)))
                .OrderBy(t => t.DueDate is null).ThenBy(t => t.DueDate),
        ];
    }

    /// <summary>Two rows turn out to be one person: the tasks of the one are the other's.</summary>
    public static async Task MergeOwnersAsync(AllianceDb db, Guid fromId, ActionItemOwner to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ActionItemOwners.HandOverAsync(db, fromId, to.Id, cancellationToken);
        await db.Set<ActionItem>().Where(t => t.ProposedById == fromId).ExecuteUpdateAsync(set => set.SetProperty(t => t.ProposedById, to.Id), cancellationToken);
        await db.Set<ActionItem>().Where(t => t.FormerOwnerId == fromId).ExecuteUpdateAsync(set => set.SetProperty(t => t.FormerOwnerId, to.Id), cancellationToken);
        var items = await db.Set<ActionItem>().Where(t => t.OwnerId == fromId).ToListAsync(cancellationToken);
        if (items.Count == 0)
            return;
        items.ForEach(item => item.BelongTo(to));
        // What was put down for the row that goes is never sent. The clock of the one that stays is read with it.
        await db.SaveChangesAsync(cancellationToken);
        var setting = await SettingAsync(db, now, cancellationToken);
        foreach (var item in items.Where(t => t.State is ActionItemState.Open))
            await TaskCalls.RemindOwnerAsync(db, setting, item, cancellationToken);
        if (items.Any(t => t.State is ActionItemState.Proposed))
            await TaskCalls.RemindAsync(db, setting, [to.Id], [await setting.TodayOfAsync(db, to.Id, cancellationToken)], cancellationToken);
    }

    /// <summary>Somebody lives by another clock from now on: the messages of a day that wait for them go by it.</summary>
    public static Task FollowClockAsync(AllianceDb db, Guid personId, string timeZone, CancellationToken cancellationToken) =>
        Notices.FollowClockAsync(db, DailyTasks.KindName, personId, timeZone, cancellationToken);

    /// <summary>Somebody chose another hour for the message of a day: those that wait for theirs go by it.</summary>
    public static Task FollowHourAsync(AllianceDb db, Guid personId, TimeOnly hour, CancellationToken cancellationToken) =>
        Notices.FollowHourAsync(db, DailyTasks.KindName, personId, hour, cancellationToken);

    /// <summary>
    /// Somebody is not here any more: what they had waits for another owner. Those who lead hear of it with the departure.
    /// </summary>
    public static async Task LoseOwnerAsync(AllianceDb db, Guid personId, Actor? by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var items = await db.Set<ActionItem>().Where(t => t.OwnerId == personId && (t.State == ActionItemState.Open || t.State == ActionItemState.Proposed)).ToListAsync(cancellationToken);
        if (items.Count == 0)
            return;
        var setting = await SettingAsync(db, now, cancellationToken);
        foreach (var item in items)
        {
            item.LeaveBehind(setting.NextStep);
            TaskTrail.Write(db, item, by, "taskOwnerLeft", now);
        }
    }

    /// <summary>Somebody who had left is here again: they are asked for what they had and nobody has taken on since.</summary>
    public static async Task GiveBackAsync(AllianceDb db, ActionItemOwner owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var left = await db.Set<ActionItem>().Where(t => t.FormerOwnerId == owner.Id && t.State == ActionItemState.Unowned).ToListAsync(cancellationToken);
        if (left.Count == 0)
            return;
        var setting = await SettingAsync(db, now, cancellationToken);
        foreach (var item in left)
        {
            item.Ask(owner, item.DueDate, setting.NextStep, now);
            TaskTrail.Write(db, item, by: null, "taskProposed", now, new FieldChange("taskOwner", "", owner.Name));
        }

        await TaskCalls.AskAsync(db, left[0], $"{owner.Id}/{now.UtcTicks}", now, cancellationToken);
    }

    private static async Task<TaskSetting> SettingAsync(AllianceDb db, DateTimeOffset now, CancellationToken cancellationToken) =>
        await TaskSetting.ReadAsync(db, (await AllianceSettings.ReadAsync(db, cancellationToken))!.Info, now, cancellationToken);

    private static IQueryable<ActionItem> OpenOf(AllianceDb db, Guid groupId) =>
        db.Set<ActionItem>().Where(t => t.GroupId == groupId && t.State != ActionItemState.Done && t.State != ActionItemState.Dropped);
}
