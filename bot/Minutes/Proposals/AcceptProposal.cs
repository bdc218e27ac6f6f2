using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Proposals;

/// <summary>Takes a proposal into the record, under its item of the agenda. A task without a member who owns it and a date stays a proposal.</summary>
internal static class AcceptProposal
{
    public sealed record Input(Guid? ProposalId, string ConversationId, Actor Actor, DateTimeOffset Now);

    public static async Task<ProposalOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var (atHand, problem) = await ProposalAtHand.FindAsync(db, input.ProposalId, input.ConversationId, input.Actor, cancellationToken);
        return atHand is null ? problem! : await AcceptAsync(db, atHand, input.Actor, input.Now, cancellationToken);
    }

    internal static async Task<ProposalOutcome> AcceptAsync(AllianceDb db, ProposalAtHand atHand, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (proposal, meeting) = atHand;
        if (proposal.State is not ProposalState.Open)
            return new ProposalOutcome.AlreadySettled(proposal);
        var owner = proposal is { Kind: ProposalKind.Task, OwnerId: { } ownerId } ? await FindMemberAsync(db, ownerId, cancellationToken) : null;
        if (FindMissing(proposal, owner) is { } missing)
            return new ProposalOutcome.Incomplete(proposal, meeting, missing);

        var said = proposal.ReadQuotes() is [var first, ..] ? first : new(null, "", "", null);
        var sequence = await LaterEntries.AddAsync(db, meeting.Id, new LaterEntry
        {
            Kind = proposal.Kind switch
            {
                ProposalKind.Decision => EntryKind.Decision,
                ProposalKind.Task => EntryKind.Action,
                _ => EntryKind.Info,
            },
            Text = proposal.Text,
            Position = proposal.AgendaPosition,
            OwnerId = owner?.Id,
            OwnerName = owner?.Name,
            DueDate = proposal.Kind is ProposalKind.Task ? proposal.DueDate : null,
            Origin = new(proposal.SaidIn, said.Speaker, said.Start is { } start ? TimeSpan.FromSeconds(start) : null),
            AuthorId = actor.Id,
            AuthorName = actor.Name,
            Now = now,
        }, cancellationToken) ?? throw new InvalidOperationException("A meeting that was just read is gone.");
        proposal.Accept(actor, sequence, now);
        ProposalTrail.Write(db, atHand, actor, "proposalAccepted", now);
        return new ProposalOutcome.Done(proposal);
    }

    /// <summary>Whoever has left since owns nothing.</summary>
    internal static async Task<AllianceMember?> FindMemberAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken) =>
        await PersonPicker.FindAsync(db, personId.ToString(), cancellationToken) is PersonSearch.Found found ? found.Person : null;

    private static ProposalProblem? FindMissing(MinutesProposal proposal, AllianceMember? owner) => proposal switch
    {
        { Kind: not ProposalKind.Task } => null,
        { DueDate: null } when owner is null => ProposalProblem.OwnerAndDateMissing,
        { DueDate: null } => ProposalProblem.DateMissing,
        _ => owner is null ? ProposalProblem.OwnerMissing : null,
    };
}
