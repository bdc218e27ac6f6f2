using AllianceBot.Alliances.History;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>Asks somebody else to take a task on, with its date. Whoever takes it on themselves has accepted it.</summary>
internal static class HandOverActionItem
{
    /// <param name="to">An id from a choice, or what somebody typed.</param>
    /// <param name="date">Another date for it; empty to keep the one it has.</param>
    public static Task<TaskOutcome> HandleAsync(AllianceDb db, TaskRequest request, string to, string date, CancellationToken cancellationToken) => TaskAtHand.ChangeAsync(db, request, async (hand, setting) =>
    {
        var (item, before) = (hand.Item, hand.Item.OwnerId);
        // What nobody has is anybody's to take.
        var takes = item.State is ActionItemState.Unowned && to == request.Actor.Id.ToString();
        if (!hand.MaySettle && !takes)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (item.IsSettled)
            return new TaskOutcome.TooLate();
        var (owner, wrong) = await TaskOwners.FindAsync(db, to, cancellationToken);
        if (owner is null)
            return wrong!;
        if (owner.Id == before)
            return new TaskOutcome.Done(item.Id);
        var (accepts, given) = (owner.Id == request.Actor.Id, IsoDay.Read(date));
        // A date that was agreed on is not changed by passing the task on, but by those who may agree to another.
        if (given is { } other && other != item.DueDate && item.DueDate >= setting.Today && !hand.MayAgree)
            return new TaskOutcome.Wrong(TaskProblem.DateOfOthers, item.ProposedByName);
        var due = given ?? item.DueDate;
        if (due < setting.Today)
            return new TaskOutcome.Wrong(TaskProblem.DatePast);
        if (accepts && due is null)
            return new TaskOutcome.Wrong(TaskProblem.DateMissing);

        var who = item.OwnerName;
        var agreed = item.DueDate;
        item.Ask(owner, due, setting.NextStep, request.Now);
        TaskTrail.Write(db, item, request.Actor, "taskHandedOver", request.Now, new("taskOwner", who, owner.Name), new FieldChange("taskDue", IsoDay.Write(agreed), IsoDay.Write(due)));
        if (accepts)
            await AnswerActionItem.AcceptAsync(db, item, due!.Value, request.Actor, setting, cancellationToken);
        else
            // The same may be asked of the same person again later.
            await TaskCalls.AskAsync(db, item, $"{item.Id}/{request.Now.UtcTicks}", request.Now, cancellationToken);
        if (before is { } former && former != request.Actor.Id)
            await TaskCalls.TellAsync(db, [former], new(TaskNewsKind.HandedOver, item.Id, request.Actor.Name, owner.Name), request.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);
}
