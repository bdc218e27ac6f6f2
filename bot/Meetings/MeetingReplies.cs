using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings.Votes;
using AllianceBot.Storage;

namespace AllianceBot.Meetings;

/// <summary>What people read after each outcome: one sentence, with the way forward when something is missing.</summary>
internal static class MeetingReplies
{
    /// <summary>Acknowledgements quote at most this much of what was said.</summary>
    private const int QuoteLength = 120;

    public static Reply Started(Turn turn, StartMeeting.Outcome.Started started, bool fromCard)
    {
        var rollCall = MeetingCards.RollCall(turn, started.Meeting);
        var reply = fromCard ? Reply.Replace(rollCall) : Reply.Show(rollCall);
        if (turn.Place.Kind is PlaceKind.Personal)
            reply = reply.AndSay(turn.Say("meetingInPersonalChat", started.Meeting.Number));
        if (started.DroppedLines > 0)
            reply = reply.AndSay(turn.Say("agendaDropped", Agenda.MaxLines, started.DroppedLines));
        return started.ShortenedTitles > 0 ? reply.AndSay(turn.Say("agendaShortened", Agenda.MaxTitleLength, started.ShortenedTitles)) : reply;
    }

    public static Reply AlreadyRunning(Turn turn, StartMeeting.Outcome.AlreadyRunning running) =>
        Reply.Show(MeetingCards.RollCall(turn, running.Meeting)).AndSay(turn.Say("alreadyRunning", running.Meeting.Number));

    /// <summary>What was written below the item is never lost without a word.</summary>
    public static Reply Describe(Turn turn, OpenTopic.Outcome outcome, bool hasNote)
    {
        var said = Reply.Say(Say(turn, outcome));
        return outcome switch
        {
            OpenTopic.Outcome.Opened { Note: RecordEntry.Outcome.TextTooLong } => said.AndSay(turn.Say("topicNoteTooLong", TextLimits.Note)),
            OpenTopic.Outcome.Opened { Note: { } note } => said.And(Describe(turn, note, EntryKind.Info)),
            OpenTopic.Outcome.Opened or OpenTopic.Outcome.Refused or OpenTopic.Outcome.NoneRunning => said,
            _ => hasNote ? said.AndSay(turn.Say("topicNoteNotRecorded")) : said,
        };
    }

    private static string Say(Turn turn, OpenTopic.Outcome outcome) => outcome switch
    {
        OpenTopic.Outcome.Refused refused => refused.Refusal.Describe(turn),
        OpenTopic.Outcome.NoneRunning => NoneRunning(turn),
        OpenTopic.Outcome.Opened { IsNew: true } opened => turn.Say("topicAdded", opened.Position, opened.Title),
        OpenTopic.Outcome.Opened opened => turn.Say("topicOpened", opened.Position, opened.Title),
        OpenTopic.Outcome.TextMissing missing => turn.Say("topicMissing", Enumerate(turn, missing.Agenda.Select((title, index) => (index + 1, title)))),
        OpenTopic.Outcome.SeveralItems several => turn.Say("topicSeveral", Quote(several.Typed), Enumerate(turn, several.Items)),
        OpenTopic.Outcome.TitleTooLong => turn.Say("titleTooLong", TextLimits.Title),
        OpenTopic.Outcome.AgendaFull => turn.Say("agendaFull", OpenTopic.MostItems),
        OpenTopic.Outcome.NoSuchItem item => turn.Say("topicNoSuchItem", item.Position, item.Count),
        _ => throw Unforeseen(outcome),
    };

    public static Reply Describe(Turn turn, RecordEntry.Outcome outcome, EntryKind kind) => Reply.Say(outcome switch
    {
        RecordEntry.Outcome.Refused refused => refused.Refusal.Describe(turn),
        RecordEntry.Outcome.NoneRunning => NoneRunning(turn),
        RecordEntry.Outcome.Recorded => turn.Say($"recorded.{kind}"),
        RecordEntry.Outcome.TextMissing => turn.Say($"missing.{kind}"),
        RecordEntry.Outcome.TextTooLong => turn.Say("noteTooLong", TextLimits.Note),
        RecordEntry.Outcome.AddressMissing => turn.Say($"missing.{EntryKind.Link}"),
        _ => throw Unforeseen(outcome),
    });

