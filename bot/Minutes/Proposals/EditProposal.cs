using System.Globalization;
using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Proposals;

/// <summary>What the form of a proposal says, as filled in.</summary>
/// <param name="Kind">The name of a <see cref="ProposalKind"/>.</param>
/// <param name="Owner">A person's id from a choice, or a name as typed; empty for nobody.</param>
/// <param name="Due">A date as forms write it (2026-03-31); empty for none.</param>
/// <param name="Position">The number of the agenda item; empty for none.</param>
internal sealed record ProposalFields(string Kind, string Text, string Owner, string Due, string Position)
{
    public string Text { get; } = PrintableText.Clean(Text);
}

/// <summary>Saves what somebody made of a proposal and, if asked, takes it into the record at once.</summary>
internal static class EditProposal
{
    private const int MostYears = 10;

    /// <param name="Version">That the form was filled in from.</param>
    /// <param name="Accepts">Whether it is to stand in the record then.</param>
    public sealed record Input(Guid? ProposalId, int Version, ProposalFields Fields, bool Accepts, string ConversationId, Actor Actor, AllianceInfo Alliance, DateTimeOffset Now);

    public static async Task<ProposalOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        var (atHand, problem) = await ProposalAtHand.FindAsync(db, input.ProposalId, input.ConversationId, input.Actor, cancellationToken);
        if (atHand is null)
            return problem!;
        var (proposal, meeting) = atHand;
        if (proposal.State is not ProposalState.Open)
            return new ProposalOutcome.AlreadySettled(proposal);
        if (proposal.Version != input.Version)
            return new ProposalOutcome.Conflict(proposal, meeting);
        if (FindProblem(input, meeting) is { } wrong)
            return new ProposalOutcome.Incomplete(proposal, meeting, wrong);

        var kind = Enum.Parse<ProposalKind>(input.Fields.Kind);
        AllianceMemberName? owner = null;
        if (kind is ProposalKind.Task && input.Fields.Owner.Length > 0)
        {
            var search = await PersonPicker.FindAsync(db, input.Fields.Owner, cancellationToken);
            if (search is not PersonSearch.Found found)
                return Unfound(proposal, meeting, search);
            owner = new(found.Person.Id, found.Person.Name);
        }

        proposal.Edit(kind, input.Fields.Text, owner, IsoDay.Read(input.Fields.Due), ReadPosition(input.Fields.Position));
        ProposalTrail.Write(db, atHand, input.Actor, "proposalEdited", input.Now);
        return input.Accepts ? await AcceptProposal.AcceptAsync(db, atHand, input.Actor, input.Alliance, input.Now, cancellationToken) : new ProposalOutcome.Done(proposal);
    }

    private static ProposalProblem? FindProblem(Input input, MeetingRecord meeting)
    {
        var (fields, day) = (input.Fields, DateOnly.FromDateTime(input.Alliance.ToLocal(meeting.StartedAt)));
        return fields switch
        {
            { Text.Length: 0 } => ProposalProblem.TextMissing,
            { Text.Length: > TextLimits.Note } => ProposalProblem.TextTooLong,
            _ when !Enum.TryParse<ProposalKind>(fields.Kind, out var kind) || !Enum.IsDefined(kind) => ProposalProblem.KindUnknown,
            { Position.Length: > 0 } when ReadPosition(fields.Position) is not { } position || meeting.Items.All(item => item.Position != position) => ProposalProblem.ItemUnknown,
            { Due.Length: > 0 } when IsoDay.Read(fields.Due) is null => ProposalProblem.DateNotADate,
            _ when IsoDay.Read(fields.Due) is { } due && due < day => ProposalProblem.DateBeforeMeeting,
            _ when IsoDay.Read(fields.Due) is { } due && due > day.AddYears(MostYears) => ProposalProblem.DateFar,
            _ => null,
        };
    }

    private static ProposalOutcome.Incomplete Unfound(MinutesProposal proposal, MeetingRecord meeting, PersonSearch search) => search switch
    {
        PersonSearch.Ambiguous several => new(proposal, meeting, ProposalProblem.OwnerAmbiguous) { Typed = several.Typed, Suggestions = several.Names },
        PersonSearch.Unknown unknown => new(proposal, meeting, ProposalProblem.OwnerUnknown) { Typed = Guid.TryParse(unknown.Typed, out _) ? "" : unknown.Typed, Suggestions = unknown.Suggestions },
        var other => throw new InvalidOperationException($"Unforeseen search {other}."),
    };

    private static int? ReadPosition(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
}
