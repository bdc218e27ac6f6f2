using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>
/// An organisation says that it cannot do its turn, and why. The turn is offered to volunteers; until one takes it, or it moves, it stays
/// where it is.
/// </summary>
internal static class DeclineTurn
{
    public sealed record Input(Guid? TurnId, string Reason, Actor Actor, RotaSetting Setting);

    public static Task<TurnOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken) => TurnAtHand.ChangeOwnAsync(db, input.TurnId, input.Actor, input.Setting, async hand =>
    {
        if (!hand.Turn.IsOpen || hand.Turn.IsOverOn(input.Setting.Today))
            return new TurnOutcome.TooLate();
        if (hand.Turn.State is TurnState.Offered)
            return new TurnOutcome.Done(hand.Turn.Id);
        if (input.Reason.Length is 0 or > RotaTurn.LongestReason)
            return new TurnOutcome.Wrong(input.Reason.Length == 0 ? TurnProblem.ReasonMissing : TurnProblem.ReasonTooLong, "", []);

        await TurnNews.TellAsync(db, hand.State, hand.Turn, TurnNewsKind.Declined, hand.Turn.OrganisationId, null, input.Actor, input.Reason, input.Setting.Now, cancellationToken);
        hand.Write(db, "turnDeclined", new FieldChange("turnOrganisation", "", hand.Holder), new FieldChange("turnReason", "", input.Reason));
        await KeepRota.OfferAsync(db, hand.State, hand.Turn, input.Reason, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new TurnOutcome.Done(hand.Turn.Id);
    }, cancellationToken);
}
