using System.Globalization;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>
/// Says whether a turn was done: yes, by its holder or whoever leads; no, by whoever leads alone. What nobody did is nobody's load; whoever did it
/// instead is credited. It may be put right later, and the accounts with it.
/// </summary>
internal static class SettleTurn
{
    /// <param name="Instead">Where it was not done: the organisation that did it instead, by id or name; empty for none.</param>
    /// <param name="Note">For the next holder; empty to leave it as it is.</param>
    public sealed record Input(Guid? TurnId, bool IsDone, string Instead, string Note, Actor Actor, RotaSetting Setting);

    public static Task<TurnOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken) => TurnAtHand.ChangeOwnAsync(db, input.TurnId, input.Actor, input.Setting, async hand =>
    {
        // A meeting may be held some days early, and its turn with it; nothing is missed before its day.
        if (hand.Turn.Date > input.Setting.Today.AddDays(input.IsDone ? SeeWork.ShiftDays : 0))
            return new TurnOutcome.TooEarly(hand.Turn.Date);
        if (input.Note.Length > RotaTurn.LongestNote)
            return new TurnOutcome.Wrong(TurnProblem.NoteTooLong, "", []);
        var instead = input.IsDone ? new([], null, false, []) : hand.State.Members.Read(input.Instead);
        if (instead.Unclear is { } unclear)
            return new TurnOutcome.Wrong(instead.IsAmbiguous ? TurnProblem.OrganisationAmbiguous : TurnProblem.OrganisationUnknown, unclear, instead.Names);

        if (input.Note.Length > 0)
            hand.Turn.HandOver(input.Note, input.Actor.Name);
        var other = instead.Members.FirstOrDefault(m => m.Id != hand.Turn.OrganisationId);
        await ApplyAsync(db, hand, input.IsDone, other, input.Actor, cancellationToken);
        return new TurnOutcome.Done(hand.Turn.Id);
    }, cancellationToken, input.IsDone ? Right.TakeTurns : Right.ManageRota);

    /// <param name="by">Null when it was seen from the work itself.</param>
    public static async Task ApplyAsync(AllianceDb db, TurnAtHand hand, bool isDone, RotaMember? instead, Actor? by, CancellationToken cancellationToken)
    {
        var (turn, before, carried, setting) = (hand.Turn, hand.Turn.State, hand.Turn.CarriedBy, hand.State.Setting);
        if (before == (isDone ? TurnState.Done : TurnState.NotDone) && turn.DoneById == instead?.Id)
        {
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        turn.Settle(isDone, instead?.Id, setting.Now);
        RotaAccounts.Recount(db, hand.State, turn, carried);
        RotaTrail.Write(db, setting, by, turn.Id, TurnNames.Subject(hand.Title, turn.Date), isDone ? "turnDone" : "turnNotDone", hand.State.Setting.Now,
        [
            new FieldChange("turnOrganisation", "", hand.Holder),
            new FieldChange("turnDoneBy", "", instead?.Label ?? ""),
            new FieldChange("turnEffort", "", hand.Duty.Effort.ToString("0.###", CultureInfo.InvariantCulture)),
        ]);
        if (!isDone)
            await TurnNews.TellAsync(db, hand.State, turn, TurnNewsKind.NotDone, turn.OrganisationId, instead?.Id, by, "", setting.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
