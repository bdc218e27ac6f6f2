using AllianceBot.Alliances.History;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>Answers to a reminder that are not an end: not today, or not without help.</summary>
internal static class PutOffActionItem
{
    public const int LongestSnoozeDays = 7;

    /// <summary>Reminders wait; others hear of it so much later. Everyone sees how often it was put off.</summary>
    /// <param name="days">1 to <see cref="LongestSnoozeDays"/>.</param>
    public static Task<TaskOutcome> SnoozeAsync(AllianceDb db, TaskRequest request, int days, CancellationToken cancellationToken) => DoAsync(db, request, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.IsOwner)
            return new TaskOutcome.NotYours(item.OwnerName);
        var until = (await setting.TodayOfAsync(db, item.OwnerId, cancellationToken)).AddDays(Math.Clamp(days, 1, LongestSnoozeDays));
        // Pressed twice, it is put off once.
        if (item.SnoozedUntil == until)
            return new TaskOutcome.Done(item.Id);
        if (item.Snoozes >= ActionItem.MostSnoozes)
            return new TaskOutcome.Wrong(TaskProblem.SnoozedEnough);
        item.Snooze(until, ChaseCalendar.Later(item.NextStepOn ?? until, until.AddDays(setting.StepDays)));
        TaskTrail.Write(db, item, request.Actor, "taskSnoozed", request.Now, new FieldChange("taskSnoozedUntil", "", IsoDay.Write(until)));
        await TaskCalls.RemindAsync(db, setting, [item.OwnerId!.Value], [until], cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    /// <summary>Whoever coordinates the group, or leads, is asked at once; until they answer, nobody is chased.</summary>
    public static Task<TaskOutcome> AskForHelpAsync(AllianceDb db, TaskRequest request, string what, CancellationToken cancellationToken) => DoAsync(db, request, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.IsOwner && !hand.IsOfOrganisation)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (what.Length == 0)
            return new TaskOutcome.Wrong(TaskProblem.ReasonMissing);
        if (what.Length > ActionItem.LongestNote)
            return new TaskOutcome.Wrong(TaskProblem.NoteTooLong);
        item.AskForHelp(what, setting.NextStep);
        TaskTrail.Write(db, item, request.Actor, "taskHelpAsked", request.Now, new FieldChange("taskNote", "", what));
        await TaskCalls.TellLeadersAsync(db, item, new(TaskNewsKind.HelpAsked, item.Id, item.OwnerName, what), request.Actor, request.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    /// <summary>Somebody helps, or says that it was talked over.</summary>
    public static Task<TaskOutcome> AnswerHelpAsync(AllianceDb db, TaskRequest request, bool helps, CancellationToken cancellationToken) => DoAsync(db, request, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!item.NeedsHelp)
            return new TaskOutcome.TooLate();
        // Help is anybody's to give; that none is needed any more say those whose task it is, or who lead.
        if (!helps && !hand.MaySettle)
            return new TaskOutcome.NotYours(item.OwnerName);
        // Whoever gives help earns the owner a week; whoever needed none after all goes on as before.
        var next = ChaseCalendar.FirstStep(item.DueDate ?? setting.Today, setting.StepDays, setting.Today);
        if (helps && !hand.IsOwner)
            next = ChaseCalendar.Later(setting.Today.AddDays(ChaseCalendar.AfterHelp), next);
        item.AnswerHelp(helps && !hand.IsOwner ? request.Actor.Name : "", next);
        TaskTrail.Write(db, item, request.Actor, helps ? "taskHelped" : "taskHelpEnded", request.Now);
        if (helps && item.OwnerId is { } owner && owner != request.Actor.Id)
            await TaskCalls.TellAsync(db, [owner], new(TaskNewsKind.Helped, item.Id, request.Actor.Name, ""), request.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    private static Task<TaskOutcome> DoAsync(AllianceDb db, TaskRequest request, Func<TaskAtHand, TaskSetting, Task<TaskOutcome>> work, CancellationToken cancellationToken) =>
        TaskAtHand.ChangeAsync(db, request, async (hand, setting) => hand.Item.State is ActionItemState.Open ? await work(hand, setting) : new TaskOutcome.TooLate(), cancellationToken);
}
