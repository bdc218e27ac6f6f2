using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Plans;

namespace AllianceBot.Rota.Turns;

/// <summary>A meeting moves to another day, and its turns with it.</summary>
public sealed class MeetingDaysFeature : IFeature
{
    public void Register(ConversationRegistry registry)
    {
        registry.AddVerbInAlliance("rota.askMoveDay", (turn, ct) => FormAsync(turn, "", Reply.Show, ct));
        registry.AddVerbInAlliance("rota.moveDay", RotaForms.Kept(MoveAsync));
    }

    private static Task<Reply> FormAsync(Turn turn, string problem, Func<CardView, Reply> reply, CancellationToken cancellationToken) => turn.ReadAsync(async (db, ct) =>
    {
        if (await Refusal.FindAsync(db, turn.Actor, Right.ManageRota, turn.Group?.Id, ct) is { } refusal)
            return Reply.Say(refusal.Describe(turn));
        var days = MoveMeetingDay.Days(await RotaState.ReadAsync(db, RotaSetting.Of(turn), ct));
        if (days.Count == 0)
            return Reply.Say(turn.Say("moveDayNone"));
        return reply(MeetingDayCards.Form(turn, days, turn.Data.Text("from"), turn.Data.Text("to"), problem));
    }, cancellationToken);

    private static async Task<Reply> MoveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var input = new MoveMeetingDay.Input(turn.Data.Text("from"), turn.Data.Text("to"), turn.Actor, RotaSetting.Of(turn));
        var outcome = await turn.WriteAsync((db, ct) => MoveMeetingDay.HandleAsync(db, input, ct), cancellationToken);
        return outcome switch
        {
            MoveMeetingDay.Outcome.Moved done => (await RotaFeature.ShowWholeAsync(turn, cancellationToken)).AndSay(Describe(turn, done)),
            MoveMeetingDay.Outcome.Wrong { Problem: var problem } => await FormAsync(turn, turn.Say($"moveDayProblem.{problem}"), Reply.Replace, cancellationToken),
            MoveMeetingDay.Outcome.Refused refused => Reply.Say(refused.Refusal.Describe(turn)),
            _ => throw Reply.Unforeseen(outcome),
        };
    }

    private static string Describe(Turn turn, MoveMeetingDay.Outcome.Moved done)
    {
        var place = turn.ForThePlace;
        return place.Say("moveDayDone", turn.Person.Name, Day(done.From), Day(done.To), done.Turns, done.Offered);

        string Day(DateOnly day) => day.ToString(place.Say("longDate"), place.Language.Culture());
    }
}
