using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Proposals;

/// <summary>What came of doing something with a proposal.</summary>
internal abstract record ProposalOutcome
{
    private ProposalOutcome() { }

    public sealed record Done(MinutesProposal Proposal) : ProposalOutcome;

    /// <summary>Somebody settled it before; nothing was done.</summary>
    public sealed record AlreadySettled(MinutesProposal Proposal) : ProposalOutcome;

    /// <summary>It is as it was before; there is nothing to undo.</summary>
    public sealed record AlreadyOpen(MinutesProposal Proposal) : ProposalOutcome;

    /// <summary>It cannot stand in the record like this.</summary>
    public sealed record Incomplete(MinutesProposal Proposal, MeetingRecord Meeting, ProposalProblem Problem) : ProposalOutcome
    {
        public string Typed { get; init; } = "";

        public IReadOnlyList<string> Suggestions { get; init; } = [];
    }

    /// <summary>Somebody else edited it meanwhile; nothing was saved.</summary>
    public sealed record Conflict(MinutesProposal Saved, MeetingRecord Meeting) : ProposalOutcome;

    public sealed record ProposalUnknown : ProposalOutcome;

    /// <summary>The meeting was held in a place that is not the whole alliance's, and this is not that place.</summary>
    public sealed record HeldElsewhere(string Number) : ProposalOutcome;

    /// <summary>The minutes are locked.</summary>
    public sealed record MinutesApproved(string Number) : ProposalOutcome;

    /// <summary>The draft is before the members: what they read does not change beneath them.</summary>
    public sealed record InCirculation(string Number) : ProposalOutcome;

    public sealed record Refused(Refusal Refusal) : ProposalOutcome;
}

/// <summary>What a proposal lacks, or what is wrong with its form.</summary>
internal enum ProposalProblem
{
    OwnerAndDateMissing,
    OwnerMissing,
    DateMissing,
    OwnerUnknown,
    OwnerAmbiguous,
    TextMissing,
    TextTooLong,
    DateNotADate,
    DateBeforeMeeting,
    DateFar,
    KindUnknown,
    ItemUnknown,
}

/// <summary>A proposal that somebody is about to do something with, or why they may not.</summary>
internal sealed record ProposalAtHand(MinutesProposal Proposal, MeetingRecord Meeting)
{
    /// <summary>One rule serves approval and proposals: whoever may approve the minutes may say what is in them, until they are approved.</summary>
    public static async Task<(ProposalAtHand? AtHand, ProposalOutcome? Problem)> FindAsync(AllianceDb db, Guid? proposalId, string conversationId, Actor actor, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        // The id comes from the client: the query sees this alliance's proposals alone.
        if (proposalId is not { } id || await db.Set<MinutesProposal>().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } proposal
            || await MeetingRecords.ReadAsync(db, proposal.MeetingId, cancellationToken) is not { } meeting)
            return (null, new ProposalOutcome.ProposalUnknown());
        if (!meeting.IsOpenTo(conversationId))
            return (null, new ProposalOutcome.HeldElsewhere(meeting.Number));
        if (await db.Set<ApprovedMinutes>().AnyAsync(m => m.MeetingId == meeting.Id, cancellationToken))
            return (null, new ProposalOutcome.MinutesApproved(meeting.Number));
        if (await MinutesCirculation.IsUnderWayAsync(db, meeting.Id, cancellationToken))
            return (null, new ProposalOutcome.InCirculation(meeting.Number));
        return await MinutesHolder.FindRefusalAsync(db, actor, meeting, cancellationToken) is { } refusal
            ? (null, new ProposalOutcome.Refused(refusal))
            : (new ProposalAtHand(proposal, meeting), null);
    }
}
