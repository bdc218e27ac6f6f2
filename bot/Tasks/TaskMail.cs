using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Delivery.Mail;
using AllianceBot.Pages;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>
/// What somebody whom only mail reaches can do with a task by a link, in the order of a mail. Each has phrases <c>taskMail.{name}</c> (the question)
/// and <c>taskMailDone.{name}</c>.
/// </summary>
internal enum TaskMailDeed
{
    Accept,
    Agree,
    Refuse,
    Done,

    /// <summary>Put it off by a day.</summary>
    Tomorrow,

    /// <summary>Put it off by a week.</summary>
    Week,
    Help,
    GiveHelp,
    EndHelp,
    Take,

    /// <summary>Another date.</summary>
    Date,
    HandOver,
    Decline,
}

/// <summary>Answers a link of a mail about one task: the same use cases as the buttons of its card, for whoever has the buttons.</summary>
internal sealed class TaskMail(TaskMailDeed deed) : IMailAction
{
    private const string DateField = "date";
    private const string PersonField = "person";

    public string Purpose { get; } = PurposeOf(deed);

    /// <summary>What the words are about that one may or must write with it; null for none.</summary>
    private string? NoteLabel => deed switch
    {
        TaskMailDeed.Done => "taskFormDone",
        TaskMailDeed.Help => "taskFormHelp",
        TaskMailDeed.Date or TaskMailDeed.Decline => "taskFormReason",
        _ => null,
    };

    /// <summary>The buttons that a mail has for each task.</summary>
    public static IReadOnlyList<MailLink> LinksFor(NoticeTurn turn, WaitingTasks waiting) =>
        [.. waiting.All.SelectMany(item => LinksFor(turn, TaskAtHand.Of(item, waiting.Reader)))];

    /// <summary>Those that a mail has for one task: what its card offers in Teams, except to close it as not to be done and to open it again.</summary>
    public static IEnumerable<MailLink> LinksFor(NoticeTurn turn, TaskAtHand hand)
    {
        var does = TaskButtons.Of(hand, isForAll: false, ChaseCalendar.DayOf(turn.Now, turn.Reader.Quiet.TimeZone));
        return Enum.GetValues<TaskMailDeed>().Where(deed => IsOffered(deed, does))
            .Select(deed => new MailLink(PurposeOf(deed), hand.Item.Id.ToString(), $"{turn.Say(ButtonOf(deed))}: {TextLimits.Abridge(hand.Item.Text, TextLimits.Quote)}"));
    }

