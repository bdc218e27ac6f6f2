using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Groups;

/// <summary>Says what became of one task of a group that is being closed, and goes on to the next or closes. The same task is settled once.</summary>
public static class SettleGroupTask
{
    /// <param name="ConversationId">Where it is said.</param>
    public sealed record Input(Guid? GroupId, ActionItemId Task, Settlement? Settlement, string Note, string ConversationId, Actor Actor, Phrasebook Phrases, DateTimeOffset Now);

    public static async Task<CloseGroup.Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var settled = input.Settlement is { } settlement
            && await db.Set<WorkingGroup>().SingleOrDefaultAsync(g => g.Id == input.GroupId && g.ClosedAt == null, cancellationToken) is { } group
            && await Refusal.FindAsync(db, input.Actor, Right.ManageGroups, group.Id, cancellationToken) is null
            && await SettleAsync(db, group, settlement, input, cancellationToken);
        return await CloseGroup.HandleAsync(db, new(input.GroupId, IsSure: settled, input.ConversationId, input.Actor, input.Phrases, input.Now), cancellationToken);
    }

    private static async Task<bool> SettleAsync(AllianceDb db, WorkingGroup group, Settlement settlement, Input input, CancellationToken cancellationToken)
    {
        var note = TextLimits.Cut(input.Note, TextLimits.Title);
        // Closing takes the tasks one by one, the first that is open first; another one is from an old card.
        var task = await AllianceTasks.FindFirstOpenAsync(db, group.Id, cancellationToken);
        if (task?.Id != input.Task || !task.IsFor(input.ConversationId) || !await AllianceTasks.SettleAsync(db, group.Id, new(input.Task, settlement, note, input.Actor.Id, input.Actor.Name, input.Now), cancellationToken))
            return false;
        var became = new FieldChange("taskSettlement", "", settlement.ToString());
        // Everyone reads the trail: of what is for one place alone it says only that it was settled.
        GroupTrail.Write(db, group, input.Actor, "groupTaskSettled", input.Now, task.OnlyIn is not null ? [became] :
        [
            new FieldChange("task", "", TextLimits.Abridge(task.Text, TextLimits.Title)),
            new FieldChange("taskOwner", "", task.OwnerName),
            became,
            new FieldChange("taskNote", "", note),
        ]);
        return true;
    }
}
