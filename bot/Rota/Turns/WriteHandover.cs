using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>Whoever holds or held a turn writes down what the next should know; it comes with the next one's reminder.</summary>
internal static class WriteHandover
{
    public sealed record Input(Guid? TurnId, string Note, Actor Actor, RotaSetting Setting);

    public static Task<TurnOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken) => TurnAtHand.ChangeOwnAsync(db, input.TurnId, input.Actor, input.Setting, async hand =>
    {
        if (input.Note.Length is 0 or > RotaTurn.LongestNote)
            return new TurnOutcome.Wrong(input.Note.Length == 0 ? TurnProblem.NoteMissing : TurnProblem.NoteTooLong, "", []);
        var before = hand.Turn.HandoverNote;
        hand.Turn.HandOver(input.Note, input.Actor.Name);
        hand.Write(db, "turnHandover", new FieldChange("turnNote", before, input.Note));
        await db.SaveChangesAsync(cancellationToken);
        return new TurnOutcome.Done(hand.Turn.Id);
    }, cancellationToken);
}
