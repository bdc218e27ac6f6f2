using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>Answers to a reminder that are not an end: not today, or not without help.</summary>
internal static class PutOffActionItem
{
    public const int LongestSnoozeDays = 7;

    public sealed record Input(Guid? TaskId, string ConversationId, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now)
    {
        public static Input Of(Turn turn) => new(turn.Data.Id("id"), turn.Place.ConversationId, turn.Actor, turn.Alliance, turn.Now);
    }

    /// <summary>Reminders wait; others hear of it so much later. Everyone sees how often it was put off.</summary>
    /// <param name="days">1 to <see cref="LongestSnoozeDays"/>.</param>
    public static Task<TaskOutcome> SnoozeAsync(AllianceDb db, Input input, int days, CancellationToken cancellationToken) => DoAsync(db, input, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.IsOwner)
            return new TaskOutcome.NotYours(item.OwnerName);
        var until = setting.Today.AddDays(Math.Clamp(days, 1, LongestSnoozeDays));
        // Pressed twice, it is put off once.
        if (item.SnoozedUntil == until)
            return new TaskOutcome.Done(item.Id);
        if (item.Snoozes >= ActionItem.MostSnoozes)
            return new TaskOutcome.Wrong(TaskProblem.SnoozedEnough);
        item.Snooze(until, ChaseCalendar.Later(item.NextStepOn ?? until, until.AddDays(setting.StepDays)));
        TaskTrail.Write(db, item, input.Actor, "taskSnoozed", input.Now, new FieldChange("taskSnoozedUntil", "", TaskTrail.Day(until)));
        await TaskCalls.RemindAsync(db, input.Alliance, [item.OwnerId!.Value], [until], cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    /// <summary>Whoever coordinates the group, or leads, is asked at once; until they answer, nobody is chased.</summary>
    public static Task<TaskOutcome> AskForHelpAsync(AllianceDb db, Input input, string what, CancellationToken cancellationToken) => DoAsync(db, input, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.IsOwner && !hand.IsOfOrganisation)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (what.Length == 0)
            return new TaskOutcome.Wrong(TaskProblem.ReasonMissing);
        if (what.Length > ActionItem.LongestNote)
            return new TaskOutcome.Wrong(TaskProblem.NoteTooLong);
        item.AskForHelp(what);
        TaskTrail.Write(db, item, input.Actor, "taskHelpAsked", input.Now, new FieldChange("taskNote", "", what));
        var readers = (await ChaseReaders.CoordinatorsOrLeadersAsync(db, item, cancellationToken)).Where(id => id != input.Actor.Id).ToList();
        await TaskCalls.TellAsync(db, readers, new(TaskNewsKind.HelpAsked, item.Id, item.OwnerName, what), input.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    /// <summary>Somebody helps, or says that it was talked over.</summary>
    public static Task<TaskOutcome> AnswerHelpAsync(AllianceDb db, Input input, bool helps, CancellationToken cancellationToken) => DoAsync(db, input, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!item.NeedsHelp)
            return new TaskOutcome.TooLate();
        // Help is anybody's to give; that none is needed any more say those whose task it is, or who lead.
        if (!helps && !hand.MaySettle)
            return new TaskOutcome.NotYours(item.OwnerName);
        var next = ChaseCalendar.Later(setting.Today.AddDays(ChaseCalendar.AfterHelp), ChaseCalendar.FirstStep(item.DueDate ?? setting.Today, setting.StepDays, setting.Today));
        item.AnswerHelp(helps && !hand.IsOwner ? input.Actor.Name : "", next);
        TaskTrail.Write(db, item, input.Actor, helps ? "taskHelped" : "taskHelpEnded", input.Now);
        if (helps && item.OwnerId is { } owner && owner != input.Actor.Id)
            await TaskCalls.TellAsync(db, [owner], new(TaskNewsKind.Helped, item.Id, input.Actor.Name, ""), input.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    private static async Task<TaskOutcome> DoAsync(AllianceDb db, Input input, Func<TaskAtHand, TaskSetting, Task<TaskOutcome>> work, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await TaskAtHand.FindAsync(db, input.TaskId, input.Actor, input.ConversationId, cancellationToken) is not { } hand)
            return new TaskOutcome.TaskUnknown();
        return hand.Item.State is ActionItemState.Open
            ? await work(hand, await TaskSetting.ReadAsync(db, input.Alliance, input.Now, cancellationToken))
            : new TaskOutcome.TooLate();
    }
}
