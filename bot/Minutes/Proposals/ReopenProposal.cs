using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Proposals;

/// <summary>Brings back a proposal that was dropped, or takes one that was accepted out of the record again.</summary>
internal static class ReopenProposal
{
    public sealed record Input(Guid? ProposalId, string ConversationId, Actor Actor, DateTimeOffset Now);

    public static async Task<ProposalOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var (atHand, problem) = await ProposalAtHand.FindAsync(db, input.ProposalId, input.ConversationId, input.Actor, cancellationToken);
        if (atHand is null)
            return problem!;
        if (atHand.Proposal.State is ProposalState.Open)
            return new ProposalOutcome.AlreadyOpen(atHand.Proposal);
        if (atHand.Proposal.EntrySequence is { } sequence)
            await LaterEntries.UndoAsync(db, atHand.Meeting.Id, sequence, input.Now, cancellationToken);
        atHand.Proposal.Reopen();
        ProposalTrail.Write(db, atHand, input.Actor, "proposalReopened", input.Now);
        return new ProposalOutcome.Done(atHand.Proposal);
    }
}
