using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>The one who was asked says yes, no, or by another date; and whoever asked says what they make of that date.</summary>
internal static class AnswerActionItem
{
    /// <param name="date">With a yes to what has no date yet, or one that has passed: <c>2026-03-30</c>. Another one is for whoever asked to agree to.</param>
    public static Task<TaskOutcome> AcceptAsync(AllianceDb db, TaskRequest request, string date, CancellationToken cancellationToken) => TaskAtHand.ChangeAsync(db, request, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.IsOwner)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (item.State is not ActionItemState.Proposed)
            return item.State is ActionItemState.Open ? new TaskOutcome.Done(item.Id) : new TaskOutcome.TooLate();
        var today = await setting.TodayOfAsync(db, item.OwnerId, cancellationToken);
        // A date that passed while nobody answered is no date to accept.
        if ((item.DueDate >= today ? item.DueDate : IsoDay.Read(date) ?? item.DueDate) is not { } due)
            return new TaskOutcome.Wrong(TaskProblem.DateMissing);
        if (due < today)
            return new TaskOutcome.Wrong(TaskProblem.DatePast);
        await AcceptAsync(db, item, due, request.Actor, setting, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    public static Task<TaskOutcome> DeclineAsync(AllianceDb db, TaskRequest request, string reason, CancellationToken cancellationToken) => TaskAtHand.ChangeAsync(db, request, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.IsOwner)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (item.State is not ActionItemState.Proposed)
            return new TaskOutcome.TooLate();
        if (Problem(reason) is { } problem)
            return problem;
        var who = item.OwnerName;
        item.Decline(reason, setting.NextStep);
        TaskTrail.Write(db, item, request.Actor, "taskDeclined", request.Now, new FieldChange("taskNote", "", reason));
        await TaskCalls.TellAskersAsync(db, item, new(TaskNewsKind.Declined, item.Id, who, reason), request.Actor, request.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    /// <summary>
    /// Another date: the owner may ask for one before they accept and later too, whoever speaks for their organisation once they have accepted. Who
    /// asked for the task, or leads, gives it one; but nobody says yes for somebody else.
    /// </summary>
    public static Task<TaskOutcome> AskForDateAsync(AllianceDb db, TaskRequest request, string date, string reason, CancellationToken cancellationToken) => TaskAtHand.ChangeAsync(db, request, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.IsOwner && !hand.MayAgree && !(hand.IsOfOrganisation && item.State is ActionItemState.Open))
            return new TaskOutcome.NotYours(item.OwnerName);
        if (item.State is not (ActionItemState.Proposed or ActionItemState.Open))
            return new TaskOutcome.TooLate();
        if (IsoDay.Read(date) is not { } day)
            return new TaskOutcome.Wrong(TaskProblem.DateMissing);
        if (day < await setting.TodayOfAsync(db, item.OwnerId, cancellationToken))
            return new TaskOutcome.Wrong(TaskProblem.DatePast);
        if (reason.Length > ActionItem.LongestNote)
            return new TaskOutcome.Wrong(TaskProblem.NoteTooLong);
        if (day == item.DueDate)
            return new TaskOutcome.Done(item.Id);
        if (hand.MayAgree && !hand.IsOwner)
        {
            await MoveAsync(db, item, day, request.Actor, setting, cancellationToken);
            return new TaskOutcome.Done(item.Id);
        }

        item.AskForDate(day, reason, setting.NextStep);
        TaskTrail.Write(db, item, request.Actor, "taskDateAsked", request.Now, new("taskDue", IsoDay.Write(item.DueDate), IsoDay.Write(day)), new FieldChange("taskNote", "", reason));
        // Whoever leads, or asked for the task themselves, needs nobody's yes; nor does what has no date yet.
        if (hand.MayAgree || item.DueDate is null)
            await AgreeAsync(db, item, request.Actor, setting, cancellationToken);
        else
            await TaskCalls.TellAskersAsync(db, item, new(TaskNewsKind.DateAsked, item.Id, request.Actor.Name, reason), request.Actor, request.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    /// <summary>Whoever asked, or leads, answers the wish for another date.</summary>
    public static Task<TaskOutcome> AnswerDateAsync(AllianceDb db, TaskRequest request, bool agrees, CancellationToken cancellationToken) => TaskAtHand.ChangeAsync(db, request, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.MayAgree)
            return new TaskOutcome.NotYoursToAgree(item.ProposedByName);
        if (item.DateAskedFor is not { } day || item.OwnerId is not { } owner)
            return new TaskOutcome.TooLate();
        if (agrees && day < await setting.TodayOfAsync(db, owner, cancellationToken))
            return new TaskOutcome.DateAskedIsPast();
        if (agrees)
        {
            await AgreeAsync(db, item, request.Actor, setting, cancellationToken);
        }
        else
        {
            item.RefuseDate(ChaseCalendar.FirstStep(item.DueDate ?? setting.Today, setting.StepDays, setting.Today));
            TaskTrail.Write(db, item, request.Actor, "taskDateRefused", request.Now, new FieldChange("taskDue", IsoDay.Write(day), IsoDay.Write(item.DueDate)));
        }

        if (owner != request.Actor.Id)
            await TaskCalls.TellAsync(db, [owner], new(agrees ? TaskNewsKind.DateAgreed : TaskNewsKind.DateRefused, item.Id, request.Actor.Name, ""), request.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    /// <summary>From now on it is somebody's task.</summary>
    public static async Task AcceptAsync(AllianceDb db, ActionItem item, DateOnly due, Actor by, TaskSetting setting, CancellationToken cancellationToken)
    {
        var before = item.DueDate;
        item.Accept(due, ChaseCalendar.FirstStep(due, setting.StepDays, setting.Today));
        TaskTrail.Write(db, item, by, "taskAccepted", setting.Now, new FieldChange("taskDue", IsoDay.Write(before), IsoDay.Write(due)));
        await TaskCalls.RemindOwnerAsync(db, setting, item, cancellationToken);
    }

    /// <summary>The owner hears of it: of what they have not accepted they are asked again, with its new date.</summary>
    private static async Task MoveAsync(AllianceDb db, ActionItem item, DateOnly due, Actor by, TaskSetting setting, CancellationToken cancellationToken)
    {
        TaskTrail.Write(db, item, by, "taskMoved", setting.Now, new FieldChange("taskDue", IsoDay.Write(item.DueDate), IsoDay.Write(due)));
        item.Move(due, item.State is ActionItemState.Open ? ChaseCalendar.FirstStep(due, setting.StepDays, setting.Today) : setting.NextStep, setting.Now);
        if (item.State is ActionItemState.Proposed)
        {
            await TaskCalls.AskAsync(db, item, $"{item.Id}/{setting.Now.UtcTicks}", setting.Now, cancellationToken);
            return;
        }

        await TaskCalls.RemindOwnerAsync(db, setting, item, cancellationToken);
        await TaskCalls.TellAsync(db, [item.OwnerId!.Value], new(TaskNewsKind.Moved, item.Id, by.Name, ""), setting.Now, cancellationToken);
    }

    private static async Task AgreeAsync(AllianceDb db, ActionItem item, Actor by, TaskSetting setting, CancellationToken cancellationToken)
    {
        var before = item.DueDate;
        // Asking for a date is saying yes to it.
        item.Accept(item.DateAskedFor!.Value, ChaseCalendar.FirstStep(item.DateAskedFor.Value, setting.StepDays, setting.Today));
        TaskTrail.Write(db, item, by, "taskDateAgreed", setting.Now, new FieldChange("taskDue", IsoDay.Write(before), IsoDay.Write(item.DueDate)));
        await TaskCalls.RemindOwnerAsync(db, setting, item, cancellationToken);
    }

    private static TaskOutcome.Wrong? Problem(string reason) => reason.Length switch
    {
        0 => new(TaskProblem.ReasonMissing),
        > ActionItem.LongestNote => new(TaskProblem.NoteTooLong),
        _ => null,
    };
}
