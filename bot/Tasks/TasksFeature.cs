using AllianceBot.Alliances;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>Tasks: made in one line or with a form, and each with its buttons from the question whether somebody takes it on to its end.</summary>
public sealed class TasksFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("makeTask", MakeAsync));
        registry.AddVerbInAlliance("task.open", OpenAsync);
        registry.AddVerbInAlliance("task.askMake", (turn, ct) => AskToMakeAsync(turn, new("", "", "", nameof(Recurrence.Never)), "", Reply.Show, ct));
        registry.AddVerbInAlliance("task.make", SaveAsync);
        registry.AddVerbInAlliance("task.accept", (turn, ct) => DoAsync(turn, TaskFormKind.Accept, (db, token) => AnswerActionItem.AcceptAsync(db, TaskRequest.Of(turn), Date(turn), token), ct));
        registry.AddVerbInAlliance("task.decline", (turn, ct) => DoAsync(turn, TaskFormKind.Decline, (db, token) => AnswerActionItem.DeclineAsync(db, TaskRequest.Of(turn), Note(turn), token), ct));
        registry.AddVerbInAlliance("task.askForDate", (turn, ct) => DoAsync(turn, TaskFormKind.AskDate, (db, token) => AnswerActionItem.AskForDateAsync(db, TaskRequest.Of(turn), Date(turn), Note(turn), token), ct));
        registry.AddVerbInAlliance("task.agree", (turn, ct) => DoAsync(turn, null, (db, token) => AnswerActionItem.AnswerDateAsync(db, TaskRequest.Of(turn), agrees: true, token), ct));
        registry.AddVerbInAlliance("task.refuse", (turn, ct) => DoAsync(turn, null, (db, token) => AnswerActionItem.AnswerDateAsync(db, TaskRequest.Of(turn), agrees: false, token), ct));
        registry.AddVerbInAlliance("task.done", (turn, ct) => DoAsync(turn, TaskFormKind.Done, (db, token) => SettleActionItem.HandleAsync(db, TaskRequest.Of(turn), isDone: true, Note(turn), token), ct));
        registry.AddVerbInAlliance("task.drop", (turn, ct) => DoAsync(turn, TaskFormKind.Drop, (db, token) => SettleActionItem.HandleAsync(db, TaskRequest.Of(turn), isDone: false, Note(turn), token), ct));
        registry.AddVerbInAlliance("task.reopen", (turn, ct) => DoAsync(turn, null, (db, token) => SettleActionItem.ReopenAsync(db, TaskRequest.Of(turn), token), ct));
        registry.AddVerbInAlliance("task.tomorrow", (turn, ct) => DoAsync(turn, null, (db, token) => PutOffActionItem.SnoozeAsync(db, TaskRequest.Of(turn), 1, token), ct));
        registry.AddVerbInAlliance("task.week", (turn, ct) => DoAsync(turn, null, (db, token) => PutOffActionItem.SnoozeAsync(db, TaskRequest.Of(turn), PutOffActionItem.LongestSnoozeDays, token), ct));
        registry.AddVerbInAlliance("task.help", (turn, ct) => DoAsync(turn, TaskFormKind.Help, (db, token) => PutOffActionItem.AskForHelpAsync(db, TaskRequest.Of(turn), Note(turn), token), ct));
        registry.AddVerbInAlliance("task.giveHelp", (turn, ct) => DoAsync(turn, null, (db, token) => PutOffActionItem.AnswerHelpAsync(db, TaskRequest.Of(turn), helps: true, token), ct));
        registry.AddVerbInAlliance("task.endHelp", (turn, ct) => DoAsync(turn, null, (db, token) => PutOffActionItem.AnswerHelpAsync(db, TaskRequest.Of(turn), helps: false, token), ct));
        registry.AddVerbInAlliance("task.handOver", (turn, ct) => DoAsync(turn, TaskFormKind.HandOver, (db, token) => HandOverActionItem.HandleAsync(db, TaskRequest.Of(turn), turn.Data.Text("person").Trim(), Date(turn), token), ct));
        registry.AddVerbInAlliance("task.take", (turn, ct) => DoAsync(turn, TaskFormKind.Take, (db, token) => HandOverActionItem.HandleAsync(db, TaskRequest.Of(turn), turn.Actor.Id.ToString(), Date(turn), token), ct));
        registry.AddMessageAction("makeTask", AskToMakeFromMessageAsync);
        foreach (var kind in new[] { TaskFormKind.AskDate, TaskFormKind.Decline, TaskFormKind.Done, TaskFormKind.Drop, TaskFormKind.Help, TaskFormKind.HandOver })
            registry.AddVerbInAlliance($"task.form{kind}", (turn, ct) => AskAsync(turn, kind, "", Reply.Show, ct));
    }

    /// <summary>While a meeting runs here it is noted in it, and becomes a task with its minutes; else it is asked of its owner at once.</summary>
    private static async Task<Reply> MakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Text.Trim().Length == 0)
            return await AskToMakeAsync(turn, new("", "", "", nameof(Recurrence.Never)), "", Reply.Show, cancellationToken);
        if (await turn.ReadAsync((db, ct) => MeetingRecords.FindRunningAsync(db, turn.Place.ConversationId, ct), cancellationToken) is not null)
            return await MeetingsFeature.RecordActionItemAsync(turn, cancellationToken);
        if (turn.Text.Length > TextLimits.Note)
            return Reply.Say(turn.Say("noteTooLong", TextLimits.Note));
        var typed = new TypedActionItem(turn.Text, turn.Mentions, turn.Language, turn.DateOrder, turn.Today, turn.Actor);
        var (outcome, fields, draft) = await turn.WriteAsync(async (db, ct) =>
        {
            var (read, said) = await MakeActionItem.ReadAsync(db, typed, turn.SayToAll("actionWithHelpers"), turn.Now, ct);
            return (said is ActionItemDraft.Ready ? await MakeActionItem.HandleAsync(db, Making(turn, read), ct) : null, read, said);
        }, cancellationToken);
        if (outcome is null)
            return await AskToMakeAsync(turn, fields, draft is ActionItemDraft.TextMissing or ActionItemDraft.OwnerMissing ? "" : MeetingReplies.Describe(turn, draft), Reply.Show, cancellationToken);
        return outcome is TaskOutcome.Done done ? await MadeAsync(turn, done, Reply.Show, cancellationToken) : Reply.Say(TaskForms.Describe(turn, outcome));
    }

    /// <summary>A message is read as a typed task is; whoever makes it one of them looks over what was understood.</summary>
    private static async Task<Reply> AskToMakeFromMessageAsync(Turn turn, CancellationToken cancellationToken)
    {
        var text = TextLimits.Abridge(string.Join(' ', turn.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), ActionItem.LongestText);
        var typed = new TypedActionItem(text, [], turn.Language, turn.DateOrder, turn.Today, turn.Actor);
        var (fields, _) = await turn.ReadAsync((db, ct) => MakeActionItem.ReadAsync(db, typed, turn.SayToAll("actionWithHelpers"), turn.Now, ct), cancellationToken);
        return await AskToMakeAsync(turn, fields, "", Reply.Show, cancellationToken);
    }

    private static async Task<Reply> SaveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var fields = TaskFields.Read(turn.Data);
        var outcome = await turn.WriteAsync((db, ct) => MakeActionItem.HandleAsync(db, Making(turn, fields) with { Source = MessageLink(turn) }, ct), cancellationToken);
        return outcome switch
        {
            TaskOutcome.Done done => await MadeAsync(turn, done, Reply.Replace, cancellationToken),
            TaskOutcome.Wrong => await AskToMakeAsync(turn, fields, TaskForms.Describe(turn, outcome), Reply.Replace, cancellationToken),
            _ => Reply.Say(TaskForms.Describe(turn, outcome)),
        };
    }

    private static async Task<Reply> MadeAsync(Turn turn, TaskOutcome.Done done, Func<CardView, Reply> reply, CancellationToken cancellationToken)
    {
        var (item, card) = (await FindCardAsync(turn, done.TaskId, cancellationToken))!.Value;
        return item.State is ActionItemState.Open ? reply(card) : reply(card).AndSay(turn.ForThePlace.Say("taskWasAsked", item.OwnerName));
    }

    private static async Task<Reply> AskToMakeAsync(Turn turn, TaskFields fields, string problem, Func<CardView, Reply> reply, CancellationToken cancellationToken)
    {
        var people = await turn.ReadAsync((db, ct) => PersonPicker.ListChoicesAsync(db, ct), cancellationToken);
        return reply(TaskForms.Card(turn, new TaskForm(TaskFormKind.Make, null, "", fields, "", people) { Problem = problem, Source = MessageLink(turn) }));
    }

    private static async Task<Reply> OpenAsync(Turn turn, CancellationToken cancellationToken) =>
        await FindCardAsync(turn, turn.Data.Id("id"), cancellationToken) is var (_, card) ? Reply.Show(card) : Reply.Say(turn.Say("taskUnknown"));

    private static async Task<Reply> AskAsync(Turn turn, TaskFormKind kind, string problem, Func<CardView, Reply> reply, CancellationToken cancellationToken)
    {
        if (await turn.ReadAsync((db, ct) => TaskAtHand.FindAsync(db, turn.Data.Id("id"), turn.Actor, turn.Place.ConversationId, ct), cancellationToken) is not { Item: var item })
            return Reply.Say(turn.Say("taskUnknown"));
        var people = kind is TaskFormKind.HandOver ? await turn.ReadAsync((db, ct) => PersonPicker.ListChoicesAsync(db, ct), cancellationToken) : null;
        var due = turn.Data.Text("date") is { Length: > 0 } typed ? typed : kind is TaskFormKind.AskDate ? IsoDay.Write(item.DueDate) : "";
        return reply(TaskForms.Card(turn, new TaskForm(kind, item.Id, item.OwnerName.Length > 0 ? $"{item.Text} · {item.OwnerName}" : item.Text, new("", turn.Data.Text("person"), due, item.Repeats.ToString()), turn.Data.Text("note"), people)
        {
            Problem = problem,
            IsOfOnePlace = item.OnlyIn is not null,
        }));
    }

    /// <param name="form">Shown, with what is wrong, where something must be filled in first; null where nothing can be.</param>
    private static async Task<Reply> DoAsync(Turn turn, TaskFormKind? form, Func<AllianceDb, CancellationToken, Task<TaskOutcome>> useCase, CancellationToken cancellationToken)
    {
        var outcome = await turn.WriteAsync(useCase, cancellationToken);
        if (outcome is TaskOutcome.Done)
            return await ShowAgainAsync(turn, cancellationToken);
        // A form that was filled in is shown in its own place; a button that needs one first leaves its card as it is.
        return outcome is TaskOutcome.Wrong && form is { } kind
            ? await AskAsync(turn, kind, TaskForms.Describe(turn, outcome), turn.Data.Text("view").Length == 0 ? Reply.Replace : Reply.Show, cancellationToken)
            : Reply.Say(TaskForms.Describe(turn, outcome));
    }

    /// <summary>The card whose button was pressed, as it is by now; where nothing is left on it, the task that was last.</summary>
    private static async Task<Reply> ShowAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        var view = turn.Data.Text("view");
        if (view == "list")
            return await TaskListsFeature.ShowAgainAsync(turn, cancellationToken);
        var (waiting, today) = view is "day" or "asked" ? await turn.ReadAsync(async (db, ct) =>
        {
            var own = await TaskSetting.TodayOfAsync(db, turn.Alliance, turn.Person.Id, turn.Now, ct);
            return ((WaitingTasks?)await WaitingTasks.ReadAsync(db, turn.Person.Id, own, ct), own);
        }, cancellationToken) : (null, turn.Today);
        return waiting switch
        {
            { Asked.Count: > 0 } when view == "asked" => Reply.Replace(TaskCards.Asked(Voice.Of(turn), waiting, today)),
            { IsEmpty: false } when view == "day" => Reply.Replace(TaskCards.Daily(Voice.Of(turn), waiting, today)),
            _ => await FindCardAsync(turn, turn.Data.Id("id"), cancellationToken) is var (_, card) ? Reply.Replace(card) : Reply.Say(turn.Say("taskNoted")),
        };
    }

    /// <summary>A task with its card; null when it is not here.</summary>
    private static Task<(ActionItem Item, CardView Card)?> FindCardAsync(Turn turn, Guid? id, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        if (await TaskAtHand.FindAsync(db, id, turn.Actor, turn.Place.ConversationId, ct) is not { Item: var item } hand)
            return ((ActionItem, CardView)?)null;
        var (place, labels) = (turn.ForThePlace, await TaskLabels.ReadAsync(db, [item], ct));
        return (item, TaskCards.Card(Voice.Of(place), place.SpokenHere, hand, labels, isForAll: turn.Place.Kind is not PlaceKind.Personal, turn.Today));
    }, cancellationToken);

    private static MakeActionItem.Input Making(Turn turn, TaskFields fields) => new()
    {
        Fields = fields,
        GroupId = turn.Group?.Id,
        // What is made in somebody's own chat is the alliance's all the same: whoever owns it must see it.
        OnlyIn = turn.Place is { HasOwnMembers: true } ? turn.Place.ConversationId : null,
        Actor = turn.Actor,
        Alliance = turn.Alliance,
        Now = turn.Now,
    };

    private static string Date(Turn turn) => turn.Data.Text("date");

    private static string MessageLink(Turn turn) => TeamsAddress.Keep(turn.Data.Text(ConversationRegistry.MessageLinkField), ActionItem.LongestText);

    private static string Note(Turn turn) => PrintableText.Clean(turn.Data.Text("note")).Trim();
}
