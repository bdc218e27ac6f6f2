using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Meetings.Votes;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>The meeting that ended last in a place goes on: it was ended too early, or only interrupted. What it recorded stays.</summary>
public static class ReopenMeeting
{
    /// <summary>From when the meeting began; after it, people have gone home, and what is still missing belongs into the minutes.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(48);

    public sealed record Input(string ConversationId, Guid? GroupId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Meeting">Which.</param>
        /// <param name="Vote">The vote that its end had closed, open again; null when there was none.</param>
        public sealed record Reopened(MeetingView Meeting, VoteView? Vote) : Outcome;

        public sealed record AlreadyRunning(MeetingView Meeting) : Outcome;

        public sealed record NoneEnded : Outcome;

        /// <summary>It began more than <see cref="Window"/> ago.</summary>
        public sealed record TooLate(string Number) : Outcome;

        /// <summary>Its minutes are with the members, or approved.</summary>
        public sealed record Sealed(string Number) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, IEnumerable<IMeetingSeal> seals, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, input.Actor, Right.RunMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        await db.TakeTurnAsync(cancellationToken);
        if (await StartMeeting.FindRunningAsync(db, input.ConversationId, cancellationToken) is { } running)
            return new Outcome.AlreadyRunning(running);
        var meeting = await db.Set<Meeting>().Include(m => m.Agenda.OrderBy(i => i.Position)).Where(m => m.ConversationId == input.ConversationId)
            .OrderByDescending(m => m.EndedAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(cancellationToken);
        if (meeting is null)
            return new Outcome.NoneEnded();
        foreach (var seal in seals)
        {
            if (await seal.IsSealedAsync(db, meeting.Id, cancellationToken))
                return new Outcome.Sealed(meeting.Number);
        }

        if (input.Now - meeting.StartedAt > Window)
            return new Outcome.TooLate(meeting.Number);
        var vote = await OpenVoteAsync(db, meeting, input.Now, cancellationToken);
        AuditTrail.Write(db, new Change { At = input.Now, By = input.Actor, Subject = ChangeSubject.Minutes, SubjectId = meeting.Id, SubjectName = meeting.Number, Action = "meetingReopened" });
        meeting.Reopen();
        await OpenRollCallAsync(db, meeting, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Reopened(
            MeetingView.Of(meeting, await RollCallView.ReadAsync(db, meeting, cancellationToken)),
            vote is null ? null : await VoteView.OfAsync(db, vote, meeting, cancellationToken));
    }

    /// <summary>A vote that nobody closed but the end of the meeting was not over.</summary>
    private static async Task<Vote?> OpenVoteAsync(AllianceDb db, Meeting meeting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Set<Vote>().Where(v => v.MeetingId == meeting.Id && v.ClosedAt == meeting.EndedAt).OrderByDescending(v => v.ResultSequence).FirstOrDefaultAsync(cancellationToken) is not { ResultSequence: { } result } vote)
            return null;
        (await db.Set<MeetingEntry>().SingleAsync(e => e.MeetingId == meeting.Id && e.Sequence == result, cancellationToken)).Undo(now);
        await EarlierVotes.BringBackAsync(db, vote, cancellationToken);
        vote.Reopen();
        return vote;
    }

    /// <summary>Who was there for whom is written down again when it ends again.</summary>
    private static async Task OpenRollCallAsync(AllianceDb db, Meeting meeting, CancellationToken cancellationToken)
    {
        await db.Set<MeetingOrganisation>().Where(o => o.MeetingId == meeting.Id).ExecuteDeleteAsync(cancellationToken);
        foreach (var answer in await db.Set<Attendance>().Where(a => a.MeetingId == meeting.Id).ToListAsync(cancellationToken))
            answer.SpeaksForNobodyYet();
    }
}