    public static Reply Describe(Turn turn, RecordActionItem.Outcome outcome) => Reply.Say(outcome switch
    {
        RecordActionItem.Outcome.Refused refused => refused.Refusal.Describe(turn),
        RecordActionItem.Outcome.NoneRunning => NoneRunning(turn),
        RecordActionItem.Outcome.Recorded { DueAlternative: { } other } task =>
            turn.Say("actionRecordedAmbiguous", task.Owner, Quote(task.Text), Date(turn, task.Due), Date(turn, other)),
        RecordActionItem.Outcome.Recorded task => turn.Say("actionRecorded", task.Owner, Quote(task.Text), Date(turn, task.Due)),
        RecordActionItem.Outcome.TextTooLong => turn.Say("noteTooLong", TextLimits.Note),
        RecordActionItem.Outcome.Incomplete incomplete => Describe(turn, incomplete.Draft),
        _ => throw Unforeseen(outcome),
    });

    public static Reply Describe(Turn turn, TakeChair.Outcome outcome) => Reply.Say(outcome switch
    {
        TakeChair.Outcome.Chairs { Names: [var name] } => turn.Say("chairRecorded", name),
        TakeChair.Outcome.Chairs chairs => turn.Say("chairsRecorded", string.Join(", ", chairs.Names)),
        TakeChair.Outcome.NoneRunning => NoneRunning(turn),
        TakeChair.Outcome.Refused refused => refused.Refusal.Describe(turn),
        TakeChair.Outcome.PersonUnknown unknown => PersonUnknown(turn, unknown.Typed, unknown.Suggestions),
        _ => throw Unforeseen(outcome),
    });

    public static Reply Describe(Turn turn, RecordNextMeeting.Outcome outcome)
    {
        var said = Say(turn, outcome);
        return Reply.Say(outcome is RecordNextMeeting.Outcome.Recorded { Holidays: { Count: > 0 } holidays, Next.Date: var day }
            ? $"{said} · {turn.Say("nextMeetingHoliday", string.Join(", ", holidays.Select(h => h.IsForAll ? h.Name : $"{h.Name} ({turn.Say($"country.{h.Country}")})")), Date(turn, day))}"
            : said);
    }

    private static string Say(Turn turn, RecordNextMeeting.Outcome outcome) => outcome switch
    {
        RecordNextMeeting.Outcome.Recorded { Alternative: { } other, Next: var next } =>
            turn.Say("nextMeetingRecordedAmbiguous", DateWithWeekday(turn, next.Date), DateWithWeekday(turn, other)),
        RecordNextMeeting.Outcome.Recorded { Next: { Details.Length: > 0 } next } => turn.Say("nextMeetingRecordedWith", DateWithWeekday(turn, next.Date), Quote(next.Details)),
        RecordNextMeeting.Outcome.Recorded recorded => turn.Say("nextMeetingRecorded", DateWithWeekday(turn, recorded.Next.Date)),
        RecordNextMeeting.Outcome.NoneRunning => NoneRunning(turn),
        RecordNextMeeting.Outcome.Refused refused => refused.Refusal.Describe(turn),
        RecordNextMeeting.Outcome.TextTooLong => turn.Say("noteTooLong", TextLimits.Note),
        RecordNextMeeting.Outcome.DateMissing => turn.Say("nextMeetingDateMissing"),
        RecordNextMeeting.Outcome.DateWrong wrong => turn.Say("nextMeetingDateWrong", Quote(wrong.Phrase)),
        _ => throw Unforeseen(outcome),
    };

    /// <summary>A vote that nobody closed was closed by the end: what came of it is shown.</summary>
    public static Reply Ended(Turn turn, EndMeeting.Outcome.Ended ended)
    {
        var said = turn.Say("meetingEnded", ended.Number, ended.Present, ended.Decisions, ended.ActionItems);
        return ended.ClosedVote is { } vote ? Reply.Show(VoteCards.Vote(turn, vote)).AndSay(said) : Reply.Say(said);
    }

