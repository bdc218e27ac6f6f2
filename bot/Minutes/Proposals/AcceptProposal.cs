using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Proposals;

/// <summary>Takes a proposal into the record, under its item of the agenda. A task without a member who owns it and a date stays a proposal.</summary>
internal static class AcceptProposal
{
    /// <param name="ProposalId">From the card.</param>
    /// <param name="Seen">What the card showed of it: <see cref="MinutesProposal.Stamp"/>.</param>
    /// <param name="ConversationId">Where it is pressed.</param>
    /// <param name="Actor">Who accepts.</param>
    /// <param name="Alliance">Whose.</param>
    /// <param name="Now">UTC.</param>
    public sealed record Input(Guid? ProposalId, string Seen, string ConversationId, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now);

    public static async Task<ProposalOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var (atHand, problem) = await ProposalAtHand.FindAsync(db, input.ProposalId, input.ConversationId, input.Actor, cancellationToken);
        return atHand switch
        {
            null => problem!,
            { Proposal: { State: ProposalState.Open } proposal } when proposal.Stamp != input.Seen => new ProposalOutcome.Conflict(proposal, atHand.Meeting),
            _ => await AcceptAsync(db, atHand, input.Actor, input.Alliance, input.Now, cancellationToken),
        };
    }

    internal static async Task<ProposalOutcome> AcceptAsync(AllianceDb db, ProposalAtHand atHand, Actor actor, AllianceInfo alliance, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (proposal, meeting) = atHand;
        if (proposal.State is not ProposalState.Open)
            return new ProposalOutcome.AlreadySettled(proposal);
        var owner = proposal is { Kind: ProposalKind.Task, OwnerId: { } ownerId } ? await FindMemberAsync(db, ownerId, cancellationToken) : null;
        if (FindMissing(proposal, owner, DateOnly.FromDateTime(alliance.ToLocal(meeting.StartedAt))) is { } missing)
            return new ProposalOutcome.Incomplete(proposal, meeting, missing);

        var said = proposal.ReadQuotes() is [var first, ..] ? first : new(null, "", "", null);
        var sequence = await LaterEntries.AddAsync(db, meeting.Id, new LaterEntry
        {
            Kind = proposal.Kind switch
            {
                ProposalKind.Decision => EntryKind.Decision,
                ProposalKind.Task => EntryKind.Action,
                ProposalKind.Rejected => EntryKind.Rejected,
                ProposalKind.Link => EntryKind.Link,
                ProposalKind.Idea => EntryKind.Idea,
                ProposalKind.Help => EntryKind.Help,
                _ => EntryKind.Info,
            },
            Text = proposal.Text,
            Position = proposal.AgendaPosition,
            OwnerId = owner?.Id,
            OwnerName = owner?.Name,
            DueDate = proposal.Kind is ProposalKind.Task ? proposal.DueDate : null,
            Origin = IsInOtherWords(proposal, said) ? new(proposal.SaidIn, "", null) : new(proposal.SaidIn, said.Speaker, said.Start is { } start ? TimeSpan.FromSeconds(start) : null),
            AuthorId = actor.Id,
            AuthorName = actor.Name,
            Now = now,
        }, cancellationToken) ?? throw new InvalidOperationException("A meeting that was just read is gone.");
        proposal.Accept(actor, sequence, now);
        ProposalTrail.Write(db, atHand, actor, "proposalAccepted", now);
        return new ProposalOutcome.Done(proposal);
    }

    /// <summary>Somebody wrote it anew: nobody said it so, and nobody is named for it.</summary>
    private static bool IsInOtherWords(MinutesProposal proposal, ProposalQuote said) =>
        proposal.IsEdited && !TextFolding.Fold(said.Text).Contains(TextFolding.Fold(proposal.Text).TrimEnd('.'), StringComparison.Ordinal);

    /// <summary>Whoever has left since owns nothing.</summary>
    internal static async Task<AllianceMember?> FindMemberAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken) =>
        await PersonPicker.FindAsync(db, personId.ToString(), cancellationToken) is PersonSearch.Found found ? found.Person : null;

    private static ProposalProblem? FindMissing(MinutesProposal proposal, AllianceMember? owner, DateOnly day) => proposal switch
    {
        { Kind: not ProposalKind.Task } => null,
        { DueDate: null } when owner is null => ProposalProblem.OwnerAndDateMissing,
        { DueDate: null } => ProposalProblem.DateMissing,
        { DueDate: { } due } when due < day => ProposalProblem.DateBeforeMeeting,
        _ => owner is null ? ProposalProblem.OwnerMissing : null,
    };
}
