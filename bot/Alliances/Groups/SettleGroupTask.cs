using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>Says what became of one task of a group that is being closed, and goes on to the next or closes. The same task is settled once.</summary>
public static class SettleGroupTask
{
    public sealed record Input(Guid? GroupId, ActionItemId Task, Settlement? Settlement, string Note, Actor Actor, DateTimeOffset Now);

    public static async Task<CloseGroup.Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var isOpen = await db.Set<WorkingGroup>().AnyAsync(g => g.Id == input.GroupId && g.ClosedAt == null, cancellationToken);
        var settled = isOpen && input is { GroupId: { } groupId, Settlement: { } settlement }
            && await Refusal.FindAsync(db, input.Actor, Right.ManageGroups, groupId, cancellationToken) is null
            && await ActionItems.SettleAsync(db, groupId, new(input.Task, settlement, TextLimits.Cut(input.Note, TextLimits.Title), input.Actor.Id, input.Actor.Name, input.Now), cancellationToken);
        return await CloseGroup.HandleAsync(db, new(input.GroupId, IsSure: settled, input.Actor, input.Now), cancellationToken);
    }
}
