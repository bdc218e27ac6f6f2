using System.Globalization;
using AllianceBot.Conversation;

namespace AllianceBot.Alliances.Charters;

/// <summary>What is read from forms, and what people read after each outcome.</summary>
internal static class CharterReplies
{
    /// <summary>The version asked for after the command; null for the charter as it stands.</summary>
    public static int? NumberIn(string typed) =>
        int.TryParse(typed.Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static CharterSection? SectionOf(Turn turn) =>
        Enum.TryParse<CharterSection>(turn.Data.Text("section"), out var section) && Enum.IsDefined(section) ? section : null;

    public static ChangeCharter.Input ReadForm(Turn turn, CharterSection section) => new()
    {
        Actor = turn.Actor,
        VersionId = turn.Data.Id("id"),
        Section = section,
        Seen = turn.Data.Number("version") ?? -1,
        Text = turn.Data.Text("text"),
        Ways = section is CharterSection.WaysOfWorking
            ? new(turn.Data.Text("cadenceWeeks"), turn.Data.Text("decisionRule"), turn.Data.Text("quorumPercent"), turn.Data.Text("lazyApprovalDays"), turn.Data.Text("language")) { TaskStepDays = turn.Data.Text("taskStepDays") }
            : null,
        Now = turn.Now,
    };

    /// <summary>The form as the person filled it in, with what stands against saving it.</summary>
    public static CharterForms.Filling FillAgain(Turn turn, ChangeCharter.Input input, ChangeCharter.Outcome outcome) => new()
    {
        Text = input.Text,
        Ways = input.Ways,
        Conflicts = outcome is ChangeCharter.Outcome.Conflict conflict ? conflict.SavedAndMine : [],
        Problem = outcome switch
        {
            ChangeCharter.Outcome.NoLongerADraft other => NoLongerADraft(turn, other.Number, other.State),
            ChangeCharter.Outcome.TextTooLong tooLong => turn.Say("charterTextTooLong", tooLong.Length, tooLong.Longest),
            ChangeCharter.Outcome.TooManyLines tooMany => turn.Say("charterTooManyLines", tooMany.Lines, CharterText.MostLines),
            ChangeCharter.Outcome.LineTooLong => turn.Say("charterLineTooLong", CharterText.LongestLine),
            ChangeCharter.Outcome.WaysWrong wrong => turn.Say($"charterWaysWrong.{wrong.Problem}", wrong.Problem switch
            {
                WaysProblem.Cadence => WaysOfWorking.MostWeeks,
                WaysProblem.TaskSteps => WaysOfWorking.MostTaskStepDays,
                _ => WaysOfWorking.MostDays,
            }),
            ChangeCharter.Outcome.Conflict { Edit: var edit } => turn.Say("charterConflict", edit.ByName, turn.Alliance.ToLocal(edit.At).ToString("HH:mm", CultureInfo.InvariantCulture), Date(turn, DateOnly.FromDateTime(turn.Alliance.ToLocal(edit.At)))),
            _ => throw Reply.Unforeseen(outcome),
        },
    };

    public static string ExplainProposal(Turn turn, ProposeCharter.Outcome outcome) => outcome switch
    {
        ProposeCharter.Outcome.PurposeMissing => turn.Say("charterPurposeMissing"),
        ProposeCharter.Outcome.NothingChanged same => turn.Say("charterNothingChanged", same.InForce),
        ProposeCharter.Outcome.LastDayWrong wrong => turn.Say("charterLastDayWrong", Date(turn, wrong.Earliest), Date(turn, wrong.Latest)),
        _ => throw Reply.Unforeseen(outcome),
    };

    public static string Explain(Turn turn, AnswerCharter.Outcome outcome) => outcome switch
    {
        AnswerCharter.Outcome.Refused refused => refused.Refusal.Describe(turn),
        AnswerCharter.Outcome.NotProposed draft => turn.Say("charterNotProposed", draft.Number),
        AnswerCharter.Outcome.OrganisationMissing => turn.Say("charterOrganisationMissing"),
        AnswerCharter.Outcome.AnsweredForAnother moved => turn.Say("charterAnsweredForAnother", moved.Other, moved.Own),
        AnswerCharter.Outcome.ReasonMissing => turn.Say("charterReasonMissing"),
        AnswerCharter.Outcome.ReasonTooLong tooLong => turn.Say("charterTextTooLong", tooLong.Length, CharterAnswer.LongestReason),
        AnswerCharter.Outcome.VersionUnknown => turn.Say("charterUnknown"),
        _ => throw Reply.Unforeseen(outcome),
    };

    public static string Explain(Turn turn, RecordCharterAnswer.Outcome outcome) => outcome switch
    {
        RecordCharterAnswer.Outcome.VersionUnknown => turn.Say("charterUnknown"),
        RecordCharterAnswer.Outcome.PersonUnknown => turn.Say("charterRecordPersonUnknown"),
        RecordCharterAnswer.Outcome.StanceMissing => turn.Say("charterRecordStanceMissing"),
        RecordCharterAnswer.Outcome.AnsweredForAnother moved => turn.Say("charterRecordAnsweredForAnother", moved.Other, moved.Own),
        RecordCharterAnswer.Outcome.ReasonMissing => turn.Say("charterReasonMissing"),
        RecordCharterAnswer.Outcome.ReasonTooLong tooLong => turn.Say("charterTextTooLong", tooLong.Length, CharterAnswer.LongestReason),
        _ => throw Reply.Unforeseen(outcome),
    };

    public static string NoLongerADraft(Turn turn, int number, CharterState state) => turn.Say($"charterNoDraft.{state}", number);

    public static string NotOpen(Turn turn, int number, CharterState state) =>
        state is CharterState.Draft or CharterState.Proposed ? turn.Say("charterNotProposed", number) : turn.Say($"charterOver.{state}", number);

    /// <summary>How proposals ended, for everyone in the place: one sentence each.</summary>
    public static Reply Announce(CharterNews news) =>
        news.Ended.Aggregate(Reply.Nothing, (reply, charter) => reply.AndSay(Announce(news.Turn, charter)));

    private static string Announce(Turn turn, CharterView charter) => charter switch
    {
        { State: CharterState.Rejected, Proposal: { } proposal } =>
            turn.SayToAll("charterRejected", charter.Number, turn.SayToAll($"charterVerdict.{proposal.Tally.Decide(proposal.Rule, proposal.QuorumPercent)}")),
        { Sha256: { } sha256, Location: { } location } => turn.SayToAll("charterArchived", charter.Number, location, sha256),
        _ => turn.SayToAll("charterArchivePending", charter.Number),
    };

    private static string Date(Turn turn, DateOnly date) => CharterStatus.Date(date, turn.Phrases, turn.Language);
}
