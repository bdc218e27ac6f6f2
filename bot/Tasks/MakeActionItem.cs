using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>
/// Asks somebody to take a task on. It needs one owner and a date; whoever takes one on themselves has accepted it. What is typed in one line
/// is read first; a form brings its fields.
/// </summary>
internal static class MakeActionItem
{
    public sealed record Input
    {
        public required TaskFields Fields { get; init; }

        /// <summary>The working group of the place.</summary>
        public Guid? GroupId { get; init; }

        /// <summary>The place, where what is said is for it alone.</summary>
        public string? OnlyIn { get; init; }

        /// <summary>The address of the message it comes from; empty for none.</summary>
        public string Source { get; init; } = "";

        public required Actor Actor { get; init; }

        public required AllianceInfo Alliance { get; init; }

        public required DateTimeOffset Now { get; init; }
    }

    /// <summary>What one line says: the fields it fills, and what it leaves open.</summary>
    /// <param name="withHelpers">How helpers are named, such as <c>{0} (with {1})</c>.</param>
    public static async Task<(TaskFields Fields, ActionItemDraft Draft)> ReadAsync(AllianceDb db, TypedActionItem typed, string withHelpers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var draft = await ActionItemReader.ReadAsync(db, typed, cancellationToken);
        var owner = draft.Owner is { } named ? (await ActionItemReader.FindOwnerAsync(db, named, now, cancellationToken)).Id.ToString() : "";
        // Somebody whom nobody had met was just made known.
        await db.SaveChangesAsync(cancellationToken);
        return (new TaskFields(PrintableText.Clean(ActionItemReader.NameHelpers(draft, withHelpers)).Trim(), owner, draft.Due is { } due ? IsoDay.Write(due) : "", nameof(Recurrence.Never)), draft);
    }

    public static async Task<TaskOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var fields = input.Fields;
        if (await Refusal.FindAsync(db, input.Actor, Right.MakeTasks, input.GroupId, cancellationToken) is { } refusal)
            return new TaskOutcome.Refused(refusal);
        if (fields.Text.Length == 0)
            return new TaskOutcome.Wrong(TaskProblem.TextMissing);
        if (fields.Text.Length > ActionItem.LongestText)
            return new TaskOutcome.Wrong(TaskProblem.TextTooLong);
        var setting = await TaskSetting.ReadAsync(db, input.Alliance, input.Now, cancellationToken);
        var (owner, wrong) = await TaskOwners.FindAsync(db, fields.Owner, cancellationToken);
        if (owner is null)
            return wrong!;
        if (fields.DueDate is not { } due)
            return new TaskOutcome.Wrong(TaskProblem.DateMissing);
        if (due < setting.Today)
            return new TaskOutcome.Wrong(TaskProblem.DatePast);

        var item = ActionItem.Propose(new NewActionItem
        {
            Text = fields.Text,
            DueDate = due,
            GroupId = input.GroupId,
            OnlyIn = input.OnlyIn,
            Source = input.Source,
            ProposedBy = input.Actor,
            Repeats = fields.Recurrence,
        }, input.Now);
        item.Ask(owner, due, setting.NextStep, input.Now);
        db.Add(item);
        TaskTrail.Write(db, item, input.Actor, "taskProposed", input.Now, new("taskOwner", "", owner.Name), new FieldChange("taskDue", "", IsoDay.Write(due)));
        if (owner.Id == input.Actor.Id)
            await AnswerActionItem.AcceptAsync(db, item, due, input.Actor, setting, cancellationToken);
        else
            await TaskCalls.AskAsync(db, item, item.Id.ToString(), input.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new TaskOutcome.Done(item.Id);
    }
}

/// <summary>A task as a form has it.</summary>
/// <param name="Owner">An id from a choice, or what somebody typed.</param>
/// <param name="Due">As a calendar field gives it: <c>2026-03-30</c>.</param>
internal sealed record TaskFields(string Text, string Owner, string Due, string Repeats)
{
    public DateOnly? DueDate => IsoDay.Read(Due);

    public Recurrence Recurrence => Enum.TryParse<Recurrence>(Repeats, out var repeats) && Enum.IsDefined(repeats) ? repeats : Recurrence.Never;

    public static TaskFields Read(CardData data) =>
        new(PrintableText.Clean(data.Text("text")).Trim(), data.Text("person").Trim(), data.Text("date"), data.Text("repeats"));
}

/// <summary>Finds who is to own a task.</summary>
internal static class TaskOwners
{
    /// <param name="given">An id from a choice, or what somebody typed.</param>
    public static async Task<(ActionItemOwner? Owner, TaskOutcome.Wrong? Wrong)> FindAsync(AllianceDb db, string given, CancellationToken cancellationToken)
    {
        if (given.Length == 0)
            return (null, new(TaskProblem.OwnerMissing));
        switch (await PersonPicker.FindAsync(db, given, cancellationToken))
        {
            case PersonSearch.Found { Person: var person }:
                var organisations = await AlliancePeople.OrganisationsOfAsync(db, [person.Id], cancellationToken);
                return (new(person.Id, person.Name, organisations.GetValueOrDefault(person.Id)?.Id), null);
            case PersonSearch.Ambiguous ambiguous:
                return (null, new(TaskProblem.OwnerAmbiguous, ambiguous.Typed, ambiguous.Names));
            case PersonSearch.Unknown unknown:
                return (null, new(TaskProblem.OwnerUnknown, unknown.Typed, unknown.Suggestions));
            case var other:
                throw Reply.Unforeseen(other);
        }
    }
}