    public async Task<MailQuestion?> AskAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        var today = ChaseCalendar.DayOf(turn.Now, turn.Reader.Quiet.TimeZone);
        if (await TaskAtHand.FindAsync(turn.Db, IdOf(turn), turn.Actor, conversationId: "", cancellationToken) is not { Item: var item } hand || !IsOffered(deed, TaskButtons.Of(hand, isForAll: false, today)))
            return null;
        var voice = new Voice(turn.Phrases, turn.Language, turn.Alliance);
        var task = new[] { item.Text, hand.IsOwner ? "" : item.OwnerName, item.DueDate is { } due ? voice.Date(due) : "" };
        return new MailQuestion(turn.Say($"taskMail.{deed}"), [string.Join(" · ", task.Where(part => part.Length > 0)), .. Details(voice, item)], turn.Say(ButtonOf(deed))) { Fields = [.. FieldsOf(turn, item, today)] };
    }

    public async Task<MailOutcome> ActAsync(MailTurn turn, CancellationToken cancellationToken)
    {
        var (db, note, date) = (turn.Db, PrintableText.Clean(turn.Text).Trim(), turn.Answer(DateField));
        var request = new TaskRequest(IdOf(turn), "", turn.Actor, turn.Alliance, turn.Now);
        var outcome = deed switch
        {
            TaskMailDeed.Accept => await AnswerActionItem.AcceptAsync(db, request, date, cancellationToken),
            TaskMailDeed.Agree or TaskMailDeed.Refuse => await AnswerActionItem.AnswerDateAsync(db, request, agrees: deed is TaskMailDeed.Agree, cancellationToken),
            TaskMailDeed.Done => await SettleActionItem.HandleAsync(db, request, isDone: true, note, cancellationToken),
            TaskMailDeed.Tomorrow => await PutOffActionItem.SnoozeAsync(db, request, 1, cancellationToken),
            TaskMailDeed.Week => await PutOffActionItem.SnoozeAsync(db, request, PutOffActionItem.LongestSnoozeDays, cancellationToken),
            TaskMailDeed.Help => await PutOffActionItem.AskForHelpAsync(db, request, note, cancellationToken),
            TaskMailDeed.GiveHelp or TaskMailDeed.EndHelp => await PutOffActionItem.AnswerHelpAsync(db, request, helps: deed is TaskMailDeed.GiveHelp, cancellationToken),
            TaskMailDeed.Take => await HandOverActionItem.HandleAsync(db, request, turn.Actor.Id.ToString(), date, cancellationToken),
            TaskMailDeed.Date => await AnswerActionItem.AskForDateAsync(db, request, date, note, cancellationToken),
            TaskMailDeed.HandOver => await HandOverActionItem.HandleAsync(db, request, PrintableText.Clean(turn.Answer(PersonField)).Trim(), date, cancellationToken),
            _ => await AnswerActionItem.DeclineAsync(db, request, note, cancellationToken),
        };
        return outcome switch
        {
            // Whoever hands a task to themselves has it: nobody is asked.
            TaskOutcome.Done when deed is TaskMailDeed.HandOver && await TaskAtHand.FindAsync(db, request.TaskId, turn.Actor, conversationId: "", cancellationToken) is { IsOwner: true } =>
                new(turn.Say("taskMailDone.Take"), IsDone: true),
            TaskOutcome.Done => new(turn.Say($"taskMailDone.{deed}"), IsDone: true),
            // The page asks again, where there is something to put right.
            TaskOutcome.Wrong wrong => new(TaskForms.Describe(turn.Phrases, turn.Language, wrong), IsDone: false),
            TaskOutcome.DateAskedIsPast => new(turn.Say("taskDateAskedIsPast"), IsDone: false),
            _ => new(turn.Say("taskMailGone"), IsDone: true),
        };
    }

    /// <summary>What one should know before one presses.</summary>
    private IEnumerable<string> Details(Voice voice, ActionItem item)
    {
        if (item.DateAskedFor is { } asked)
            yield return $"{voice.Say("taskDateAskedLabel")}: {voice.Date(asked)}";
        if (item.Note.Length > 0)
            yield return $"{voice.Say("taskNoteLabel")}: {item.Note}";
        if (item.NeedsHelp)
            yield return $"{voice.Say("taskHelpLabel")}: {item.HelpNeeded}";
        if (deed is TaskMailDeed.Help)
            yield return voice.Say(TaskForms.HelpReaders(item.OnlyIn is not null));
    }

    private IEnumerable<PageField> FieldsOf(MailTurn turn, ActionItem item, DateOnly today)
    {
        if (deed is TaskMailDeed.HandOver)
        {
            yield return new PageField(turn.Say("taskMailPerson"), TextLimits.Name) { Name = PersonField, Kind = PageFieldKind.Line };
            yield return new PageField(turn.Say(item.DueDate < today ? "taskFormDate" : "taskFormNewDate"), 0) { Name = DateField, Kind = PageFieldKind.Day, IsRequired = item.DueDate < today };
        }

        // A date that is there and to come is not asked for again.
        if (deed is TaskMailDeed.Date || (deed is TaskMailDeed.Accept or TaskMailDeed.Take && !(item.DueDate >= today)))
            yield return new PageField(turn.Say("taskFormDate"), 0) { Name = DateField, Kind = PageFieldKind.Day };
        if (NoteLabel is { } label)
            yield return new PageField(turn.Say(label), ActionItem.LongestNote) { IsRequired = deed is TaskMailDeed.Decline or TaskMailDeed.Help };
    }

    private static bool IsOffered(TaskMailDeed deed, TaskButtons does) => deed switch
    {
        TaskMailDeed.Accept => does.Accept,
        TaskMailDeed.Agree or TaskMailDeed.Refuse => does.Agree,
        TaskMailDeed.Done => does.Done,
        TaskMailDeed.Tomorrow or TaskMailDeed.Week => does.Snooze,
        TaskMailDeed.Help => does.Help,
        TaskMailDeed.GiveHelp => does.AnswerHelp,
        TaskMailDeed.EndHelp => does.EndHelp,
        TaskMailDeed.Take => does.Take,
        TaskMailDeed.Date => does.AskDate,
        TaskMailDeed.HandOver => does.HandOver,
        _ => does.Decline,
    };

    private static Guid? IdOf(MailTurn turn) => Guid.TryParse(turn.SubjectId, out var id) ? id : null;

    private static string PurposeOf(TaskMailDeed deed) => $"task.{deed}";

    private static string ButtonOf(TaskMailDeed deed) => $"task{deed}Button";
}
