using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings.Votes;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>The meeting running in a place was begun by mistake, or nobody came: it never was. What people said in a meeting is not dropped so.</summary>
public static class CancelMeeting
{
    /// <param name="Text">What was written behind it: the number of the meeting, perhaps.</param>
    public sealed record Input(string ConversationId, string Text, Guid? GroupId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="IsFree">Its number: the next meeting has it. Where a later one has begun meanwhile, it stays unused.</param>
        public sealed record Cancelled(string Number, bool IsFree) : Outcome;

        /// <summary>What was written says more than that the one which runs here is meant.</summary>
        public sealed record Unclear(string Number) : Outcome;

        /// <summary>It has notes, a vote, or what was given for its minutes.</summary>
        public sealed record HasRecord(string Number) : Outcome;

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, IEnumerable<IAfterMeeting> others, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, input.Actor, Right.RunMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        await db.TakeTurnAsync(cancellationToken);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { } meeting)
            return new Outcome.NoneRunning();
        if (input.Text.Any(char.IsLetterOrDigit) && input.Text.Trim(' ', '.', '!', ',', ':') != meeting.Number)
            return new Outcome.Unclear(meeting.Number);
        if (await IsRecordedAsync(db, meeting.Id, cancellationToken))
            return new Outcome.HasRecord(meeting.Number);
        foreach (var other in others)
        {
            if (!await other.HandleCancelledAsync(db, meeting.Id, cancellationToken))
                return new Outcome.HasRecord(meeting.Number);
        }

        AuditTrail.Write(db, new Change { At = input.Now, By = input.Actor, Subject = ChangeSubject.Minutes, SubjectId = meeting.Id, SubjectName = meeting.Number, Action = "meetingCancelled" });
        db.Remove(meeting);
        return new Outcome.Cancelled(meeting.Number, !await db.Set<Meeting>().AnyAsync(m => m.Year == meeting.Year && m.Sequence > meeting.Sequence, cancellationToken));
    }

    /// <summary>Which item is open, who chairs and who was put on the roll call says nothing of what was said.</summary>
    private static async Task<bool> IsRecordedAsync(AllianceDb db, Guid meetingId, CancellationToken cancellationToken) =>
        await db.Set<MeetingEntry>().AnyAsync(e => e.MeetingId == meetingId && e.UndoneAt == null && e.Kind != EntryKind.Topic && e.Kind != EntryKind.Chair && e.Kind != EntryKind.RollCall, cancellationToken)
        || await db.Set<Vote>().AnyAsync(v => v.MeetingId == meetingId, cancellationToken);
}
