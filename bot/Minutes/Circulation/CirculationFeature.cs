using AllianceBot.Alliances.Links;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Meetings;

namespace AllianceBot.Minutes.Circulation;

/// <summary>Minutes in circulation: put before the members, and what those say of the draft as a whole.</summary>
public sealed class CirculationFeature(SignedLinks links, MailReach mail) : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddInAlliance(new Command("circulateMinutes", CirculateByNameAsync));
        registry.AddVerbInAlliance("minutes.circulate", CirculateFromCardAsync);
        registry.AddVerbInAlliance("minutes.withdraw", WithdrawAsync);
        registry.AddVerbInAlliance("minutes.circulation", ShowAsync);
        registry.AddVerbInAlliance("minutes.noChanges", SayNoChangesAsync);
        registry.AddVerbInAlliance("minutes.askVote", AskForVoteAsync);
        registry.AddVerbInAlliance("minutes.callForVote", CallForVoteAsync);
    }

    /// <summary>Nothing goes to everyone by a word: the draft is shown, and its button sends it.</summary>
    private async Task<Reply> CirculateByNameAsync(Turn turn, CancellationToken cancellationToken)
    {
        var asked = new DraftMinutes.Input(TypedNumber.In(turn.Text), turn.Place, turn.Alliance);
        var found = await turn.ReadAsync((db, ct) => DraftMinutes.HandleAsync(db, asked, ct), cancellationToken);
        if (found is not DraftMinutes.Outcome.Drafted { Minutes: var minutes })
            return Reply.Say(MinutesFeature.Explain(turn, found));
        var input = Input(turn, minutes.MeetingId);
        var (_, stop) = await turn.ReadAsync((db, ct) => CirculateMinutes.FindAsync(db, input, ct), cancellationToken);
        return stop switch
        {
            null => Reply.Show(await DraftAsync(turn, minutes.MeetingId)).AndSay(turn.Say("circulateFromDraft", turn.SayToAll("circulateButton"))),
            CirculateMinutes.Outcome.Circulated circulated => await ShowAsync(turn, circulated.MeetingId),
            _ => Reply.Say(CirculationReplies.Explain(turn, stop)),
        };
    }

    /// <summary>The draft stays where it is, and says that it is in circulation; how that stands is a card of its own, for everyone.</summary>
    private async Task<Reply> CirculateFromCardAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = Input(turn, turn.Data.Id("meeting"));
        return await turn.WriteAsync((db, ct) => CirculateMinutes.HandleAsync(db, input, ct), cancellationToken) switch
        {
            CirculateMinutes.Outcome.Circulated circulated => Reply.Replace(await DraftAsync(turn, circulated.MeetingId)).And(await ShowAsync(turn, circulated.MeetingId)),
            var outcome => Reply.Say(CirculationReplies.Explain(turn, outcome)),
        };
    }

    private CirculateMinutes.Input Input(Turn turn, Guid? meetingId) => new(meetingId, turn.Place.ConversationId, turn.Actor, turn.Alliance, turn.Now) { HasMail = mail.IsSetUp };

    /// <summary>The card of how it stood becomes the draft again.</summary>
    private async Task<Reply> WithdrawAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new WithdrawCirculation.Input(turn.Data.Id("meeting"), turn.Place.ConversationId, turn.Actor, turn.Now);
        return await turn.WriteAsync((db, ct) => WithdrawCirculation.HandleAsync(db, input, ct), cancellationToken) switch
        {
            WithdrawCirculation.Outcome.Withdrawn withdrawn => Reply.Replace(await DraftAsync(turn, withdrawn.MeetingId)).AndSay(turn.SayToAll("circulationWithdrawn", turn.Person.Name)),
            WithdrawCirculation.Outcome.MembersAnswered answered => Reply.Say(turn.Say("circulationMembersAnswered", answered.Number)),
            WithdrawCirculation.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            WithdrawCirculation.Outcome.Stopped stopped => Reply.Say(CirculationReplies.Explain(turn, stopped.Stop)),
            var outcome => throw CirculationReplies.Unforeseen(outcome),
        };
    }

    private async Task<CardView> DraftAsync(Turn turn, Guid meetingId)
    {
        var minutes = await turn.ReadAsync((db, ct) => MinutesView.ReadAsync(db, meetingId, turn.Alliance, ct), CancellationToken.None)
            ?? throw new InvalidOperationException("Minutes that were just found cannot be found.");
        return await links.CardAsync(turn, minutes, CancellationToken.None);
    }

    private static async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken) =>
        await ViewAsync(turn, turn.Data.Id("meeting"), cancellationToken) switch
        {
            null => await ExplainNoneAsync(turn, turn.Data.Id("meeting"), cancellationToken),
            { Meeting: var meeting } when !meeting.IsOpenTo(turn.Place.ConversationId) => Reply.Say(turn.Say("minutesHeldElsewhere", meeting.Number)),
            var view => Replace(turn, view),
        };

    private static async Task<Reply> SayNoChangesAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new SayNoChanges.Input(turn.Data.Id("meeting"), turn.Place.ConversationId, turn.Actor, turn.Now);
        return await turn.WriteAsync((db, ct) => SayNoChanges.HandleAsync(db, input, ct), cancellationToken) switch
        {
            SayNoChanges.Outcome.Said said => await ReplaceAsync(turn, said.MeetingId),
            SayNoChanges.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            SayNoChanges.Outcome.Stopped stopped => Reply.Say(CirculationReplies.Explain(turn, stopped.Stop)),
            var other => throw CirculationReplies.Unforeseen(other),
        };
    }

    private static async Task<Reply> AskForVoteAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (view, problem) = await FindOpenAsync(turn, forOthers: false, cancellationToken);
        return view is null ? Reply.Say(problem!) : Reply.Show(CirculationForms.AskForVote(turn, view, reason: "", problem: ""));
    }

    private static async Task<Reply> CallForVoteAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new AskForVote.Input(turn.Data.Id("meeting"), turn.Place.ConversationId, turn.Data.Text("reason"), turn.Actor, turn.Now);
        switch (await turn.WriteAsync((db, ct) => AskForVote.HandleAsync(db, input, ct), cancellationToken))
        {
            case AskForVote.Outcome.Asked { IsNew: true } asked:
                return await ReplaceAsync(turn, asked.MeetingId);
            case AskForVote.Outcome.Asked asked:
                return (await ReplaceAsync(turn, asked.MeetingId)).AndSay(turn.Say("askVoteAlready", asked.AskedBy));
            case AskForVote.Outcome.Refused refused:
                return Reply.Say(refused.Refusal.Describe(turn));
            case AskForVote.Outcome.Stopped stopped:
                return Reply.Say(CirculationReplies.Explain(turn, stopped.Stop));
            case var outcome:
                var view = await ViewAsync(turn, input.MeetingId, cancellationToken) ?? throw CirculationReplies.Unforeseen(outcome);
                return Reply.Replace(CirculationForms.AskForVote(turn, view, input.Reason, CirculationReplies.Explain(turn, outcome)));
        }
    }

    /// <summary>The circulation that a form is asked for; or why there is nothing to fill in.</summary>
    /// <param name="turn">Who asks.</param>
    /// <param name="forOthers">Whoever holds the minutes may fill it in for those whom only mail reaches.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<(CirculationView? View, string? Problem)> FindOpenAsync(Turn turn, bool forOthers, CancellationToken cancellationToken)
    {
        var (meetingId, conversationId) = (turn.Data.Id("meeting"), turn.Place.ConversationId);
        if (forOthers && await ViewAsync(turn, meetingId, cancellationToken) is { } view && view.Meeting.IsOpenTo(conversationId) && CirculationForms.MayWriteForOthers(turn, view))
            return (view, null);
        if (await turn.ReadAsync((db, ct) => Refusal.FindAsync(db, turn.Actor, Right.AmendMinutes, groupId: null, ct), cancellationToken) is { } refusal)
            return (null, refusal.Describe(turn));
        var stop = await turn.ReadAsync(async (db, ct) => (await OpenCirculation.FindForMemberAsync(db, meetingId, conversationId, turn.Person.Id, turn.Now, ct)).Stop, cancellationToken);
        return stop is null ? (await ViewAsync(turn, meetingId, cancellationToken), null) : (null, CirculationReplies.Explain(turn, stop));
    }

    // Ids come from the client: this query sees this alliance's minutes alone.
    internal static Task<CirculationView?> ViewAsync(Turn turn, Guid? meetingId, CancellationToken cancellationToken) =>
        turn.ReadAsync((db, ct) => CirculationView.ReadAsync(db, meetingId, turn.Now, ct), cancellationToken);

    /// <summary>What was written a moment ago may have been taken back since.</summary>
    internal static async Task<Reply> ReplaceAsync(Turn turn, Guid meetingId) =>
        await ViewAsync(turn, meetingId, CancellationToken.None) is { } view ? Replace(turn, view) : await ExplainNoneAsync(turn, meetingId, CancellationToken.None);

    private static async Task<Reply> ExplainNoneAsync(Turn turn, Guid? meetingId, CancellationToken cancellationToken)
    {
        var asked = await turn.ReadAsync(async (db, ct) => meetingId is { } id ? await MeetingRecords.ReadAsync(db, id, ct) : null, cancellationToken);
        return Reply.Say(asked is null || !asked.IsOpenTo(turn.Place.ConversationId) ? turn.Say("meetingUnknown") : turn.Say("circulationNone", asked.Number));
    }

    /// <summary>Many press at once: the card shows what is known by the time it is sent.</summary>
    private static Reply Replace(Turn turn, CirculationView view) => Reply.Replace(
        CirculationCards.Circulation(turn, view),
        async ct => await ViewAsync(turn, view.Meeting.Id, ct) is { } now ? CirculationCards.Circulation(turn, now) : null);

    private static async Task<Reply> ShowAsync(Turn turn, Guid meetingId) => await ViewAsync(turn, meetingId, CancellationToken.None) is { } view
        ? Reply.Show(CirculationCards.Circulation(turn, view))
        : await ExplainNoneAsync(turn, meetingId, CancellationToken.None);
}
