using AllianceBot.Conversation;
using AllianceBot.Graph;

namespace AllianceBot.Minutes.FromTeams;

/// <summary>Why nothing came from Teams, each in one sentence with the way forward.</summary>
internal static class FromTeamsReplies
{
    public static string Explain(Turn turn, FindTeamsMeeting.Outcome problem) => turn.Say(problem switch
    {
        FindTeamsMeeting.Outcome.NotTold => "teamsMeetingNotTold",
        FindTeamsMeeting.Outcome.OtherOrganiser => "teamsOtherOrganiser",
        FindTeamsMeeting.Outcome.MeetingUnknown => "teamsMeetingUnknown",
        FindTeamsMeeting.Outcome.NotInvited => "teamsNotInvited",
        _ => throw Reply.Unforeseen(problem),
    });

    public static string Explain(Turn turn, GraphException problem) => problem switch
    {
        { Code: "GraphAccessToTranscriptsDisabled" } => turn.Say("transcriptSwitchedOff"),
        { Failure: GraphFailure.NotAllowed } => turn.Say("teamsNotAllowed", problem.Code),
        { Failure: GraphFailure.NotFound or GraphFailure.Gone } => turn.Say("teamsExpired"),
        { Failure: GraphFailure.Throttled } => turn.Say("teamsBusy", Math.Max(1, Math.Ceiling((problem.RetryAfter ?? TimeSpan.Zero).TotalMinutes))),
        { Failure: GraphFailure.Unavailable } => turn.Say("teamsUnreachable"),
        _ => turn.Say("teamsRefused", problem.Code),
    };
}
