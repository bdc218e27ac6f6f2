using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Proposals;

/// <summary>Puts a proposal aside. It stays among the settled ones, and no later draft brings it back.</summary>
internal static class DropProposal
{
    public sealed record Input(Guid? ProposalId, string ConversationId, Actor Actor, DateTimeOffset Now);

    public static async Task<ProposalOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var (atHand, problem) = await ProposalAtHand.FindAsync(db, input.ProposalId, input.ConversationId, input.Actor, cancellationToken);
        if (atHand is null)
            return problem!;
        if (atHand.Proposal.State is not ProposalState.Open)
            return new ProposalOutcome.AlreadySettled(atHand.Proposal);
        atHand.Proposal.Drop(input.Actor, input.Now);
        ProposalTrail.Write(db, atHand, input.Actor, "proposalDropped", input.Now);
        return new ProposalOutcome.Done(atHand.Proposal);
    }
}
