using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings.Votes;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings;

/// <summary>
/// Takes back the latest entry of the running meeting, or the vote that was called after it: one's own, or anyone's for who
/// started the meeting or chairs it. Once somebody has voted, one person does not take it back.
/// </summary>
public static class UndoEntry
{
    public sealed record Input(string ConversationId, Guid? GroupId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Kind">Of what was taken back.</param>
        /// <param name="Text">What it said.</param>
        /// <param name="StaysOnAgenda">Of an item that was opened: it was there before.</param>
        public sealed record Undone(EntryKind Kind, string Text, bool StaysOnAgenda) : Outcome
        {
            /// <summary>Of a next meeting, which says little without its day.</summary>
            public NextMeeting? Next { get; init; }
        }

        public sealed record NoneRunning : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record NothingToUndo : Outcome;

        /// <summary>The roll call has tags of its own to put it right, and what came before it is not meant; asked again, that goes.</summary>
        public sealed record IsRollCall(string Names) : Outcome;

        /// <summary>Nobody had voted yet.</summary>
        public sealed record VoteWithdrawn(string Motion) : Outcome;

        /// <summary>It has ballots: it is for its close to say what comes of it.</summary>
        public sealed record IsOpenVote(string Motion) : Outcome;

        /// <summary>What organisations voted on is not taken back by one person.</summary>
        public sealed record IsVoteResult(string Motion) : Outcome;

        public sealed record BelongsToAnother(string AuthorName, string StartedByName) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, input.Actor, Right.RecordInMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        await db.TakeTurnAsync(cancellationToken);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { } meeting)
            return new Outcome.NoneRunning();
        // What was accepted from a source is taken back where it was accepted, and the roll call is on nobody's mind but theirs who changed it.
        var last = await db.Set<MeetingEntry>()
            .Where(e => e.MeetingId == meeting.Id && e.UndoneAt == null && e.SaidIn == null && (e.Kind != EntryKind.RollCall || e.AuthorId == input.Actor.Id))
            .OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
        if (await OpenVote.FindAsync(db, meeting.Id, cancellationToken) is { } open && (last is null || open.CalledAt >= last.At))
            return await WithdrawAsync(db, meeting, open, input.Actor, cancellationToken);
        if (last is null)
            return new Outcome.NothingToUndo();
        if (last.Kind is EntryKind.RollCall)
        {
            last.Undo(input.Now);
            return new Outcome.IsRollCall(last.Text);
        }

        if (!await MayAsync(db, meeting, last.AuthorId, input.Actor, cancellationToken))
            return new Outcome.BelongsToAnother(last.AuthorName, meeting.StartedByName);
        if (await db.Set<Vote>().SingleOrDefaultAsync(v => v.MeetingId == meeting.Id && v.ResultSequence == last.Sequence, cancellationToken) is { } closed)
        {
            if (await HasBallotsAsync(db, closed, cancellationToken))
                return new Outcome.IsVoteResult(last.Text);
            await EarlierVotes.BringBackAsync(db, closed, cancellationToken);
            db.Remove(closed);
        }

        last.Undo(input.Now);
        if (last is { Kind: EntryKind.Topic, AgendaPosition: { } position } && !await IsOpenedElsewhereAsync(db, last, cancellationToken))
            meeting.RemoveFromAgenda(position);
        return new Outcome.Undone(last.Kind, last.Text, last.Kind is EntryKind.Topic && meeting.Agenda.Any(item => item.Position == last.AgendaPosition)) { Next = NextMeeting.Of([last]) };
    }

    private static async Task<Outcome> WithdrawAsync(AllianceDb db, Meeting meeting, Vote vote, Actor actor, CancellationToken cancellationToken)
    {
        if (!await MayAsync(db, meeting, vote.CalledById, actor, cancellationToken))
            return new Outcome.BelongsToAnother(vote.CalledByName, meeting.StartedByName);
        if (await HasBallotsAsync(db, vote, cancellationToken))
            return new Outcome.IsOpenVote(vote.Motion);
        db.Remove(vote);
        return new Outcome.VoteWithdrawn(vote.Motion);
    }

    private static async Task<bool> MayAsync(AllianceDb db, Meeting meeting, Guid authorId, Actor actor, CancellationToken cancellationToken) =>
        authorId == actor.Id || meeting.StartedById == actor.Id || await TakeChair.IsChairAsync(db, meeting.Id, actor.Id, cancellationToken);

    private static Task<bool> HasBallotsAsync(AllianceDb db, Vote vote, CancellationToken cancellationToken) => db.Set<Ballot>().AnyAsync(b => b.VoteId == vote.Id, cancellationToken);

    private static Task<bool> IsOpenedElsewhereAsync(AllianceDb db, MeetingEntry topic, CancellationToken cancellationToken) =>
        db.Set<MeetingEntry>().AnyAsync(
            e => e.MeetingId == topic.MeetingId && e.AgendaPosition == topic.AgendaPosition && e.Sequence != topic.Sequence && e.UndoneAt == null,
            cancellationToken);
}
