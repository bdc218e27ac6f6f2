using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Intake;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Proposals;

/// <summary>What is proposed for the minutes: listed with its quotes, accepted, edited, dropped, and brought back.</summary>
internal sealed class ProposalsFeature : IFeature
{
    /// <summary>Replies quote at most this much.</summary>
    private const int QuoteLength = 120;

    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("proposals", ShowAsync));
        registry.AddVerbInAlliance("proposals.show", (turn, ct) => ShowAsync(turn, turn.Data.Id("meeting"), notice: "", Reply.Replace, ct));
        registry.AddVerbInAlliance("proposals.open", (turn, ct) => ShowAsync(turn, turn.Data.Id("meeting"), notice: "", Reply.Show, ct));
        registry.AddVerbInAlliance("proposals.accept", AcceptAsync);
        registry.AddVerbInAlliance("proposals.drop", DropAsync);
        registry.AddVerbInAlliance("proposals.undo", UndoAsync);
        registry.AddVerbInAlliance("proposals.edit", EditAsync);
        registry.AddVerbInAlliance("proposals.save", (turn, ct) => SaveAsync(turn, accepts: false, ct));
        registry.AddVerbInAlliance("proposals.saveAndAccept", (turn, ct) => SaveAsync(turn, accepts: true, ct));
    }

    private static async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var number = TypedNumber.In(turn.Text);
        if (await turn.ReadAsync((db, ct) => FindMeetingAsync(db, turn, number, ct), cancellationToken) is { } meetingId)
            return await ShowAsync(turn, meetingId, notice: "", Reply.Show, cancellationToken);
        return Reply.Say(number.Length > 0 ? turn.Say("minutesNumberUnknown", TextLimits.Abridge(number, 60)) : turn.Say("minutesNoMeeting"));
    }

    /// <summary>The one named; without a name, the one that a source given here would be for.</summary>
    private static async Task<Guid?> FindMeetingAsync(AllianceDb db, Turn turn, string number, CancellationToken cancellationToken)
    {
        if (number.Length > 0)
            return await DraftMinutes.FindMeetingAsync(db, new(number, turn.Place, turn.Alliance), cancellationToken);
        return await FindSourceMeeting.HandleAsync(db, new(turn.Place, turn.Person.Id, ""), cancellationToken) switch
        {
            FindSourceMeeting.Outcome.Found found => found.MeetingId,
            FindSourceMeeting.Outcome.Unclear unclear => unclear.Guess.Id,
            _ => null,
        };
    }

    private static async Task<Reply> ShowAsync(Turn turn, Guid? meetingId, string notice, Func<CardView, Reply> reply, CancellationToken cancellationToken)
    {
        var input = new ListProposals.Input(meetingId, turn.Place.ConversationId, turn.Data.Text("settled").Length > 0, Page.Asked(turn));
        return await turn.ReadAsync((db, ct) => ListProposals.HandleAsync(db, input, ct), cancellationToken) switch
        {
            ListProposals.Outcome.Listed listed => reply(ProposalCards.List(turn, listed.List, notice)),
            ListProposals.Outcome.HeldElsewhere elsewhere => Reply.Say(turn.Say("minutesHeldElsewhere", elsewhere.Number)),
            ListProposals.Outcome.MeetingUnknown => Reply.Say(turn.Say("meetingUnknown")),
            var outcome => throw Unforeseen(outcome),
        };
    }

    private static async Task<Reply> AcceptAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new AcceptProposal.Input(turn.Data.Id("proposal"), turn.Data.Text("seen"), turn.Place.ConversationId, turn.Actor, turn.Alliance, turn.Now);
        return await turn.WriteAsync((db, ct) => AcceptProposal.HandleAsync(db, input, ct), cancellationToken) switch
        {
            ProposalOutcome.Incomplete incomplete => Reply.Show(await FormAsync(turn, incomplete, fields: null, cancellationToken)),
            ProposalOutcome.Conflict { Saved: var now } => await ShowAsync(turn, now.MeetingId, Notice(turn.ForThePlace, "proposalChanged", now), Reply.Replace, cancellationToken),
            var outcome => await DescribeAsync(turn, outcome, cancellationToken),
        };
    }

    private static async Task<Reply> DropAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new DropProposal.Input(turn.Data.Id("proposal"), turn.Place.ConversationId, turn.Actor, turn.Now);
        return await DescribeAsync(turn, await turn.WriteAsync((db, ct) => DropProposal.HandleAsync(db, input, ct), cancellationToken), cancellationToken);
    }

    private static async Task<Reply> UndoAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new ReopenProposal.Input(turn.Data.Id("proposal"), turn.Place.ConversationId, turn.Actor, turn.Now);
        return await DescribeAsync(turn, await turn.WriteAsync((db, ct) => ReopenProposal.HandleAsync(db, input, ct), cancellationToken), cancellationToken);
    }

    private static async Task<Reply> EditAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (atHand, problem) = await turn.ReadAsync((db, ct) => ProposalAtHand.FindAsync(db, turn.Data.Id("proposal"), turn.Place.ConversationId, turn.Actor, ct), cancellationToken);
        return atHand switch
        {
            null => await DescribeAsync(turn, problem!, cancellationToken),
            { Proposal.State: not ProposalState.Open } => await DescribeAsync(turn, new ProposalOutcome.AlreadySettled(atHand.Proposal), cancellationToken),
            _ => Reply.Show(await FormAsync(turn, atHand.Proposal, atHand.Meeting, fields: null, problem: "", cancellationToken)),
        };
    }

    private static async Task<Reply> SaveAsync(Turn turn, bool accepts, CancellationToken cancellationToken)
    {
        var fields = FieldsOf(turn);
        var input = new EditProposal.Input(turn.Data.Id("proposal"), turn.Data.Number("version") ?? 0, fields, accepts, turn.Place.ConversationId, turn.Actor, turn.Alliance, turn.Now);
        return await turn.WriteAsync((db, ct) => EditProposal.HandleAsync(db, input, ct), cancellationToken) switch
        {
            ProposalOutcome.Incomplete incomplete => Reply.Replace(await FormAsync(turn, incomplete, fields, cancellationToken)),
            ProposalOutcome.Conflict conflict => Reply.Replace(await FormAsync(
                turn, conflict.Saved, conflict.Meeting, fields, turn.ForThePlace.Say("proposalConflict", TextLimits.Abridge(conflict.Saved.Text, QuoteLength)), cancellationToken)),
            ProposalOutcome.Done { Proposal: { State: ProposalState.Open } saved } => await ShowAsync(
                turn, saved.MeetingId, turn.ForThePlace.Say("proposalSaved", ProposalCards.Label(turn.ForThePlace, saved)), Reply.Replace, cancellationToken),
            var outcome => await DescribeAsync(turn, outcome, cancellationToken),
        };
    }

    /// <summary>The list as it is by now, with what was done above it; whoever comes second reads there what the first did.</summary>
    private static Task<Reply> DescribeAsync(Turn turn, ProposalOutcome outcome, CancellationToken cancellationToken) => outcome switch
    {
        ProposalOutcome.Done { Proposal: var proposal } => ShowAsync(turn, proposal.MeetingId, Notice(turn.ForThePlace, $"proposalDone.{proposal.State}", proposal), Reply.Replace, cancellationToken),
        ProposalOutcome.AlreadySettled { Proposal: var proposal } => ShowAsync(turn, proposal.MeetingId, Notice(turn.ForThePlace, $"proposalAlready.{proposal.State}", proposal), Reply.Replace, cancellationToken),
        ProposalOutcome.AlreadyOpen { Proposal: var proposal } => ShowAsync(turn, proposal.MeetingId, Notice(turn.ForThePlace, "proposalAlreadyOpen", proposal), Reply.Replace, cancellationToken),
        ProposalOutcome.ProposalUnknown => Task.FromResult(Reply.Say(turn.Say("proposalUnknown"))),
        ProposalOutcome.HeldElsewhere elsewhere => Task.FromResult(Reply.Say(turn.Say("minutesHeldElsewhere", elsewhere.Number))),
        ProposalOutcome.InCirculation circulated => Task.FromResult(Reply.Say(turn.Say("proposalInCirculation", circulated.Number))),
        ProposalOutcome.MinutesApproved approved => Task.FromResult(Reply.Say(turn.Say("proposalMinutesApproved", approved.Number))),
        ProposalOutcome.Refused refused => Task.FromResult(Reply.Say(refused.Refusal.Describe(turn))),
        _ => throw Unforeseen(outcome),
    };

    private static string Notice(Turn turn, string key, MinutesProposal proposal) =>
        turn.Say(key, ProposalCards.Label(turn, proposal), TextLimits.Abridge(proposal.Text, QuoteLength), proposal.SettledByName);

    private static Task<CardView> FormAsync(Turn turn, ProposalOutcome.Incomplete incomplete, ProposalFields? fields, CancellationToken cancellationToken) =>
        FormAsync(turn, incomplete.Proposal, incomplete.Meeting, fields, Explain(turn.ForThePlace, incomplete), cancellationToken);

    private static async Task<CardView> FormAsync(Turn turn, MinutesProposal proposal, MeetingRecord meeting, ProposalFields? fields, string problem, CancellationToken cancellationToken)
    {
        var people = await turn.ReadAsync(PersonPicker.ListChoicesAsync, cancellationToken);
        return ProposalForms.Form(turn, proposal, meeting, people, turn.Data.Text("page"), fields, problem);
    }

    private static string Explain(Turn turn, ProposalOutcome.Incomplete incomplete) => incomplete switch
    {
        { Problem: ProposalProblem.OwnerUnknown, Typed.Length: 0 } => turn.Say("proposalProblem.OwnerGone"),
        { Problem: ProposalProblem.OwnerUnknown, Suggestions.Count: > 0 } => turn.Say("actionOwnerUnknownDidYouMean", TextLimits.Abridge(incomplete.Typed, QuoteLength), string.Join(", ", incomplete.Suggestions)),
        { Problem: ProposalProblem.OwnerUnknown } => turn.Say("actionOwnerUnknown", TextLimits.Abridge(incomplete.Typed, QuoteLength)),
        { Problem: ProposalProblem.OwnerAmbiguous } => turn.Say("actionOwnerAmbiguous", TextLimits.Abridge(incomplete.Typed, QuoteLength), string.Join(", ", incomplete.Suggestions)),
        { Problem: ProposalProblem.TextTooLong } => turn.Say("noteTooLong", TextLimits.Note),
        _ => turn.Say($"proposalProblem.{incomplete.Problem}"),
    };

    private static ProposalFields FieldsOf(Turn turn) => new(
        turn.Data.Text("kind"),
        turn.Data.Text("text"),
        turn.Data.Text("owner"),
        turn.Data.Text("due"),
        turn.Data.Text("position") is var position and not ProposalForms.NoItem ? position : "");

    private static InvalidOperationException Unforeseen(object outcome) => new($"No reply was foreseen for {outcome}.");
}