    public static Reply Describe(Turn turn, ReopenMeeting.Outcome outcome) => outcome switch
    {
        ReopenMeeting.Outcome.Reopened { Vote: { } vote } reopened =>
            Reply.Show(MeetingCards.RollCall(turn, reopened.Meeting)).AndShow(VoteCards.Vote(turn, vote)).AndSay(turn.SayToAll("meetingReopened", reopened.Meeting.Number)),
        ReopenMeeting.Outcome.Reopened reopened => Reply.Show(MeetingCards.RollCall(turn, reopened.Meeting)).AndSay(turn.SayToAll("meetingReopened", reopened.Meeting.Number)),
        ReopenMeeting.Outcome.AlreadyRunning running => Reply.Show(MeetingCards.RollCall(turn, running.Meeting)).AndSay(turn.Say("meetingIsOpen", running.Meeting.Number)),
        ReopenMeeting.Outcome.NoneEnded => Reply.Say(turn.Say(turn.Alliance.IsSetUp ? "reopenNone" : "notSetUp")),
        ReopenMeeting.Outcome.TooLate late => Reply.Say(turn.Say("reopenTooLate", late.Number, (int)ReopenMeeting.Window.TotalHours)),
        ReopenMeeting.Outcome.Sealed @sealed => Reply.Say(turn.Say("reopenSealed", @sealed.Number)),
        ReopenMeeting.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
        _ => throw Unforeseen(outcome),
    };

    public static Reply Describe(Turn turn, CancelMeeting.Outcome outcome) => Reply.Say(outcome switch
    {
        CancelMeeting.Outcome.Cancelled cancelled => turn.SayToAll(cancelled.IsFree ? "meetingCancelled" : "meetingCancelledGap", cancelled.Number),
        CancelMeeting.Outcome.Unclear unclear => turn.Say("cancelUnclear", unclear.Number),
        CancelMeeting.Outcome.HasRecord recorded => turn.Say("cancelHasRecord", recorded.Number),
        CancelMeeting.Outcome.NoneRunning => NoneRunning(turn),
        CancelMeeting.Outcome.Refused refused => refused.Refusal.Describe(turn),
        _ => throw Unforeseen(outcome),
    });

    public static Reply Describe(Turn turn, UndoEntry.Outcome outcome) => Reply.Say(outcome switch
    {
        UndoEntry.Outcome.Refused refused => refused.Refusal.Describe(turn),
        UndoEntry.Outcome.NoneRunning => NoneRunning(turn),
        UndoEntry.Outcome.Undone { StaysOnAgenda: true } undone => turn.Say("undoneTopic", Quote(undone.Text)),
        UndoEntry.Outcome.Undone { Kind: EntryKind.Chair } undone => turn.Say("undoneChair", undone.Text),
        UndoEntry.Outcome.Undone { Next: { Details.Length: > 0 } next } => turn.Say("undoneNextMeeting", $"{DateWithWeekday(turn, next.Date)}, {Quote(next.Details)}"),
        UndoEntry.Outcome.Undone { Next: { } next } => turn.Say("undoneNextMeeting", DateWithWeekday(turn, next.Date)),
        UndoEntry.Outcome.Undone undone => turn.Say("undone", Quote(undone.Text)),
        UndoEntry.Outcome.NothingToUndo => turn.Say("nothingToUndo"),
        UndoEntry.Outcome.IsRollCall rollCall => turn.Say("undoIsRollCall", Quote(rollCall.Names)),
        UndoEntry.Outcome.VoteWithdrawn vote => turn.Say("undoneVote", Quote(vote.Motion)),
        UndoEntry.Outcome.IsOpenVote vote => turn.Say("undoIsOpenVote", Quote(vote.Motion)),
        UndoEntry.Outcome.IsVoteResult result => turn.Say("undoIsVoteResult", Quote(result.Motion)),
        UndoEntry.Outcome.BelongsToAnother { AuthorName: var author, StartedByName: var starter } when author == starter => turn.Say("undoBelongsToStarter", author),
        UndoEntry.Outcome.BelongsToAnother another => turn.Say("undoBelongsToAnother", another.AuthorName, another.StartedByName),
        _ => throw Unforeseen(outcome),
    });

