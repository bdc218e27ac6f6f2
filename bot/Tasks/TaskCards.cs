using System.Globalization;
using System.Text.Json.Serialization;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>The models of the cards that show tasks.</summary>
internal static class TaskCards
{
    /// <summary>Characters of JSON around a row without its buttons, and of one button with its fallback.</summary>
    private const int RowFrame = 1000;
    private const int ButtonFrame = 600;

    /// <summary>A list quotes a task at most so far; its own card shows it whole.</summary>
    private const int QuoteLength = 220;

    /// <summary>All that waits for somebody, as the message of a day.</summary>
    /// <param name="today">On the reader's calendar.</param>
    public static CardView Daily(Voice voice, WaitingTasks waiting, DateOnly today) => Waiting(voice, waiting, today, voice.Say("tasksOfDayHeading"), "day",
        ("tasksAskedTitle", waiting.Asked), ("tasksDatesTitle", waiting.Dates), ("tasksMineTitle", waiting.Mine), ("tasksOthersTitle", waiting.Others));

    /// <summary>What somebody is asked to take on.</summary>
    public static CardView Asked(Voice voice, WaitingTasks waiting, DateOnly today) =>
        Waiting(voice, waiting, today, voice.Say("tasksAskedHeading"), "asked", ("", waiting.Asked));

    /// <summary>A list that was asked for.</summary>
    public static CardView List(Turn turn, TaskList list)
    {
        var (voice, budget, only) = (Voice.Of(turn), new CardBudget(), list.Narrowing.Write());
        var isForAll = turn.Place.Kind is not PlaceKind.Personal;
        // The group that a list is of stands above it.
        var labels = list.Group.Length > 0 ? list.Labels with { Group = TaskLabels.None.Group } : list.Labels;
        var sections = list.Page.Rows.GroupBy(item => Section(item, turn.Today)).OrderBy(g => g.Key)
            .Select(g => new TaskSection(voice.Say($"taskSection.{g.Key}"), [.. g.Select(item => Row(voice, TaskAtHand.Of(item, turn.Actor), labels, isForAll, turn.Today, budget, only)).OfType<TaskRow>()]));
        var model = new TaskListModel
        {
            Alliance = turn.Alliance.Id.ToString(),
            Spoken = turn.SpokenHere,
            Heading = turn.Say(list.Scope.OwnerId is not null ? "myTasksHeading" : "tasksHeading"),
            What = string.Join(" · ", What(voice, list, turn.Today).Where(part => part.Length > 0)),
            Board = [.. Board(turn, list.Counts)],
            Sections = [.. sections.Where(s => s.Rows.Count > 0)],
            None = list.Page.Total == 0 ? turn.Say(list.Filter is TaskFilter.Unsettled && list.Narrowing == TaskNarrowing.None ? "tasksNone" : "tasksNoneSuch") : "",
            Count = list.Page.Total > 0 ? turn.Say("tasksCount", list.Page.Total, list.Page.Number, list.Page.Count) : "",
            More = "",
            View = "list",
            Mine = list.Scope.OwnerId is null ? "" : "yes",
            Filter = list.Filter.ToString(),
            Only = only,
            Page = Number(list.Page.Number),
            Previous = list.Page.HasPrevious ? Number(list.Page.Number - 1) : "",
            Next = list.Page.HasNext ? Number(list.Page.Number + 1) : "",
            IsList = true,
        };
        return new("tasks/tasks.json", CardModel.Of(model, TaskJson.Default.TaskListModel), turn.Language, model.Heading);
    }

