using System.Text.RegularExpressions;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Meetings;

/// <summary>Meetings in a channel or chat: start with an agenda, roll call, notes by tags, end.</summary>
public sealed partial class MeetingsFeature(RunningPlaces places, IEnumerable<IAfterMeeting> afterMeeting, IEnumerable<IMeetingSeal> seals) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.Add(new Command("startMeeting", StartAsync));
        registry.Add(new Command("endMeeting", EndAsync));
        registry.Add(new Command("reopenMeeting", ReopenAsync));
        registry.Add(new Command("cancelMeeting", CancelAsync));
        registry.Add(new Command("topic", OpenTopicAsync) { IsTag = true });
        registry.Add(new Command("decision", (turn, ct) => RecordAsync(turn, EntryKind.Decision, ct)) { IsTag = true });
        registry.Add(new Command("action", RecordActionItemAsync) { IsTag = true });
        registry.Add(new Command("info", (turn, ct) => RecordAsync(turn, EntryKind.Info, ct)) { IsTag = true });
        registry.Add(new Command("link", (turn, ct) => RecordAsync(turn, EntryKind.Link, ct)) { IsTag = true });
        registry.Add(new Command("rejected", (turn, ct) => RecordAsync(turn, EntryKind.Rejected, ct)) { IsTag = true });
        registry.Add(new Command("idea", (turn, ct) => RecordAsync(turn, EntryKind.Idea, ct)) { IsTag = true });
        registry.Add(new Command("askHelp", (turn, ct) => RecordAsync(turn, EntryKind.Help, ct)) { IsTag = true });
        registry.Add(new Command("chair", TakeChairAsync) { IsTag = true });
        registry.Add(new Command("nextMeeting", RecordNextMeetingAsync) { IsTag = true });
        registry.Add(new Command("undo", UndoAsync) { IsTag = true });
        registry.ListenWhile(places.IsRunningAsync);
        registry.AddVerb("meeting.askAgenda", StartAsync);
        registry.AddVerb("meeting.start", StartFromCardAsync);
    }

    private Task<Reply> StartAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Alliance.IsSetUp)
            return Task.FromResult(Reply.Say(turn.Say("notSetUp")));
        var (title, typed) = ReadTitleAndAgenda(turn);
        var (place, agenda) = PlaceLine.Take(turn.Phrases, typed);
        return string.IsNullOrWhiteSpace(agenda)
            ? AskAgendaAsync(turn, title, place, cancellationToken)
            : StartAsync(turn, new(title, place, agenda), fromCard: false, cancellationToken);
    }

    /// <summary>An agenda is not asked for in vain: while a meeting runs, or of whoever may not start one, that is said first.</summary>
    private static Task<Reply> AskAgendaAsync(Turn turn, string title, string place, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        if (await Refusal.FindAsync(db, turn.Actor, Right.RunMeetings, turn.Group?.Id, ct) is { } refusal)
            return Reply.Say(refusal.Describe(turn));
        return await StartMeeting.FindRunningAsync(db, turn.Place.ConversationId, ct) is { } running
            ? MeetingReplies.AlreadyRunning(turn, new(running, IsRepeat: false))
            : Reply.Show(MeetingCards.AskAgenda(turn, new(title, place, "")));
    }, cancellationToken);

    /// <summary>
    /// "start meeting: Title" on its first line and the agenda below it, or the agenda alone: below, with its first item on the same line, or
    /// all of it there when that is more than one item. A single one beside the command is the meeting's name, and its agenda is asked for.
    /// </summary>
    private static (string Title, string Agenda) ReadTitleAndAgenda(Turn turn)
    {
        if (turn.TextStartsBelow)
            return ("", turn.Text);
        var agenda = NumberInLine().Replace(turn.Text.TrimStart(':', ' '), "\n$0");
        var lines = turn.Text.Split('\n', 2);
        if (lines is [var title, var below])
            return IsItem(title, below) ? ("", agenda) : (AgendaHeading.TakeFrom(title.Trim(' ', ':', '-', '–', '—', '\r')), below);
        return Agenda.Parse(agenda).Lines.Count > 1 ? ("", agenda) : (turn.Text, "");
    }

    /// <summary>An agenda whose first item stands beside the command. A dash there parts the name from the command, unless the items have dashes too.</summary>
    private static bool IsItem(string beside, string below) =>
        AgendaLineReader.Mark(beside.TrimStart(':', ' ')) is { } mark && (mark is '1' || mark == AgendaLineReader.Mark(below.TrimStart().Split('\n')[0]));

    /// <summary>Where the next item begins in "1. Budget 2. Statement".</summary>
    [GeneratedRegex(@"(?<=^\s*1[.)].*)\s+(?=[0-9]{1,2}[.)]\s)")]
    private static partial Regex NumberInLine();

    private Task<Reply> StartFromCardAsync(Turn turn, CancellationToken cancellationToken) => turn switch
    {
        { Alliance.IsSetUp: false } => Task.FromResult(Reply.Say(turn.Say("notSetUp"))),
        _ => StartAsync(turn, new(turn.Data.Text("title"), turn.Data.Text("place"), turn.Data.Text("agenda")), fromCard: true, cancellationToken),
    };

    private async Task<Reply> StartAsync(Turn turn, MeetingFields fields, bool fromCard, CancellationToken cancellationToken)
    {
        var input = new StartMeeting.Input(turn.Place.ConversationId, turn.Place.IsPrivate, fields.Title, fields.Agenda, turn.Today.Year, turn.Actor, turn.Now) { Group = turn.Group, Place = fields.Place };
        var outcome = await turn.WriteAsync((db, ct) => StartMeeting.HandleAsync(db, input, ct), cancellationToken);
        places.Forget();
        return outcome switch
        {
            StartMeeting.Outcome.Started started => MeetingReplies.Started(turn, started, fromCard),
            StartMeeting.Outcome.AgendaMissing => Refuse(turn.Say("agendaMissing")),
            StartMeeting.Outcome.TitleTooLong => Refuse(turn.Say("titleTooLong", TextLimits.Title)),
            StartMeeting.Outcome.PlaceTooLong => Refuse(turn.Say("placeTooLong", TextLimits.Title)),
            StartMeeting.Outcome.Refused refused => Refuse(refused.Refusal.Describe(turn)),
            // Pressed twice: the card turns into the roll call again, and there is nothing to say.
            StartMeeting.Outcome.AlreadyRunning { IsRepeat: true } again when fromCard => Reply.Replace(MeetingCards.RollCall(turn, again.Meeting)),
            // What was filled in is kept for when the other meeting has ended.
            StartMeeting.Outcome.AlreadyRunning running when fromCard => Refuse(turn.Say("alreadyRunning", running.Meeting.Number)),
            StartMeeting.Outcome.AlreadyRunning running => MeetingReplies.AlreadyRunning(turn, running),
            _ => throw MeetingReplies.Unforeseen(outcome),
        };

        Reply Refuse(string problem) => fromCard ? Reply.Replace(MeetingCards.AskAgenda(turn, fields, problem)) : Reply.Say(problem);
    }

    private async Task<Reply> EndAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new EndMeeting.Input(turn.Place.ConversationId, turn.Group?.Id, turn.Actor, turn.Now);
        var (outcome, others) = await turn.WriteAsync((db, ct) => EndAsync(db, turn, input, ct), cancellationToken);
        places.Forget();
        return outcome switch
        {
            EndMeeting.Outcome.Ended ended => others.Aggregate(MeetingReplies.Ended(turn, ended), (reply, other) => reply.And(other())),
            EndMeeting.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            EndMeeting.Outcome.NoneRunning => Reply.Say(MeetingReplies.NoneRunning(turn)),
            _ => throw MeetingReplies.Unforeseen(outcome),
        };
    }

    /// <returns>How it ended, and what the other features have to say of it.</returns>
    private async Task<(EndMeeting.Outcome Outcome, IReadOnlyList<Func<Reply>> Others)> EndAsync(AllianceDb db, Turn turn, EndMeeting.Input input, CancellationToken cancellationToken)
    {
        var outcome = await EndMeeting.HandleAsync(db, input, cancellationToken);
        if (outcome is not EndMeeting.Outcome.Ended { MeetingId: var meetingId })
            return (outcome, []);
        // They read it as a meeting that has ended.
        await db.SaveChangesAsync(cancellationToken);
        var others = new List<Func<Reply>>();
        foreach (var feature in afterMeeting)
            others.Add(await feature.HandleAsync(db, turn, meetingId, cancellationToken));
        return (outcome, others);
    }

    private async Task<Reply> ReopenAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new ReopenMeeting.Input(turn.Place.ConversationId, turn.Group?.Id, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => ReopenMeeting.HandleAsync(db, input, seals, ct), cancellationToken);
        places.Forget();
        var reply = MeetingReplies.Describe(turn, outcome);
        if (outcome is not ReopenMeeting.Outcome.Reopened reopened)
            return reply;
        foreach (var feature in afterMeeting)
            reply = reply.And(await feature.HandleReopenedAsync(turn, reopened.Meeting.Id, cancellationToken));
        return reply;
    }

    private async Task<Reply> CancelAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new CancelMeeting.Input(turn.Place.ConversationId, turn.Text, turn.Group?.Id, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => CancelMeeting.HandleAsync(db, input, afterMeeting, ct), cancellationToken);
        places.Forget();
        return MeetingReplies.Describe(turn, outcome);
    }

    private static async Task<Reply> OpenTopicAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new OpenTopic.Input(turn.Place.ConversationId, turn.Text, turn.Group?.Id, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => OpenTopic.HandleAsync(db, input, ct), cancellationToken);
        return MeetingReplies.Describe(turn, outcome, hasNote: input.Note.Length > 0);
    }

    private static async Task<Reply> RecordAsync(Turn turn, EntryKind kind, CancellationToken cancellationToken)
    {
        var input = new RecordEntry.Input(turn.Place.ConversationId, kind, turn.Text, turn.Group?.Id, turn.Actor, turn.Now);
        var outcome = RecordEntry.FindProblem(input) ?? await turn.WriteAsync((db, ct) => RecordEntry.HandleAsync(db, input, ct), cancellationToken);
        return MeetingReplies.Describe(turn, outcome, kind);
    }

    internal static async Task<Reply> RecordActionItemAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new RecordActionItem.Input
        {
            ConversationId = turn.Place.ConversationId,
            Text = turn.Text,
            Mentions = turn.Mentions,
            Language = turn.Language,
            DateOrder = turn.DateOrder,
            Today = turn.Today,
            WithHelpers = turn.SayToAll("actionWithHelpers"),
            GroupId = turn.Group?.Id,
            Actor = turn.Actor,
            Now = turn.Now,
        };
        var outcome = await turn.WriteAsync((db, ct) => RecordActionItem.HandleAsync(db, input, ct), cancellationToken);
        return MeetingReplies.Describe(turn, outcome);
    }

    private static async Task<Reply> TakeChairAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new TakeChair.Input(turn.Place.ConversationId, turn.Text, turn.Mentions, turn.Group?.Id, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => TakeChair.HandleAsync(db, input, ct), cancellationToken);
        return MeetingReplies.Describe(turn, outcome);
    }

    private static async Task<Reply> RecordNextMeetingAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new RecordNextMeeting.Input(turn.Place.ConversationId, turn.Text, turn.Language, turn.DateOrder, turn.Today, turn.Group?.Id, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => RecordNextMeeting.HandleAsync(db, input, ct), cancellationToken);
        return MeetingReplies.Describe(turn, outcome);
    }

    private static async Task<Reply> UndoAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new UndoEntry.Input(turn.Place.ConversationId, turn.Group?.Id, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => UndoEntry.HandleAsync(db, input, ct), cancellationToken);
        return MeetingReplies.Describe(turn, outcome);
    }
}
