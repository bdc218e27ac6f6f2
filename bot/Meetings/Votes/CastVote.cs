using AllianceBot.Alliances;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Meetings.Votes;

/// <summary>
/// A representative votes for their organisation. Voting again replaces what the organisation said before, whoever of its
/// representatives said it; nobody votes for two.
/// </summary>
public static class CastVote
{
    /// <param name="VoteId">From the card; null for the one open in the place.</param>
    /// <param name="ConversationId">Where it is said or pressed.</param>
    /// <param name="Choice">What is said.</param>
    /// <param name="Actor">Who says it.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(Guid? VoteId, string ConversationId, VoteChoice Choice, Actor Actor, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Counted(string Voter, VoteView Vote) : Outcome;

        public sealed record NoneOpen : Outcome;

        public sealed record Closed(VoteView Vote) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <summary>Nobody has said yet which organisation the person represents.</summary>
        public sealed record OrganisationMissing : Outcome;

        /// <summary>Their organisation has no voice here: it is not in this working group.</summary>
        public sealed record NoVoice : Outcome;

        /// <summary>In this vote they have spoken for another organisation already.</summary>
        public sealed record SpokeForAnother(string Voter) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await FindAsync(db, input, cancellationToken) is not var (vote, meeting))
            return new Outcome.NoneOpen();
        if (!vote.IsOpen)
            return new Outcome.Closed(await VoteView.OfAsync(db, vote, meeting, cancellationToken));
        if (await Refusal.FindAsync(db, input.Actor, Right.Vote, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var voters = await Voters.ReadAsync(db, meeting.GroupId, cancellationToken);
        var (organisationId, own) = await voters.FindAsync(db, input.Actor.Id, cancellationToken);
        if (own is not { } voter)
            return organisationId is null ? new Outcome.OrganisationMissing() : new Outcome.NoVoice();
        var other = await db.Set<Ballot>().FirstOrDefaultAsync(b => b.VoteId == vote.Id && b.CastById == input.Actor.Id && b.VoterId != voter.Id, cancellationToken);
        if (other is not null)
            return new Outcome.SpokeForAnother(other.VoterName);
        await WriteAsync(db, vote.Id, voter, input, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Counted(voter.Name, await VoteView.OfAsync(db, vote, meeting, cancellationToken));
    }

    /// <summary>The id comes from the client: only a vote of a meeting held in this very place counts.</summary>
    private static async Task<(Vote Vote, Meeting Meeting)?> FindAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        if (input.VoteId is not { } id)
        {
            return await RunningMeeting.FindAsync(db, input.ConversationId, cancellationToken) is { } running && await OpenVote.FindAsync(db, running.Id, cancellationToken) is { } open
                ? (open, running)
                : null;
        }

        return await db.Set<Vote>().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is { } vote
            && await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == vote.MeetingId && m.ConversationId == input.ConversationId, cancellationToken) is { } meeting
                ? (vote, meeting)
                : null;
    }

    private static async Task WriteAsync(AllianceDb db, Guid voteId, Voter voter, Input input, CancellationToken cancellationToken)
    {
        var ballot = await db.Set<Ballot>().SingleOrDefaultAsync(b => b.VoteId == voteId && b.VoterId == voter.Id, cancellationToken);
        if (ballot is null)
        {
            db.Add(new Ballot { VoteId = voteId, VoterId = voter.Id, VoterName = voter.Name, Choice = input.Choice, CastById = input.Actor.Id, CastByName = input.Actor.Name, CastAt = input.Now });
            return;
        }

        (ballot.VoterName, ballot.Choice, ballot.CastById, ballot.CastByName, ballot.CastAt) = (voter.Name, input.Choice, input.Actor.Id, input.Actor.Name, input.Now);
    }
}
