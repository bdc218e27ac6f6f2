using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Meetings.Votes;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>Ends the meeting running in a place; from then on it can be minuted and nothing more is recorded.</summary>
public static class EndMeeting
{
    public sealed record Input(string ConversationId, Guid? GroupId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="MeetingId">Which.</param>
        /// <param name="Number">Such as <c>2026-03</c>.</param>
        /// <param name="Decisions">How many it made.</param>
        /// <param name="ActionItems">How many it gave.</param>
        /// <param name="Present">How many were there.</param>
        /// <param name="ClosedVote">The vote that its end closed.</param>
        public sealed record Ended(Guid MeetingId, string Number, int Decisions, int ActionItems, int Present, VoteView? ClosedVote) : Outcome;

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, input.Actor, Right.RunMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        await db.TakeTurnAsync(cancellationToken);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { } meeting)
            return new Outcome.NoneRunning();
        // A vote that nobody closed ends with the meeting; its result belongs to the record.
        var vote = await CloseVote.CloseOpenAsync(db, meeting, input.Actor, input.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var quorumPercent = await CloseRollCall.HandleAsync(db, meeting, cancellationToken);
        meeting.End(input.Now, quorumPercent);
        var entries = db.Set<MeetingEntry>().Where(e => e.MeetingId == meeting.Id && e.UndoneAt == null);
        return new Outcome.Ended(
            meeting.Id,
            meeting.Number,
            await entries.CountAsync(e => e.Kind == EntryKind.Decision, cancellationToken),
            await entries.CountAsync(e => e.Kind == EntryKind.Action, cancellationToken),
            await db.Set<Attendance>().CountAsync(a => a.MeetingId == meeting.Id && a.Answer == RollCallAnswer.Present, cancellationToken),
            vote is null ? null : await VoteView.OfAsync(db, vote, meeting, cancellationToken));
    }
}
