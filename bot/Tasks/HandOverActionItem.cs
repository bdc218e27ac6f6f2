using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>Asks somebody else to take a task on, with its date. Whoever takes it on themselves has accepted it.</summary>
internal static class HandOverActionItem
{
    /// <param name="To">An id from a choice, or what somebody typed.</param>
    /// <param name="Date">Another date for it; empty to keep the one it has.</param>
    public sealed record Input(Guid? TaskId, string To, string Date, string ConversationId, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now);

    public static async Task<TaskOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await TaskAtHand.FindAsync(db, input.TaskId, input.Actor, input.ConversationId, cancellationToken) is not { } hand)
            return new TaskOutcome.TaskUnknown();
        var (item, before) = (hand.Item, hand.Item.OwnerId);
        // What nobody has is anybody's to take.
        var takes = item.State is ActionItemState.Unowned && input.To == input.Actor.Id.ToString();
        if (!hand.MaySettle && !takes)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (item.IsSettled)
            return new TaskOutcome.TooLate();
        var (owner, wrong) = await TaskOwners.FindAsync(db, input.To, cancellationToken);
        if (owner is null)
            return wrong!;
        if (owner.Id == before)
            return new TaskOutcome.Done(item.Id);
        var setting = await TaskSetting.ReadAsync(db, input.Alliance, input.Now, cancellationToken);
        var due = DateOnly.TryParseExact(input.Date, "yyyy-MM-dd", out var day) ? day : item.DueDate;
        var accepts = owner.Id == input.Actor.Id;
        if (due < setting.Today && (accepts || day == due))
            return new TaskOutcome.Wrong(TaskProblem.DatePast);
        if (accepts && due is null)
            return new TaskOutcome.Wrong(TaskProblem.DateMissing);

        var who = item.OwnerName;
        item.Ask(owner, setting.NextStep);
        TaskTrail.Write(db, item, input.Actor, "taskHandedOver", input.Now, new FieldChange("taskOwner", who, owner.Name));
        if (accepts)
            await AnswerActionItem.AcceptAsync(db, item, due!.Value, input.Actor, setting, cancellationToken);
        else
            // The same may be asked of the same person again later.
            await TaskCalls.AskAsync(db, item, $"{item.Id}/{input.Now.UtcTicks}", input.Now, cancellationToken);
        if (before is { } former && former != input.Actor.Id)
            await TaskCalls.TellAsync(db, [former], new(TaskNewsKind.HandedOver, item.Id, input.Actor.Name, owner.Name), input.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }
}
