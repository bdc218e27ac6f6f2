using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Circulation;

/// <summary>
/// A member objects to the minutes as a whole and asks that the next meeting vote on them. The end of the window then approves
/// nothing: somebody has to, and say what the meeting voted.
/// </summary>
public static class AskForVote
{
    public sealed record Input(Guid? MeetingId, string ConversationId, string Reason, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="MeetingId">Whose minutes.</param>
        /// <param name="AskedBy">Who asked: somebody else, when it had been asked before.</param>
        /// <param name="IsNew">Whether it is this request.</param>
        public sealed record Asked(Guid MeetingId, string AskedBy, bool IsNew) : Outcome;

        public sealed record ReasonMissing : Outcome;

        public sealed record ReasonTooLong(int Length) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Stopped(CirculationStop Stop) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, input.Actor, Right.AmendMinutes, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var (open, voter, stop) = await OpenCirculation.FindForMemberAsync(db, input.MeetingId, input.ConversationId, input.Actor.Id, input.Now, cancellationToken);
        if (open is null || voter is null)
            return new Outcome.Stopped(stop!);
        var (meeting, circulation) = open;
        if (circulation.WaitsForVote)
            return new Outcome.Asked(meeting.Id, circulation.VoteAskedByName, IsNew: false);
        var reason = PrintableText.Clean(input.Reason).Trim();
        if (reason.Length == 0)
            return new Outcome.ReasonMissing();
        if (reason.Length > MinutesCirculation.LongestReason)
            return new Outcome.ReasonTooLong(reason.Length);

        circulation.AskForVote(input.Actor.Name, voter.Name, reason, input.Now);
        await Notices.AddForAllAsync(
            db, VoteAskedNotice.KindName, (await CirculationNotices.HoldersOfAsync(db, open, cancellationToken)).Where(person => person != input.Actor.Id), CirculationNotices.SubjectOf(meeting.Id), input.Now, cancellationToken);
        MinutesTrail.Write(
            db, meeting, input.Actor, "minutesVoteAsked", input.Now,
            new FieldChange("minutesOrganisation", "", voter.Name), new FieldChange("minutesReason", "", reason));
        return new Outcome.Asked(meeting.Id, input.Actor.Name, IsNew: true);
    }
}
