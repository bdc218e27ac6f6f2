using AllianceBot.Alliances;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.Votes;

/// <summary>
/// Closes a vote and records its result: a motion that is carried is a decision. Voted on again in the same meeting, it has the
/// latest result alone. Closing twice changes nothing.
/// </summary>
public static class CloseVote
{
    /// <param name="VoteId">From the card; null for the one open in the place.</param>
    /// <param name="ConversationId">Where it is said or pressed.</param>
    /// <param name="GroupId">The working group of the place.</param>
    /// <param name="Actor">Who closes it.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(Guid? VoteId, string ConversationId, Guid? GroupId, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Closed(VoteView Vote, bool IsNew) : Outcome;

        public sealed record NoneOpen : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (input.VoteId is { } id && await db.Set<Vote>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is { IsOpen: false } closed
            && await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == closed.MeetingId && m.ConversationId == input.ConversationId, cancellationToken) is { } then)
        {
            return new Outcome.Closed(await VoteView.OfAsync(db, closed, then, cancellationToken), IsNew: false);
        }

        if (await Refusal.FindAsync(db, input.Actor, Right.RunMeetings, input.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is not { } meeting)
            return new Outcome.NoneOpen();
        // The card of one that was withdrawn closes no other.
        if (input.VoteId is { } asked && !await db.Set<Vote>().AnyAsync(v => v.Id == asked && v.MeetingId == meeting.Id, cancellationToken))
            return new Outcome.NoneOpen();
        return await CloseOpenAsync(db, meeting, input.Actor, input.Now, cancellationToken) is { } vote
            ? new Outcome.Closed(await VoteView.OfAsync(db, vote, meeting, cancellationToken), IsNew: true)
            : new Outcome.NoneOpen();
    }

    /// <summary>Closes the vote that a meeting has open, as its end does; null when it has none.</summary>
    internal static async Task<Vote?> CloseOpenAsync(AllianceDb db, Meeting meeting, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await OpenVote.FindAsync(db, meeting.Id, cancellationToken) is not { } vote
            || await RunningMeeting.TakeSlotAsync(db, meeting.ConversationId, cancellationToken) is not { } slot)
        {
            return null;
        }

        var voters = await Voters.ReadAsync(db, meeting.GroupId, cancellationToken);
        var ballots = await db.Set<Ballot>().Where(b => b.VoteId == vote.Id).ToListAsync(cancellationToken);
        // Whoever has no voice any more is not counted, and the record names none that it does not count.
        var counted = VoteView.WithVoice(voters, ballots);
        db.RemoveRange(ballots.Except(counted));
        vote.Close(VoteView.Count(voters, counted), slot.Sequence, now);
        await EarlierVotes.ReplaceAsync(db, vote, now, cancellationToken);
        await MeetingEntry.AddAsync(db, new MeetingEntry
        {
            MeetingId = meeting.Id,
            Sequence = slot.Sequence,
            Kind = vote.IsCarried ? EntryKind.Decision : EntryKind.Rejected,
            Text = vote.Motion,
            AuthorId = by.Id,
            AuthorName = by.Name,
            At = now,
        }, cancellationToken);
        return vote;
    }
}
