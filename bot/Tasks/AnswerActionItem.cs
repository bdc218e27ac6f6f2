using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>The one who was asked says yes, no, or by another date; and whoever asked says what they make of that date.</summary>
internal static class AnswerActionItem
{
    /// <param name="Date">With a yes to what has no date yet, and for <see cref="AskForDateAsync"/>: <c>2026-03-30</c>.</param>
    public sealed record Input(Guid? TaskId, string Date, string Reason, string ConversationId, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now)
    {
        public static Input Of(Turn turn) => new(turn.Data.Id("id"), turn.Data.Text("date"), turn.Data.Text("note").Trim(), turn.Place.ConversationId, turn.Actor, turn.Alliance, turn.Now);

        public DateOnly? Day => DateOnly.TryParseExact(Date, "yyyy-MM-dd", out var day) ? day : null;
    }

    public static Task<TaskOutcome> AcceptAsync(AllianceDb db, Input input, CancellationToken cancellationToken) => DoAsync(db, input, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.IsOwner)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (item.State is not ActionItemState.Proposed)
            return item.State is ActionItemState.Open ? new TaskOutcome.Done(item.Id) : new TaskOutcome.TooLate();
        if ((item.DueDate ?? input.Day) is not { } due)
            return new TaskOutcome.Wrong(TaskProblem.DateMissing);
        // A date that passed while nobody answered is no date to accept.
        if (due < setting.Today && input.Day is not { } other)
            return new TaskOutcome.Wrong(TaskProblem.DatePast);
        due = input.Day ?? due;
        if (due < setting.Today)
            return new TaskOutcome.Wrong(TaskProblem.DatePast);
        await AcceptAsync(db, item, due, input.Actor, setting, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    public static Task<TaskOutcome> DeclineAsync(AllianceDb db, Input input, CancellationToken cancellationToken) => DoAsync(db, input, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.IsOwner)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (item.State is not ActionItemState.Proposed)
            return new TaskOutcome.TooLate();
        if (Problem(input.Reason) is { } problem)
            return problem;
        var who = item.OwnerName;
        item.Decline(input.Reason);
        TaskTrail.Write(db, item, input.Actor, "taskDeclined", input.Now, new FieldChange("taskNote", "", input.Reason));
        await TaskCalls.TellAsync(db, await AskersAsync(db, item, input.Actor, cancellationToken), new(TaskNewsKind.Declined, item.Id, who, input.Reason), input.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    /// <summary>The owner may ask for another date before they accept, and later too.</summary>
    public static Task<TaskOutcome> AskForDateAsync(AllianceDb db, Input input, CancellationToken cancellationToken) => DoAsync(db, input, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.IsOwner && !hand.IsOfOrganisation && !hand.Manages)
            return new TaskOutcome.NotYours(item.OwnerName);
        if (item.State is not (ActionItemState.Proposed or ActionItemState.Open))
            return new TaskOutcome.TooLate();
        if (input.Day is not { } day)
            return new TaskOutcome.Wrong(TaskProblem.DateMissing);
        if (day < setting.Today)
            return new TaskOutcome.Wrong(TaskProblem.DatePast);
        if (input.Reason.Length > ActionItem.LongestNote)
            return new TaskOutcome.Wrong(TaskProblem.NoteTooLong);
        if (day == item.DueDate)
            return new TaskOutcome.Done(item.Id);
        item.AskForDate(day, input.Reason);
        TaskTrail.Write(db, item, input.Actor, "taskDateAsked", input.Now, new("taskDue", TaskTrail.Day(item.DueDate), TaskTrail.Day(day)), new FieldChange("taskNote", "", input.Reason));
        // Whoever leads, or asked for the task themselves, needs nobody's yes; nor does what has no date yet.
        if (hand.MayAgree || item.DueDate is null)
            await AgreeAsync(db, item, input.Actor, setting, cancellationToken);
        else
            await TaskCalls.TellAsync(db, await AskersAsync(db, item, input.Actor, cancellationToken), new(TaskNewsKind.DateAsked, item.Id, item.OwnerName, input.Reason), input.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    /// <summary>Whoever asked, or leads, answers the wish for another date.</summary>
    public static Task<TaskOutcome> AnswerDateAsync(AllianceDb db, Input input, bool agrees, CancellationToken cancellationToken) => DoAsync(db, input, async (hand, setting) =>
    {
        var item = hand.Item;
        if (!hand.MayAgree)
            return new TaskOutcome.NotYours(item.ProposedByName);
        if (item.DateAskedFor is not { } day || item.OwnerId is not { } owner)
            return new TaskOutcome.TooLate();
        if (agrees && day < setting.Today)
            return new TaskOutcome.Wrong(TaskProblem.DatePast);
        if (agrees)
            await AgreeAsync(db, item, input.Actor, setting, cancellationToken);
        else
            item.RefuseDate();
        if (!agrees)
            TaskTrail.Write(db, item, input.Actor, "taskDateRefused", input.Now, new FieldChange("taskDue", TaskTrail.Day(day), TaskTrail.Day(item.DueDate)));
        if (owner != input.Actor.Id)
            await TaskCalls.TellAsync(db, [owner], new(agrees ? TaskNewsKind.DateAgreed : TaskNewsKind.DateRefused, item.Id, input.Actor.Name, ""), input.Now, cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }, cancellationToken);

    /// <summary>From now on it is somebody's task.</summary>
    public static async Task AcceptAsync(AllianceDb db, ActionItem item, DateOnly due, Actor by, TaskSetting setting, CancellationToken cancellationToken)
    {
        var before = item.DueDate;
        item.Accept(due, ChaseCalendar.FirstStep(due, setting.StepDays, setting.Today));
        TaskTrail.Write(db, item, by, "taskAccepted", setting.Now, new FieldChange("taskDue", before == due ? TaskTrail.Day(due) : TaskTrail.Day(before), TaskTrail.Day(due)));
        await TaskCalls.RemindOwnerAsync(db, setting, item, cancellationToken);
    }

    /// <summary>Those who hear what came of asking: whoever asked; where that is nobody, or somebody who has left, whoever leads.</summary>
    public static async Task<IReadOnlyList<Guid>> AskersAsync(AllianceDb db, ActionItem item, Actor by, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> askers = item.ProposedById is { } proposer ? await Alliances.AlliancePeople.StillHereAsync(db, [proposer], cancellationToken) : [];
        if (askers.Count == 0)
            askers = await ChaseReaders.CoordinatorsOrLeadersAsync(db, item, cancellationToken);
        return [.. askers.Where(id => id != by.Id)];
    }

    private static async Task AgreeAsync(AllianceDb db, ActionItem item, Actor by, TaskSetting setting, CancellationToken cancellationToken)
    {
        var before = item.DueDate;
        // Asking for a date is saying yes to it.
        item.Accept(item.DateAskedFor!.Value, ChaseCalendar.FirstStep(item.DateAskedFor.Value, setting.StepDays, setting.Today));
        TaskTrail.Write(db, item, by, "taskDateAgreed", setting.Now, new FieldChange("taskDue", TaskTrail.Day(before), TaskTrail.Day(item.DueDate)));
        await TaskCalls.RemindOwnerAsync(db, setting, item, cancellationToken);
    }

    private static TaskOutcome.Wrong? Problem(string reason) => reason.Length switch
    {
        0 => new(TaskProblem.ReasonMissing),
        > ActionItem.LongestNote => new(TaskProblem.NoteTooLong),
        _ => null,
    };

    private static async Task<TaskOutcome> DoAsync(AllianceDb db, Input input, Func<TaskAtHand, TaskSetting, Task<TaskOutcome>> work, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        return await TaskAtHand.FindAsync(db, input.TaskId, input.Actor, input.ConversationId, cancellationToken) is { } hand
            ? await work(hand, await TaskSetting.ReadAsync(db, input.Alliance, input.Now, cancellationToken))
            : new TaskOutcome.TaskUnknown();
    }
}
