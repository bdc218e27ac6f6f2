using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>What a form about a task asks for. Each has phrases <c>taskForm.{name}</c> (heading), <c>taskFormButton.{name}</c>, and a verb.</summary>
internal enum TaskFormKind
{
    Make,
    Accept,
    AskDate,
    Decline,
    Done,
    Drop,
    Help,
    HandOver,
    Take,
}

/// <summary>A form about a task, as it is or as the person left it.</summary>
/// <param name="Task">What it is about, in words; empty for a new one.</param>
/// <param name="People">To choose from; null where they are too many and a name is typed.</param>
internal sealed record TaskForm(TaskFormKind Kind, Guid? TaskId, string Task, TaskFields Fields, string Note, IReadOnlyList<Choice>? People)
{
    public string Problem { get; init; } = "";

    /// <summary>The task belongs to one place alone.</summary>
    public bool IsOfOnePlace { get; init; }

    /// <summary>The address of the message that becomes a task; empty for none.</summary>
    public string Source { get; init; } = "";
}

/// <summary>The models of the forms about tasks: one card, of which each form shows the fields it needs.</summary>
internal static class TaskForms
{
    public static CardView Card(Turn turn, TaskForm form)
    {
        var kind = form.Kind;
        var (asksPerson, people) = (kind is TaskFormKind.Make or TaskFormKind.HandOver, form.People ?? []);
        var model = new TaskFormModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Id = form.TaskId?.ToString() ?? "",
            Verb = kind switch
            {
                TaskFormKind.Make => "task.make",
                TaskFormKind.Accept => "task.accept",
                TaskFormKind.AskDate => "task.askForDate",
                TaskFormKind.Decline => "task.decline",
                TaskFormKind.Done => "task.done",
                TaskFormKind.Drop => "task.drop",
                TaskFormKind.Help => "task.help",
                TaskFormKind.Take => "task.take",
                _ => "task.handOver",
            },
            Heading = turn.Say($"taskForm.{kind}"),
            Task = new CardBudget().Beginning(form.Task),
            Hint = kind switch
            {
                TaskFormKind.Drop when form.Fields.Recurrence is not Recurrence.Never => turn.Say("taskFormEndsSeries", turn.Say($"taskRepeats.{form.Fields.Recurrence}")),
                TaskFormKind.Help => turn.Say(HelpReaders(form.IsOfOnePlace)),
                _ => "",
            },
            Problem = form.Problem,
            Button = turn.Say($"taskFormButton.{kind}"),
            AsksText = kind is TaskFormKind.Make,
            Text = TextLimits.Cut(form.Fields.Text, ActionItem.LongestText),
            AsksChoice = asksPerson && people.Count > 0,
            AsksName = asksPerson && people.Count == 0,
            People = people,
            Person = TextLimits.Cut(people.Count > 0 && people.All(p => p.Value != form.Fields.Owner) ? "" : form.Fields.Owner, TextLimits.Name),
            AsksDate = kind is TaskFormKind.Make or TaskFormKind.AskDate or TaskFormKind.Accept or TaskFormKind.Take or TaskFormKind.HandOver,
            Date = form.Fields.Due,
            DateLabel = turn.Say(kind is TaskFormKind.HandOver ? "taskFormNewDate" : "taskFormDate"),
            AsksNote = kind is TaskFormKind.AskDate or TaskFormKind.Decline or TaskFormKind.Done or TaskFormKind.Drop or TaskFormKind.Help,
            Note = TextLimits.Cut(form.Note, ActionItem.LongestNote),
            NoteLabel = turn.Say(kind switch
            {
                TaskFormKind.Help => "taskFormHelp",
                TaskFormKind.Done => "taskFormDone",
                _ => "taskFormReason",
            }),
            AsksRepeats = kind is TaskFormKind.Make,
            Repeats = form.Fields.Recurrence.ToString(),
            Rhythms = [.. Enum.GetValues<Recurrence>().Select(r => new Choice(turn.Say($"taskRepeats.{r}"), r.ToString()))],
            Source = form.Source,
        };
        return new("tasks/form.json", CardModel.Of(model, TaskJson.Default.TaskFormModel), turn.Language, model.Heading);
    }

    /// <summary>Says who reads what somebody writes when they ask for help.</summary>
    /// <param name="isOfOnePlace">The task belongs to one place alone.</param>
    public static string HelpReaders(bool isOfOnePlace) => isOfOnePlace ? "taskFormHelpReadThere" : "taskFormHelpRead";

    /// <summary>What came of something, in one sentence with the way forward.</summary>
    public static string Describe(Turn turn, TaskOutcome outcome) => outcome switch
    {
        TaskOutcome.TaskUnknown => turn.Say("taskUnknown"),
        TaskOutcome.Refused refused => refused.Refusal.Describe(turn),
        TaskOutcome.NotYours { Owner.Length: 0 } => turn.Say("taskNobodys"),
        TaskOutcome.NotYours other => turn.Say("taskNotYours", other.Owner),
        TaskOutcome.NotYoursToAgree { Proposer: var proposer } => turn.Say("taskNotYoursToAgree", proposer.Length > 0 ? proposer : turn.Say("taskLeaders")),
        TaskOutcome.DateAskedIsPast => turn.Say("taskDateAskedIsPast"),
        TaskOutcome.TooLate => turn.Say("taskTooLate"),
        TaskOutcome.Wrong wrong => Describe(turn.Phrases, turn.Language, wrong),
        _ => throw Reply.Unforeseen(outcome),
    };

    /// <summary>What is wrong with what somebody filled in.</summary>
    public static string Describe(Phrasebook phrases, TextLanguage language, TaskOutcome.Wrong wrong)
    {
        var quoted = TextLimits.Abridge(wrong.Typed, TextLimits.Quote);
        return wrong.Problem switch
        {
            TaskProblem.TextTooLong => Say("taskWrong.TextTooLong", ActionItem.LongestText),
            TaskProblem.NoteTooLong => Say("taskWrong.NoteTooLong", ActionItem.LongestNote),
            TaskProblem.SnoozedEnough => Say("taskWrong.SnoozedEnough", ActionItem.MostSnoozes),
            TaskProblem.DateOfOthers => Say("taskWrong.DateOfOthers", wrong.Typed.Length > 0 ? wrong.Typed : Say("taskLeaders")),
            TaskProblem.OwnerUnknown when Guid.TryParse(wrong.Typed, out _) => Say("taskOwnerGone"),
            TaskProblem.OwnerUnknown when wrong.Names.Count > 0 => Say("taskOwnerDidYouMean", quoted, string.Join(", ", wrong.Names)),
            TaskProblem.OwnerAmbiguous => Say("taskWrong.OwnerAmbiguous", quoted, string.Join(", ", wrong.Names)),
            var problem => Say($"taskWrong.{problem}", quoted),
        };

        string Say(string key, params ReadOnlySpan<object?> values) => phrases.Say(language, key, values);
    }
}

internal sealed record TaskFormModel
{
    public required string Alliance { get; init; }
    public required string Id { get; init; }
    public required string Verb { get; init; }
    public required string Heading { get; init; }
    public required string Task { get; init; }

    /// <summary>What follows from it that one might not think of.</summary>
    public required string Hint { get; init; }
    public required string Problem { get; init; }
    public required string Button { get; init; }
    public required bool AsksText { get; init; }
    public required string Text { get; init; }
    public required bool AsksChoice { get; init; }
    public required bool AsksName { get; init; }
    public required IReadOnlyList<Choice> People { get; init; }
    public required string Person { get; init; }
    public required bool AsksDate { get; init; }
    public required string Date { get; init; }
    public required string DateLabel { get; init; }
    public required bool AsksNote { get; init; }
    public required string Note { get; init; }
    public required string NoteLabel { get; init; }
    public required bool AsksRepeats { get; init; }
    public required string Repeats { get; init; }
    public required IReadOnlyList<Choice> Rhythms { get; init; }
    public required string Source { get; init; }
}
