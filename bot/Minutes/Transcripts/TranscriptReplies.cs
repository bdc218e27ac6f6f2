using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Graph;
using AllianceBot.Meetings;

namespace AllianceBot.Minutes.Transcripts;

/// <summary>Why no transcript came, each in one sentence with the way forward.</summary>
internal static class TranscriptReplies
{
    public static string Explain(Turn turn, FetchTranscripts.Outcome problem, MeetingRecord meeting) => problem switch
    {
        FetchTranscripts.Outcome.NotTold => turn.Say("transcriptNotTold"),
        FetchTranscripts.Outcome.OtherOrganiser => turn.Say("transcriptOtherOrganiser"),
        FetchTranscripts.Outcome.MeetingUnknown => turn.Say("transcriptMeetingUnknown"),
        FetchTranscripts.Outcome.NotInvited => turn.Say("transcriptNotInvited"),
        FetchTranscripts.Outcome.NoneYet => turn.Say("transcriptNone"),
        FetchTranscripts.Outcome.NoneOfThen none => turn.Say("transcriptNoneOfThen", meeting.Number, turn.Alliance.ToLocal(none.Latest).ToString(turn.Say("longDate"), turn.Language.Culture())),
        FetchTranscripts.Outcome.Failed failed => Explain(turn, failed.Problem),
        _ => throw Reply.Unforeseen(problem),
    };

    public static string Explain(Turn turn, GraphException problem) => problem switch
    {
        { Code: "GraphAccessToTranscriptsDisabled" } => turn.Say("transcriptSwitchedOff"),
        { Failure: GraphFailure.NotAllowed } => turn.Say("transcriptNotAllowed", problem.Code),
        { Failure: GraphFailure.NotFound or GraphFailure.Gone } => turn.Say("transcriptExpired"),
        { Failure: GraphFailure.Throttled } => turn.Say("transcriptBusy", Math.Max(1, Math.Ceiling((problem.RetryAfter ?? TimeSpan.Zero).TotalMinutes))),
        { Failure: GraphFailure.Unavailable } => turn.Say("transcriptUnreachable"),
        _ => turn.Say("transcriptRefused", problem.Code),
    };
}
