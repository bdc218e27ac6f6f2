using AllianceBot.Conversation;

namespace AllianceBot.Meetings.RollCall;

/// <summary>Who is at the meeting: the buttons of the roll call, and tags for oneself and for others.</summary>
public sealed class RollCallFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.Add(new Command("present", (turn, ct) => RecordAsync(turn, RollCallAnswer.Present, ct)) { IsTag = true });
        registry.Add(new Command("apologies", (turn, ct) => RecordAsync(turn, RollCallAnswer.Apologies, ct)) { IsTag = true });
        registry.Add(new Command("absent", (turn, ct) => RecordAsync(turn, null, ct)) { IsTag = true });
        registry.AddVerb("meeting.present", (turn, ct) => AnswerAsync(turn, RollCallAnswer.Present, ct));
        registry.AddVerb("meeting.apologies", (turn, ct) => AnswerAsync(turn, RollCallAnswer.Apologies, ct));
    }

    private static async Task<Reply> AnswerAsync(Turn turn, RollCallAnswer answer, CancellationToken cancellationToken)
    {
        var input = new AnswerRollCall.Input(turn.Data.Id("meeting"), turn.Place.ConversationId, answer, turn.Person.Id, turn.Person.Name, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => AnswerRollCall.HandleAsync(db, input, ct), cancellationToken);
        return outcome switch
        {
            AnswerRollCall.Outcome.Answered answered => Reply.Replace(
                MeetingCards.RollCall(turn, answered.Meeting),
                ct => turn.ReadAsync(async (db, token) => await MeetingView.ReadAsync(db, answered.Meeting.Id, token) is { } now ? MeetingCards.RollCall(turn, now) : null, ct)),
            AnswerRollCall.Outcome.MeetingEnded ended => Reply.Say(turn.Say("rollCallEnded", ended.Number)),
            AnswerRollCall.Outcome.MeetingUnknown => Reply.Say(turn.Say("meetingUnknown")),
            _ => throw MeetingReplies.Unforeseen(outcome),
        };
    }

    private static async Task<Reply> RecordAsync(Turn turn, RollCallAnswer? answer, CancellationToken cancellationToken)
    {
        var input = new RecordAttendance.Input(turn.Place.ConversationId, turn.Text, turn.Mentions, answer, turn.Group?.Id, turn.Actor, turn.Now);
        var outcome = await turn.WriteAsync((db, ct) => RecordAttendance.HandleAsync(db, input, ct), cancellationToken);
        return Reply.Say(outcome switch
        {
            RecordAttendance.Outcome.Recorded recorded => turn.Say($"attendanceRecorded.{answer?.ToString() ?? "None"}", string.Join(", ", recorded.Names)),
            RecordAttendance.Outcome.NoneRunning => MeetingReplies.NoneRunning(turn),
            RecordAttendance.Outcome.Refused refused => refused.Refusal.Describe(turn),
            RecordAttendance.Outcome.PersonUnknown unknown => $"{MeetingReplies.PersonUnknown(turn, unknown.Typed, unknown.Suggestions)} {turn.Say("attendanceNobodyRecorded")}",
            _ => throw MeetingReplies.Unforeseen(outcome),
        });
    }
}
