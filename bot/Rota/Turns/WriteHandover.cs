using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>Whoever holds or held a turn writes down what the next should know; it comes with the next one's reminder.</summary>
internal static class WriteHandover
{
    public sealed record Input(Guid? TurnId, string Note, Actor Actor, RotaSetting Setting);

    public static async Task<TurnOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.TakeTurns, null, cancellationToken) is { } refusal)
            return new TurnOutcome.Refused(refusal);
        if (await TurnAtHand.FindAsync(db, input.TurnId, input.Actor, input.Setting, cancellationToken) is not { } hand)
            return new TurnOutcome.TurnUnknown();
        if (!hand.IsTheirs)
            return new TurnOutcome.NotYours(hand.Holder);
        if (input.Note.Length is 0 or > RotaTurn.LongestNote)
            return new TurnOutcome.Wrong(input.Note.Length == 0 ? TurnProblem.NoteMissing : TurnProblem.NoteTooLong, "", []);
        var before = hand.Turn.HandoverNote;
        hand.Turn.HandOver(input.Note, input.Actor.Name);
        hand.Write(db, "turnHandover", new FieldChange("turnNote", before, input.Note));
        await db.SaveChangesAsync(cancellationToken);
        return new TurnOutcome.Done(hand.Turn.Id);
    }
}