    public static string PersonUnknown(Turn turn, string typed, IReadOnlyList<string> suggestions) => suggestions switch
    {
        [] => turn.Say("actionOwnerUnknown", Quote(typed)),
        // Each of them is called so.
        [_, _, ..] when suggestions.All(name => TextFolding.Fold(name).Contains(TextFolding.Fold(typed), StringComparison.Ordinal)) => turn.Say("actionOwnerAmbiguous", Quote(typed), string.Join(", ", suggestions)),
        _ => turn.Say("actionOwnerUnknownDidYouMean", Quote(typed), string.Join(", ", suggestions)),
    };

    /// <summary>What to do first: start a meeting, or before that set the alliance up.</summary>
    public static string NoneRunning(Turn turn) => turn.Say(turn.Alliance.IsSetUp ? "noneRunning" : "notSetUp");

    public static InvalidOperationException Unforeseen(object outcome) => new($"No reply was foreseen for {outcome}.");

    public static string Describe(Turn turn, ActionItemDraft draft) => draft switch
    {
        ActionItemDraft.TextMissing => turn.Say("actionTextMissing"),
        ActionItemDraft.OwnerMissing => turn.Say("actionOwnerMissing"),
        ActionItemDraft.OwnerUnknown { Suggestions.Count: > 0 } unknown => turn.Say("actionOwnerUnknownDidYouMean", unknown.Typed, Names(unknown.Suggestions)),
        ActionItemDraft.OwnerUnknown unknown => turn.Say("actionOwnerUnknown", unknown.Typed),
        ActionItemDraft.OwnerAmbiguous ambiguous => turn.Say("actionOwnerAmbiguous", ambiguous.Typed, Names(ambiguous.Candidates)),
        ActionItemDraft.DateVague vague => turn.Say("actionDateVague", vague.DuePhrase),
        ActionItemDraft.DateMissing => turn.Say("actionDateMissing"),
        ActionItemDraft.DateWrong { Problem: DateProblem.NotInCalendar } wrong => turn.Say("actionDateNotInCalendar", wrong.DuePhrase),
        ActionItemDraft.DateWrong { Problem: DateProblem.Past } wrong => turn.Say("actionDatePast", wrong.DuePhrase),
        ActionItemDraft.DateWrong { DueDoubt: { } doubt } wrong =>
            turn.Say("actionDateWeekday", wrong.DuePhrase, Date(turn, doubt.ByDate), Weekday(turn, doubt.ByDate), DateWithWeekday(turn, doubt.ByDate), DateWithWeekday(turn, doubt.ByWeekday)),
        ActionItemDraft.DateWrong wrong => turn.Say("actionDateFar", wrong.DuePhrase),
        _ => throw Unforeseen(draft),
    };

    private static string Names(IEnumerable<KnownPerson> people) => string.Join(", ", people.Select(p => p.Name));

    private static string Enumerate(Turn turn, IEnumerable<(int Position, string Title)> items)
    {
        var (shown, more) = new CardBudget().Names([.. items.Select(item => $"{item.Position}. {item.Title}")], OpenTopic.MostItems, "; ");
        return shown + (more > 0 ? turn.Say("andMore", more) : "");
    }

    private static string Quote(string text) => TextLimits.Abridge(text, QuoteLength);

    private static string Date(Turn turn, DateOnly date) => date.ToString(turn.Say("longDate"), turn.Language.Culture());

    private static string Weekday(Turn turn, DateOnly date) => date.ToString("dddd", turn.Language.Culture());

    private static string DateWithWeekday(Turn turn, DateOnly date) => date.ToString(turn.Say("weekdayDate"), turn.Language.Culture());
}
