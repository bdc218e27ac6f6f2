using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>
/// Says what became of a task, or that it is open after all. One that repeats comes back, already accepted, on its next day. Settling it twice
/// changes nothing.
/// </summary>
internal static class SettleActionItem
{
    public static Task<TaskOutcome> HandleAsync(AllianceDb db, TaskRequest request, bool isDone, string note, CancellationToken cancellationToken) => TaskAtHand.ChangeAsync(db, request, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.MaySettle)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (item.IsSettled)
            return item.State is ActionItemState.Done == isDone ? new TaskOutcome.Done(item.Id) : new TaskOutcome.TooLate();
        if (isDone && item.State is ActionItemState.Unowned)
            return new TaskOutcome.NotYours("");
        if (note.Length > ActionItem.LongestNote)
            return new TaskOutcome.Wrong(TaskProblem.NoteTooLong);
        if (!isDone && note.Length == 0)
            return new TaskOutcome.Wrong(TaskProblem.ReasonMissing);

        await SettleAsync(db, item, isDone, note, request.Actor, setting, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    public static Task<TaskOutcome> ReopenAsync(AllianceDb db, TaskRequest request, CancellationToken cancellationToken) => TaskAtHand.ChangeAsync(db, request, async (hand, setting) =>
    {
        if (!hand.MaySettle)
            return new TaskOutcome.NotYours(hand.Item.OwnerName);
        if (hand.Item.IsSettled)
            await ReopenAsync(db, hand, setting, cancellationToken);
        return new TaskOutcome.Done(hand.Item.Id);
    }, cancellationToken);

    /// <summary>Nobody says yes for somebody else: what was not to be done, or was never accepted, is asked again of an owner who does not open it themselves.</summary>
    private static async Task ReopenAsync(AllianceDb db, TaskAtHand hand, TaskSetting setting, CancellationToken cancellationToken)
    {
        var (item, wasDropped) = (hand.Item, hand.Item.State is ActionItemState.Dropped);
        item.Reopen(ChaseCalendar.FirstStep(item.DueDate ?? setting.Today, setting.StepDays, setting.Today));
        TaskTrail.Write(db, item, hand.Actor, "taskReopened", setting.Now);
        if (item.OwnerId is not { } owner)
            return;
        if (!(await AlliancePeople.StillHereAsync(db, [owner], cancellationToken)).Contains(owner))
        {
            item.LeaveBehind(setting.NextStep);
            TaskTrail.Write(db, item, by: null, "taskOwnerLeft", setting.Now);
        }
        else if (!hand.IsOwner && (wasDropped || item.State is ActionItemState.Proposed))
        {
            item.Ask(new ActionItemOwner(owner, item.OwnerName, item.OrganisationId), item.DueDate, setting.NextStep, setting.Now);
            TaskTrail.Write(db, item, hand.Actor, "taskProposed", setting.Now, new FieldChange("taskOwner", "", item.OwnerName));
            // The same may be asked of the same person again later.
            await TaskCalls.AskAsync(db, item, $"{item.Id}/{setting.Now.UtcTicks}", setting.Now, cancellationToken);
        }
        else if (item.State is ActionItemState.Open)
        {
            await TaskCalls.RemindOwnerAsync(db, setting, item, cancellationToken);
        }
    }

    /// <summary>For whoever may say so: with all that follows from it.</summary>
    public static async Task SettleAsync(AllianceDb db, ActionItem item, bool isDone, string note, Actor by, TaskSetting setting, CancellationToken cancellationToken)
    {
        var owner = item.OwnerId;
        item.Settle(isDone, note, by.Name, setting.Now);
        TaskTrail.Write(db, item, by, isDone ? "taskDone" : "taskDropped", setting.Now, new FieldChange("taskNote", "", note));
        // That something is done, the digest says; that it will not be done, whoever asked should hear, and whoever answers for it.
        if (!isDone)
        {
            var news = new TaskNewsData(TaskNewsKind.Dropped, item.Id, by.Name, note);
            await TaskCalls.TellAskersAsync(db, item, news, by, setting.Now, cancellationToken);
            if (owner is { } own && own != by.Id && own != item.ProposedById)
                await TaskCalls.TellAsync(db, [own], news, setting.Now, cancellationToken);
        }

        // Reopened and done again, it is followed by the same one.
        if (isDone && item is { SuccessorId: null, Repeats: not Recurrence.Never, DueDate: not null, OwnerId: not null })
            await RepeatAsync(db, item, setting, cancellationToken);
    }

    /// <summary>The same again, of whoever has it; who made it, and where it may be seen, stays.</summary>
    private static async Task RepeatAsync(AllianceDb db, ActionItem done, TaskSetting setting, CancellationToken cancellationToken)
    {
        var due = NextDay(done.Repeats, done.SeriesFrom ?? done.DueDate!.Value, ChaseCalendar.Later(done.DueDate!.Value, setting.Today.AddDays(-1)));
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
            SeriesFrom = done.SeriesFrom,
        }, setting.Now);
        item.Ask(new ActionItemOwner(done.OwnerId!.Value, done.OwnerName, done.OrganisationId), due, setting.NextStep, setting.Now);
        item.Accept(due, ChaseCalendar.FirstStep(due, setting.StepDays, setting.Today));
        db.Add(item);
        done.FollowWith(item);
        TaskTrail.Write(db, item, by: null, "taskRepeated", setting.Now, new FieldChange("taskDue", IsoDay.Write(done.DueDate), IsoDay.Write(due)));
        await TaskCalls.RemindOwnerAsync(db, setting, item, cancellationToken);
    }

    /// <summary>The first day of a series that comes after another day. The last day of a month stays one: 31 January, 28 February, 31 March.</summary>
    internal static DateOnly NextDay(Recurrence repeats, DateOnly first, DateOnly after)
    {
        for (var n = 1; ; n++)
        {
            var day = repeats switch
            {
                Recurrence.Weekly => first.AddDays(7 * n),
                Recurrence.Monthly => first.AddMonths(n),
                Recurrence.Quarterly => first.AddMonths(3 * n),
                _ => first.AddYears(n),
            };
            if (day > after)
                return day;
        }
    }
}
