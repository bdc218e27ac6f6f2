using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using AllianceBot.Tasks.Digest;

namespace AllianceBot.Tests.Cards;

/// <summary>The cards about tasks.</summary>
internal static class TaskModels
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);

    public static IEnumerable<CardView> Usual(Turn turn) => Cards(turn, "Enviar la carta al ministerio", "Lucía Fernández", 3);

    public static IEnumerable<CardView> Empty(Turn turn)
    {
        yield return TaskCards.List(turn, new(new(null, null), TaskFilter.Unsettled, new([], 1, 1, 0), new(0, 0, 0, 0)));
        yield return TaskForms.Card(turn, new(TaskFormKind.Make, null, "", new("", "", "", ""), "", null));
        yield return DigestCards.Card(Voice.Of(turn), new(Today, Today, [], [], [], [], [], [], null, [], []));
    }

    public static IEnumerable<CardView> Worst(Turn turn, string text, string name) => Cards(turn, text, name, 60);

    private static IEnumerable<CardView> Cards(Turn turn, string text, string name, int rows)
    {
        var states = Enumerable.Range(0, rows).SelectMany(_ => States(turn, text, name)).ToList();
        var labels = new TaskLabels(id => id is null ? "" : TextLimits.Cut(name, TextLimits.Name), _ => TextLimits.Cut(name, TextLimits.Name));
        var waiting = new WaitingTasks(turn.Actor, [.. states.Where(t => t.State is ActionItemState.Proposed)], [.. states.Where(t => t.DateAskedFor is not null)], [.. states.Where(t => t.State is ActionItemState.Open)], [.. states.Where(t => t.State is ActionItemState.Unowned)]) { Labels = labels };
        yield return TaskCards.Daily(Voice.Of(turn), waiting, Today);
        yield return TaskCards.Asked(Voice.Of(turn), waiting, Today);
        yield return TaskCards.List(turn, new(new(turn.Person.Id, null), TaskFilter.Unsettled, new([.. states.Take(Page.Size)], 2, 9, states.Count), new(12, 3, 4, 5)) { Labels = labels });
        var narrowing = new TaskNarrowing { GroupId = turn.Alliance.Id, PersonId = turn.Person.Id }.DueIn(TaskDue.Any, Today.AddDays(13));
        yield return TaskCards.List(turn, new(new(null, null), TaskFilter.Overdue, new([.. states.Take(Page.Size)], 2, 9, states.Count), new(12, 3, 4, 5)) { Narrowing = narrowing, Group = TextLimits.Cut(name, TextLimits.Name), Owner = TextLimits.Cut(name, TextLimits.Name) });
        var named = Enumerable.Range(0, Math.Min(rows * 2, 100)).Select(i => new Choice(TextLimits.Abridge($"{i} {name}", 80), new TaskNarrowing { PersonId = Guid.NewGuid() }.Write())).ToList();
        yield return TaskFilterCards.Form(turn, TaskFilterFields.Of(narrowing), new([.. named.Take(8).Select(c => c with { Value = Guid.NewGuid().ToString() })], named), isMine: false, TaskFilter.Overdue, turn.Say("taskWishUnknownOwner", name));
        yield return TaskFilterCards.Form(turn, TaskFilterFields.Of(narrowing) with { Owner = TextLimits.Cut(name, TextLimits.Name) }, new([], null), isMine: false, TaskFilter.Unsettled, "");
        foreach (var item in States(turn, text, name))
            yield return TaskCards.Card(Voice.Of(turn), "", TaskAtHand.Of(item, turn.Actor), labels, isForAll: true, Today, turn.Say("taskNews.HelpAsked", name, text));
        foreach (var kind in Enum.GetValues<TaskFormKind>())
            yield return TaskForms.Card(turn, new(kind, Guid.NewGuid(), text, new(text, "", "2026-03-20", nameof(Recurrence.Monthly)), text, [.. Enumerable.Range(0, Math.Min(rows * 2, 100)).Select(i => new Choice(TextLimits.Cut($"{i} {name}", TextLimits.Name), $"{i}"))]) { Problem = turn.Say("taskWrong.DatePast") });
        yield return DigestCards.Card(Voice.Of(turn), new(Today.AddDays(-7), Today, states, states, states, states, [new(null, 3, 1), new(TextLimits.Cut(name, TextLimits.Name), 4, 0)], [.. Enumerable.Range(0, rows).Select(i => new DecisionEntry(Guid.Empty, "2026-01", Now, i, text))], new NextMeeting(Today, text), [text], [text]));
    }

    /// <summary>One in each state.</summary>
    private static IEnumerable<ActionItem> States(Turn turn, string text, string name)
    {
        var due = Today.AddDays(-2);
        yield return New();
        yield return Asked();
        var moved = Asked();
        moved.AskForDate(Today.AddDays(9), text, Today);
        yield return moved;
        yield return Accepted();
        var helped = Accepted();
        helped.AskForHelp(text, Today);
        yield return helped;
        var done = Accepted();
        done.Settle(isDone: true, text, name, Now);
        yield return done;

        ActionItem New() => ActionItem.Propose(new NewActionItem { Text = text, DueDate = due, Helpers = name, Source = "https://teams.microsoft.com/l/message/19:x/1", ProposedBy = turn.Actor with { Name = name }, Repeats = Recurrence.Monthly }, Now);

        ActionItem Asked()
        {
            var item = New();
            item.Ask(new(turn.Person.Id, name, turn.Alliance.Id), due, Today, Now);
            return item;
        }

        ActionItem Accepted()
        {
            var item = Asked();
            item.Accept(due, Today);
            return item;
        }
    }
}
