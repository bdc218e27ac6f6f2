using AllianceBot.Conversation;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Minutes.Circulation;

/// <summary>Changes that members suggest to minutes in circulation, and what their holder answers.</summary>
public sealed class AmendmentsFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddVerbInAlliance("minutes.askAmend", ChoosePartAsync);
        registry.AddVerbInAlliance("minutes.writeAmend", WriteAsync);
        registry.AddVerbInAlliance("minutes.amend", SuggestAsync);
        registry.AddVerbInAlliance("minutes.amendment", ShowAsync);
        registry.AddVerbInAlliance("minutes.withdrawAmendment", WithdrawAsync);
        registry.AddVerbInAlliance("minutes.acceptAmendment", (turn, ct) => AnswerAsync(turn, isAccepted: true, ct));
        registry.AddVerbInAlliance("minutes.declineAmendment", (turn, ct) => AnswerAsync(turn, isAccepted: false, ct));
    }

    private static async Task<Reply> ChoosePartAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (view, problem) = await CirculationFeature.FindOpenAsync(turn, forOthers: true, cancellationToken);
        return view is null ? Reply.Say(problem!) : Reply.Show(CirculationForms.Choose(turn, view, turn.Data.Text("part"), problem: ""));
    }

    private static async Task<Reply> WriteAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (view, problem) = await CirculationFeature.FindOpenAsync(turn, forOthers: true, cancellationToken);
        if (view is null)
            return Reply.Say(problem!);
        return PartIn(turn, view) is { } part
            ? Reply.Replace(CirculationForms.Write(turn, view, part))
            : Reply.Replace(CirculationForms.Choose(turn, view, chosen: "", turn.Say("amendPartMissing")));
    }

    private static async Task<Reply> SuggestAsync(Turn turn, CancellationToken cancellationToken)
    {
        var data = turn.Data;
        var input = new SuggestAmendment.Input
        {
            MeetingId = data.Id("meeting"),
            ConversationId = turn.Place.ConversationId,
            Part = data.Text("part"),
            Text = data.Text("text"),
            Owner = data.Text("owner"),
            Due = data.Text("due"),
            AgendaPosition = data.Number("item"),
            Reason = data.Text("reason"),
            SeenSequence = data.Number("seen"),
            Strikes = data.Text("strikes") == "true",
            For = data.Id("for"),
            Actor = turn.Actor,
            Alliance = turn.Alliance,
            Now = turn.Now,
        };
        var outcome = await turn.WriteAsync((db, ct) => SuggestAmendment.HandleAsync(db, input, turn.Phrases, ct), cancellationToken);
        if (outcome is SuggestAmendment.Outcome.Suggested suggested)
            return await CirculationFeature.ReplaceAsync(turn, suggested.MeetingId);
        if (outcome is SuggestAmendment.Outcome.Refused refused)
            return Reply.Say(refused.Refusal.Describe(turn));
        if (outcome is SuggestAmendment.Outcome.Stopped stopped)
            return Reply.Say(CirculationReplies.Explain(turn, stopped.Stop));
        var view = await CirculationFeature.ViewAsync(turn, input.MeetingId, cancellationToken) ?? throw CirculationReplies.Unforeseen(outcome);
        var problem = CirculationReplies.Explain(turn, outcome);
        var filled = new CirculationForms.Filling(input.Text, input.Owner, input.Due, data.Text("item"), input.Reason) { Problem = problem, Strikes = input.Strikes, For = data.Text("for") };
        return Reply.Replace(PartIn(turn, view) is { } part ? CirculationForms.Write(turn, view, part, filled) : CirculationForms.Choose(turn, view, chosen: "", problem));
    }

    private static AmendedPart? PartIn(Turn turn, CirculationView view) =>
        SuggestAmendment.ReadPart(turn.Data.Text("part"), CirculationCards.Parts(turn, view));

    private static async Task<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken) =>
        await FindAsync(turn, turn.Data.Id("id"), cancellationToken) is var (view, amendment)
            ? Reply.Replace(CirculationCards.Amendment(turn, view, amendment))
            : Reply.Say(turn.Say("amendmentUnknown"));

    private static async Task<Reply> AnswerAsync(Turn turn, bool isAccepted, CancellationToken cancellationToken)
    {
        var input = new AnswerAmendment.Input(
            turn.Data.Id("id"), turn.Place.ConversationId, isAccepted, turn.Data.Text("reason"), turn.Data.Number("seen"), turn.Actor, turn.Now);
        return await turn.WriteAsync((db, ct) => AnswerAmendment.HandleAsync(db, input, turn.Phrases, turn.Alliance, ct), cancellationToken) switch
        {
            AnswerAmendment.Outcome.Answered answered => await CirculationFeature.ReplaceAsync(turn, answered.MeetingId),
            AnswerAmendment.Outcome.AlreadyAnswered first => (await CirculationFeature.ReplaceAsync(turn, first.MeetingId))
                .AndSay(turn.Say($"amendmentAlready.{first.State}", first.Number, first.By)),
            AnswerAmendment.Outcome.Conflict conflict => await AgainAsync(turn, conflict.AmendmentId, turn.SayToAll("amendmentConflict")),
            AnswerAmendment.Outcome.PartGone gone => await AgainAsync(turn, gone.AmendmentId, turn.SayToAll("amendmentPartGone")),
            AnswerAmendment.Outcome.ReasonMissing missing => await AgainAsync(turn, missing.AmendmentId, turn.SayToAll("declineReasonMissing")),
            AnswerAmendment.Outcome.ReasonTooLong tooLong => await AgainAsync(turn, tooLong.AmendmentId, turn.SayToAll("amendTooLong", tooLong.Length, MinutesAmendment.LongestReason)),
            AnswerAmendment.Outcome.WasVoted => Reply.Say(turn.Say("amendWasVoted")),
            AnswerAmendment.Outcome.AmendmentUnknown => Reply.Say(turn.Say("amendmentUnknown")),
            AnswerAmendment.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            AnswerAmendment.Outcome.Stopped stopped => Reply.Say(CirculationReplies.Explain(turn, stopped.Stop)),
            var other => throw CirculationReplies.Unforeseen(other),
        };
    }

    private static async Task<Reply> WithdrawAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new WithdrawAmendment.Input(turn.Data.Id("id"), turn.Place.ConversationId, turn.Actor, turn.Now);
        return await turn.WriteAsync((db, ct) => WithdrawAmendment.HandleAsync(db, input, ct), cancellationToken) switch
        {
            WithdrawAmendment.Outcome.Withdrawn withdrawn => await CirculationFeature.ReplaceAsync(turn, withdrawn.MeetingId),
            WithdrawAmendment.Outcome.AlreadyAnswered first => (await CirculationFeature.ReplaceAsync(turn, first.MeetingId))
                .AndSay(turn.Say($"amendmentAlready.{first.State}", first.Number, first.By)),
            WithdrawAmendment.Outcome.BelongsToAnother another => Reply.Say(turn.Say("amendmentOfAnother", another.Name)),
            WithdrawAmendment.Outcome.AmendmentUnknown => Reply.Say(turn.Say("amendmentUnknown")),
            WithdrawAmendment.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            WithdrawAmendment.Outcome.Stopped stopped => Reply.Say(CirculationReplies.Explain(turn, stopped.Stop)),
            var other => throw CirculationReplies.Unforeseen(other),
        };
    }

    private static async Task<Reply> AgainAsync(Turn turn, Guid amendmentId, string problem) =>
        await FindAsync(turn, amendmentId, CancellationToken.None) is var (view, amendment)
            ? Reply.Replace(CirculationCards.Amendment(turn, view, amendment, turn.Data.Text("reason"), problem))
            : Reply.Say(turn.Say("amendmentUnknown"));

    /// <summary>Null when this alliance has no such amendment, or it belongs to a meeting that is seen elsewhere.</summary>
    private static Task<(CirculationView View, MinutesAmendment Amendment)?> FindAsync(Turn turn, Guid? id, CancellationToken cancellationToken) =>
        turn.ReadAsync(async (db, ct) => id is { } known && await db.Set<MinutesAmendment>().SingleOrDefaultAsync(a => a.Id == known, ct) is { } amendment
            && await CirculationView.ReadAsync(db, amendment.MeetingId, turn.Now, ct) is { } view && view.Meeting.IsOpenTo(turn.Place.ConversationId)
                ? (view, amendment)
                : ((CirculationView, MinutesAmendment)?)null, cancellationToken);
}
