using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Delivery.Mail;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>What somebody whom only mail reaches can do with a task by a link. Each has phrases <c>taskMail.{name}</c> (the question) and <c>taskMailDone.{name}</c>.</summary>
internal enum TaskMailDeed
{
    Accept,
    Decline,
    Done,

    /// <summary>Put it off by a week.</summary>
    Week,
    Help,
}

/// <summary>Answers a link of a mail about one task: the same use cases as the buttons of its card.</summary>
internal sealed class TaskMail(TaskMailDeed deed) : IMailAction
{
    public string Purpose { get; } = PurposeOf(deed);

    /// <summary>The buttons that a mail has for each task: what was asked, and what is theirs.</summary>
    public static IReadOnlyList<MailLink> LinksFor(NoticeTurn turn, WaitingTasks waiting) =>
    [
        .. waiting.Asked.SelectMany(item => Links(turn, item, TaskMailDeed.Accept, TaskMailDeed.Decline)),
        .. waiting.Mine.SelectMany(item => item.Snoozes < ActionItem.MostSnoozes
            ? Links(turn, item, TaskMailDeed.Done, TaskMailDeed.Week, TaskMailDeed.Help)
            : Links(turn, item, TaskMailDeed.Done, TaskMailDeed.Help)),
    ];

    public async Task<MailQuestion?> AskAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        var id = IdOf(turn);
        if (await turn.Db.Set<ActionItem>().SingleOrDefaultAsync(t => t.Id == id && t.OwnerId == turn.Reader.PersonId, cancellationToken) is not { } item || !IsOpen(item))
            return null;
        var day = item.DueDate is { } due ? $"{item.Text} · {due.ToString(turn.Say("longDate"), turn.Language.Culture())}" : item.Text;
        var hint = deed is TaskMailDeed.Help ? turn.Say(TaskForms.HelpReaders(item.OnlyIn is not null)) : "";
        return new MailQuestion(turn.Say($"taskMail.{deed}"), [day, hint], turn.Say(ButtonOf(deed)))
        {
            Field = deed switch
            {
                TaskMailDeed.Decline => new(turn.Say("taskFormReason"), ActionItem.LongestNote),
                TaskMailDeed.Help => new(turn.Say("taskFormHelp"), ActionItem.LongestNote),
                _ => null,
            },
        };
    }

    public async Task<MailOutcome> ActAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        var (id, note) = (IdOf(turn), PrintableText.Clean(turn.Text).Trim());
        var request = new TaskRequest(id, "", turn.Actor, turn.Alliance, turn.Now);
        var outcome = deed switch
        {
            TaskMailDeed.Accept => await AnswerActionItem.AcceptAsync(turn.Db, request, "", cancellationToken),
            TaskMailDeed.Decline => await AnswerActionItem.DeclineAsync(turn.Db, request, note, cancellationToken),
            TaskMailDeed.Done => await SettleActionItem.HandleAsync(turn.Db, request, isDone: true, "", cancellationToken),
            TaskMailDeed.Week => await PutOffActionItem.SnoozeAsync(turn.Db, request, PutOffActionItem.LongestSnoozeDays, cancellationToken),
            _ => await PutOffActionItem.AskForHelpAsync(turn.Db, request, note, cancellationToken),
        };
        return outcome switch
        {
            TaskOutcome.Done => new(turn.Say($"taskMailDone.{deed}"), IsDone: true),
            TaskOutcome.Wrong { Problem: TaskProblem.ReasonMissing } => new(turn.Say("taskWrong.ReasonMissing"), IsDone: false),
            TaskOutcome.Wrong { Problem: TaskProblem.NoteTooLong } => new(turn.Say("taskWrong.NoteTooLong", ActionItem.LongestNote), IsDone: false),
            TaskOutcome.Wrong { Problem: TaskProblem.SnoozedEnough } => new(turn.Say("taskMailSnoozedEnough", ActionItem.MostSnoozes), IsDone: true),
            TaskOutcome.Wrong { Problem: TaskProblem.DateMissing } => new(turn.Say("taskMailNoDate"), IsDone: true),
            // A page has no field for another date: whoever asked gives it one.
            TaskOutcome.Wrong => new(turn.Say("taskMailDate"), IsDone: true),
            _ => new(turn.Say("taskMailGone"), IsDone: true),
        };
    }

    private bool IsOpen(ActionItem item) => deed is TaskMailDeed.Accept or TaskMailDeed.Decline ? item.State is ActionItemState.Proposed : item.State is ActionItemState.Open;

    private static Guid? IdOf(MailTurn turn) => Guid.TryParse(turn.SubjectId, out var id) ? id : null;

    private static IEnumerable<MailLink> Links(NoticeTurn turn, ActionItem item, params TaskMailDeed[] deeds) =>
        deeds.Select(deed => new MailLink(PurposeOf(deed), item.Id.ToString(), $"{turn.Say(ButtonOf(deed))}: {TextLimits.Abridge(item.Text, TextLimits.Quote)}"));

    private static string PurposeOf(TaskMailDeed deed) => $"task.{deed}";

    private static string ButtonOf(TaskMailDeed deed) => deed switch
    {
        TaskMailDeed.Accept => "taskAcceptButton",
        TaskMailDeed.Decline => "taskDeclineButton",
        TaskMailDeed.Done => "taskDoneButton",
        TaskMailDeed.Week => "taskWeekButton",
        _ => "taskHelpButton",
    };
}