    /// <summary>One task, whole.</summary>
    /// <param name="labels">Of this task.</param>
    /// <param name="spoken">What the buttons say of the language.</param>
    /// <param name="isForAll">In a channel: everything is offered, and whoever presses is asked.</param>
    /// <param name="news">Why it is shown by itself; empty for whoever asked.</param>
    public static CardView Card(Voice voice, string spoken, TaskAtHand hand, TaskLabels labels, bool isForAll, DateOnly today, string news = "")
    {
        var (item, budget) = (hand.Item, new CardBudget());
        var does = TaskButtons.Of(hand, isForAll, today);
        var model = new TaskModel
        {
            Alliance = voice.Alliance.Id.ToString(),
            Spoken = spoken,
            Id = item.Id.ToString(),
            News = budget.Beginning(news),
            Text = budget.Beginning(item.Text),
            Owner = labels.Owner(item),
            Group = labels.Group(item.GroupId),
            Due = item.DueDate is { } due ? voice.DateWithWeekday(due) : "",
            State = State(voice, item, today),
            Tone = Tone(item, today),
            DateAsked = item.DateAskedFor is { } other ? voice.DateWithWeekday(other) : "",
            Help = budget.Beginning(item.HelpNeeded),
            Note = budget.Beginning(item.Note),
            Helpers = budget.Beginning(item.Helpers),
            Snoozed = item.Snoozes == 0 || item.State is not ActionItemState.Open ? ""
                : item.SnoozedUntil is { } until ? voice.Say("taskSnoozesUntil", item.Snoozes, ActionItem.MostSnoozes, voice.Date(until))
                : voice.Say("taskSnoozes", item.Snoozes, ActionItem.MostSnoozes),
            Repeats = item.Repeats is Recurrence.Never ? "" : voice.Say($"taskRepeats.{item.Repeats}"),
            By = item.ProposedByName,
            Source = Uri.TryCreate(item.Source, UriKind.Absolute, out _) ? "" : item.Source,
            SourceUrl = Uri.TryCreate(item.Source, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? item.Source : "",
            Does = does,
            View = "task",
        };
        return new("tasks/task.json", CardModel.Of(model, TaskJson.Default.TaskModel), voice.Language, $"{voice.Say("taskHeading")}: {TextLimits.Abridge(item.Text, TextLimits.Quote)}");
    }

    private static CardView Waiting(Voice voice, WaitingTasks waiting, DateOnly today, string heading, string view, params ReadOnlySpan<(string Title, IReadOnlyList<ActionItem> Items)> parts)
    {
        var budget = new CardBudget();
        var sections = new List<TaskSection>();
        var omitted = 0;
        foreach (var (title, items) in parts)
        {
            var rows = items.Select(item => Row(voice, TaskAtHand.Of(item, waiting.Reader), waiting.Labels, isForAll: false, today, budget, only: null)).ToList();
            omitted += rows.Count(row => row is null);
            if (rows.OfType<TaskRow>().ToList() is { Count: > 0 } shown)
                sections.Add(new(title.Length > 0 ? voice.Say(title) : "", shown));
        }

        var model = new TaskListModel
        {
            Alliance = voice.Alliance.Id.ToString(),
            Spoken = voice.Language.Code(),
            Heading = heading,
            What = view == "asked" ? voice.Say("tasksAskedWhat") : voice.Alliance.Name ?? "",
            Board = [],
            Sections = sections,
            None = "",
            Count = "",
            More = omitted > 0 ? voice.Say("tasksMore", omitted) : "",
            View = view,
            Mine = "yes",
            Filter = nameof(TaskFilter.Unsettled),
            Only = "",
            Page = "1",
            Previous = "",
            Next = "",
            IsList = false,
        };
        return new("tasks/tasks.json", CardModel.Of(model, TaskJson.Default.TaskListModel), voice.Language, $"{heading}: {sections[0].Rows[0].Text}");
    }

    /// <param name="only">What the list is narrowed down to, which stands in every button and once more in its fallback; null for the message of a day.</param>
    /// <returns>Null when the card has no room for it any more.</returns>
    private static TaskRow? Row(Voice voice, TaskAtHand hand, TaskLabels labels, bool isForAll, DateOnly today, CardBudget budget, string? only)
    {
        var item = hand.Item;
        var does = TaskButtons.Of(hand, isForAll, today);
        // A row offers what is pressed most, and no client shows more than six; the rest is on the task's own card.
        does = only is null
            ? does with { Drop = false, AskDate = does.AskDate && !does.Done }
            : new TaskButtons { Done = does.Done, Accept = does.Accept, Agree = does.Agree, Take = does.Take };
        var text = TextLimits.Abridge(item.Text, QuoteLength);
        // A list is read in channels too; which help is needed stands on the task itself, and in the message of those who are asked for it.
        var detail = string.Join(" · ", new[] { labels.Owner(item), labels.Group(item.GroupId), item.DueDate is { } due ? voice.Date(due) : "", only is null && item.NeedsHelp ? TextLimits.Abridge(item.HelpNeeded, QuoteLength) : "" }.Where(part => part.Length > 0));
        return budget.Allows(RowFrame + ((ButtonFrame + (2 * (only?.Length ?? 0))) * does.Count), text, text, detail)
            ? new TaskRow(item.Id.ToString(), text, voice.Say("taskOpenRow", text), detail, State(voice, item, today), Tone(item, today), does)
            : null;
    }

    /// <summary>In one phrase: how late it is, when that is what matters.</summary>
    private static string State(Voice voice, ActionItem item, DateOnly today) => item switch
    {
        { DateAskedFor: { } day } => voice.Say("taskDateAskedFor", voice.Date(day)),
        { NeedsHelp: true } => voice.Say("taskNeedsHelp"),
        { State: ActionItemState.Open, DueDate: { } due } when due < today => today.DayNumber - due.DayNumber == 1 ? voice.Say("taskLateDay") : voice.Say("taskLateDays", today.DayNumber - due.DayNumber),
        { State: ActionItemState.Open, DueDate: { } due } when due == today => voice.Say("taskToday"),
        { State: ActionItemState.Open, DueDate: { } due } when due == today.AddDays(1) => voice.Say("taskTomorrow"),
        _ => voice.Say($"taskState.{item.State}"),
    };

    private static string Tone(ActionItem item, DateOnly today) => item switch
    {
        { State: ActionItemState.Done } => "Good",
        { State: ActionItemState.Open } when item.DueDate < today => "Attention",
        { State: ActionItemState.Unowned } or { NeedsHelp: true } or { DateAskedFor: not null } or { State: ActionItemState.Proposed } => "Warning",
        _ => "Default",
    };

    private static TaskGroup Section(ActionItem item, DateOnly today) => item switch
    {
        { IsSettled: true } => TaskGroup.Settled,
        { State: not ActionItemState.Open } => TaskGroup.Waiting,
        _ when item.DueDate < today => TaskGroup.Late,
        _ when item.DueDate <= today.AddDays(7) => TaskGroup.Soon,
        _ => TaskGroup.Later,
    };

    /// <summary>What a list keeps to, in words. Names stand here and not in the heading, where clients would read Markdown in them.</summary>
    private static IEnumerable<string> What(Voice voice, TaskList list, DateOnly today)
    {
        yield return list.Group;
        yield return list.Filter is TaskFilter.Unsettled ? "" : voice.Say($"taskFilter.{list.Filter}");
        yield return list.Owner;
        yield return list.Narrowing.Days(today) switch
        {
            ({ } from, { } to) => voice.Say("taskDueBetween", voice.Date(from), voice.Date(to)),
            (_, { } to) => voice.Say("taskDueUntil", voice.Date(to)),
            _ => "",
        };
    }

    private static IEnumerable<TaskFact> Board(Turn turn, TaskCounts counts)
    {
        yield return new(turn.Say("taskBoardOpen"), Number(counts.Open));
        yield return new(turn.Say("taskBoardLate"), Number(counts.Overdue));
        yield return new(turn.Say("taskBoardWaiting"), Number(counts.Waiting));
        yield return new(turn.Say("taskBoardDone", ListActionItems.LatelyDays), Number(counts.DoneLately));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The parts of a list, in their order. Each has a phrase <c>taskSection.{name}</c>.</summary>
internal enum TaskGroup
{
    Late,
    Soon,
    Later,
    Waiting,
    Settled,
}

/// <summary>What a card offers to do with a task.</summary>
internal sealed record TaskButtons
{
    public bool Accept { get; init; }
    public bool AskDate { get; init; }
    public bool Decline { get; init; }
    public bool Agree { get; init; }
    public bool Done { get; init; }
    public bool Snooze { get; init; }
    public bool Help { get; init; }
    public bool AnswerHelp { get; init; }
    public bool EndHelp { get; init; }
    public bool HandOver { get; init; }
    public bool Take { get; init; }
    public bool Drop { get; init; }
    public bool Reopen { get; init; }

    /// <summary>Any of those that answer or end it.</summary>
    public bool First => Accept || Decline || Agree || Done || AnswerHelp || EndHelp || Take || Reopen;

    /// <summary>Any of the others.</summary>
    public bool Second => Snooze || Help || HandOver || AskDate || Drop;

    public bool Any => First || Second;

    /// <summary>How many buttons that makes.</summary>
    [JsonIgnore]
    public int Count => new[] { Accept, AskDate, Decline, Agree, Agree, Done, Snooze, Snooze, Help, AnswerHelp, EndHelp, HandOver, Take, Drop, Reopen }.Count(offered => offered);

    /// <param name="isForAll">In a channel: everything is offered, and whoever presses is asked.</param>
    public static TaskButtons Of(TaskAtHand hand, bool isForAll, DateOnly today)
    {
        var item = hand.Item;
        var (owns, answers, agrees) = (isForAll || hand.IsOwner, isForAll || hand.MaySettle, isForAll || hand.MayAgree);
        return new()
        {
            Accept = item is { State: ActionItemState.Proposed, DateAskedFor: null } && owns,
            Decline = item.State is ActionItemState.Proposed && owns,
            AskDate = item.State is ActionItemState.Proposed or ActionItemState.Open && item.DateAskedFor is null && (owns || agrees || (hand.IsOfOrganisation && item.State is ActionItemState.Open)),
            Agree = item.DateAskedFor is not null && agrees,
            Done = item.State is ActionItemState.Open && answers,
            Snooze = item is { State: ActionItemState.Open, NeedsHelp: false, Snoozes: < ActionItem.MostSnoozes } && owns && item.DueDate <= today.AddDays(7),
            Help = item is { State: ActionItemState.Open, NeedsHelp: false } && (owns || hand.IsOfOrganisation),
            AnswerHelp = item.NeedsHelp && (isForAll || !hand.IsOwner),
            EndHelp = item.NeedsHelp && answers,
            HandOver = !item.IsSettled && answers,
            Take = item.State is ActionItemState.Unowned,
            Drop = !item.IsSettled && answers,
            Reopen = item.IsSettled && answers,
        };
    }
}

internal sealed record TaskFact(string Title, string Value);

/// <param name="Rows">People's text.</param>
internal sealed record TaskSection(string Title, IReadOnlyList<TaskRow> Rows);

/// <param name="Open">Says what pressing the row does.</param>
/// <param name="Tone">A colour of Adaptive Cards.</param>
internal sealed record TaskRow(string Id, string Text, string Open, string Detail, string State, string Tone, TaskButtons Does);

internal sealed record TaskListModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Heading { get; init; }
    public required string What { get; init; }
    public required IReadOnlyList<TaskFact> Board { get; init; }
    public required IReadOnlyList<TaskSection> Sections { get; init; }
    public required string None { get; init; }
    public required string Count { get; init; }
    public required string More { get; init; }

    /// <summary>What takes this card's place once a button of a row was pressed.</summary>
    public required string View { get; init; }
    public required string Mine { get; init; }
    public required string Filter { get; init; }

    /// <summary>What it is narrowed down to, as <see cref="TaskNarrowing"/> writes it.</summary>
    public required string Only { get; init; }
    public required string Page { get; init; }
    public required string Previous { get; init; }
    public required string Next { get; init; }
    public required bool IsList { get; init; }
}

internal sealed record TaskModel
{
    public required string Alliance { get; init; }
    public required string Spoken { get; init; }
    public required string Id { get; init; }
    public required string News { get; init; }
    public required string Text { get; init; }
    public required string Owner { get; init; }
    public required string Group { get; init; }
    public required string Due { get; init; }
    public required string State { get; init; }
    public required string Tone { get; init; }
    public required string DateAsked { get; init; }
    public required string Help { get; init; }
    public required string Note { get; init; }
    public required string Helpers { get; init; }
    public required string Snoozed { get; init; }
    public required string Repeats { get; init; }
    public required string By { get; init; }
    public required string Source { get; init; }
    public required string SourceUrl { get; init; }
    public required TaskButtons Does { get; init; }
    public required string View { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TaskListModel))]
[JsonSerializable(typeof(TaskModel))]
[JsonSerializable(typeof(TaskFormModel))]
[JsonSerializable(typeof(TaskFilterModel))]
internal sealed partial class TaskJson : JsonSerializerContext;
