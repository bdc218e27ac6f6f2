using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>
/// Says what became of a task, or that it is open after all. One that repeats comes back, already accepted, on its next day. Settling it twice
/// changes nothing.
/// </summary>
internal static class SettleActionItem
{
    public sealed record Input(Guid? TaskId, bool IsDone, string Note, string ConversationId, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now);

    public static async Task<TaskOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await TaskAtHand.FindAsync(db, input.TaskId, input.Actor, input.ConversationId, cancellationToken) is not { } hand)
            return new TaskOutcome.TaskUnknown();
        var item = hand.Item;
        if (!hand.MaySettle)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (item.IsSettled)
            return item.State is ActionItemState.Done == input.IsDone ? new TaskOutcome.Done(item.Id) : new TaskOutcome.TooLate();
        if (input.IsDone && item.State is ActionItemState.Unowned)
            return new TaskOutcome.NotYours("");
        if (input.Note.Length > ActionItem.LongestNote)
            return new TaskOutcome.Wrong(TaskProblem.NoteTooLong);
        if (!input.IsDone && input.Note.Length == 0)
            return new TaskOutcome.Wrong(TaskProblem.ReasonMissing);

        await SettleAsync(db, item, input, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }

    public static async Task<TaskOutcome> ReopenAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await TaskAtHand.FindAsync(db, input.TaskId, input.Actor, input.ConversationId, cancellationToken) is not { } hand)
            return new TaskOutcome.TaskUnknown();
        if (!hand.MaySettle)
            return new TaskOutcome.NotYours(hand.Item.OwnerName);
        if (!hand.Item.IsSettled)
            return new TaskOutcome.Done(hand.Item.Id);
        var setting = await TaskSetting.ReadAsync(db, input.Alliance, input.Now, cancellationToken);
        hand.Item.Reopen(ChaseCalendar.FirstStep(hand.Item.DueDate ?? setting.Today, setting.StepDays, setting.Today));
        TaskTrail.Write(db, hand.Item, input.Actor, "taskReopened", input.Now);
        return new TaskOutcome.Done(hand.Item.Id);
    }

    private static async Task SettleAsync(AllianceDb db, ActionItem item, Input input, CancellationToken cancellationToken)
    {
        var (owner, others) = (item.OwnerId, await AnswerActionItem.AskersAsync(db, item, input.Actor, cancellationToken));
        item.Settle(input.IsDone, input.Note, input.Actor.Name, input.Now);
        TaskTrail.Write(db, item, input.Actor, input.IsDone ? "taskDone" : "taskDropped", input.Now, new FieldChange("taskNote", "", input.Note));
        // That something is done, the digest says; that it will not be done, whoever asked should hear, and whoever answers for it.
        if (!input.IsDone)
            await TaskCalls.TellAsync(db, owner is { } own && own != input.Actor.Id ? others.Append(own) : others, new(TaskNewsKind.Dropped, item.Id, input.Actor.Name, input.Note), input.Now, cancellationToken);
        if (input.IsDone && Next(item) is { } next)
            await RepeatAsync(db, item, next, input, cancellationToken);
    }

    /// <summary>The same again, of whoever has it; who made it, and where it may be seen, stays.</summary>
    private static async Task RepeatAsync(AllianceDb db, ActionItem done, DateOnly due, Input input, CancellationToken cancellationToken)
    {
        var setting = await TaskSetting.ReadAsync(db, input.Alliance, input.Now, cancellationToken);
        while (due < setting.Today)
            due = After(done.Repeats, due);
        var item = ActionItem.Propose(new NewActionItem
        {
            Text = done.Text,
            DueDate = due,
            Helpers = done.Helpers,
            GroupId = done.GroupId,
            OnlyIn = done.OnlyIn,
            Source = done.Source,
            ProposedBy = done.ProposedById is { } proposer ? new Actor(proposer, done.ProposedByName, Standing.None) : null,
            Repeats = done.Repeats,
        }, input.Now);
        item.Ask(new ActionItemOwner(done.OwnerId!.Value, done.OwnerName, done.OrganisationId), setting.NextStep);
        item.Accept(due, ChaseCalendar.FirstStep(due, setting.StepDays, setting.Today));
        db.Add(item);
        TaskTrail.Write(db, item, by: null, "taskRepeated", input.Now, new FieldChange("taskDue", TaskTrail.Day(done.DueDate), TaskTrail.Day(due)));
        await TaskCalls.RemindOwnerAsync(db, setting, item, cancellationToken);
    }

    private static DateOnly? Next(ActionItem item) => item is { Repeats: not Recurrence.Never, DueDate: { } due, OwnerId: not null } ? After(item.Repeats, due) : null;

    private static DateOnly After(Recurrence repeats, DateOnly day) => repeats switch
    {
        Recurrence.Weekly => day.AddDays(7),
        Recurrence.Monthly => day.AddMonths(1),
        Recurrence.Quarterly => day.AddMonths(3),
        _ => day.AddYears(1),
    };
}
