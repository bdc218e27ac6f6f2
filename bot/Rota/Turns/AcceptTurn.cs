using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>
/// Somebody says that they do a turn: for the organisation that has it, or, where it is open to volunteers, for their own, which takes it over.
/// What is taken over counts as load of whoever takes it, and the other owes it.
/// </summary>
internal static class AcceptTurn
{
    public sealed record Input(Guid? TurnId, Actor Actor, RotaSetting Setting);

    public static Task<TurnOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken) => TurnAtHand.ChangeAsync(db, input.TurnId, input.Actor, input.Setting, async hand =>
    {
        if (hand.OrganisationId is not { } own)
            return new TurnOutcome.NoOrganisation();
        var turn = hand.Turn;
        if (turn is { State: TurnState.Accepted } && turn.PersonId == input.Actor.Id)
            return new TurnOutcome.Done(turn.Id);
        if (!turn.IsOpen || turn.IsOverOn(input.Setting.Today))
            return new TurnOutcome.TooLate();
        if (own != turn.OrganisationId)
        {
            if (turn.State is not TurnState.Offered)
                return new TurnOutcome.NotYours(hand.Holder);
            if (Problem(hand, own) is { } problem)
                return problem;
            await TakeOverAsync(db, hand, own, cancellationToken);
        }

        await YesAsync(db, hand, input.Actor.Id, input.Actor.Name, cancellationToken);
        return new TurnOutcome.Done(turn.Id);
    }, cancellationToken);

    /// <summary>Why an organisation cannot take a turn; null when it can.</summary>
    public static TurnOutcome? Problem(TurnAtHand hand, Guid organisationId)
    {
        var member = hand.State.Members.Find(organisationId);
        return member is not null && hand.State.CouldHold(member, hand.Duty, hand.Turn.Date) && !hand.State.IsBarred(member, hand.Duty, hand.Turn.Date) ? null
            : new TurnOutcome.CannotHold(hand.State.Members.LabelOf(organisationId), hand.Title);
    }

    public static async Task TakeOverAsync(AllianceDb db, TurnAtHand hand, Guid organisationId, CancellationToken cancellationToken)
    {
        var (turn, from) = (hand.Turn, hand.Turn.OrganisationId);
        await TurnNews.TellAsync(db, hand.State, turn, TurnNewsKind.Taken, from, organisationId, hand.Actor, "", hand.State.Setting.Now, cancellationToken);
        turn.MoveTo(organisationId);
        RotaAccounts.Recount(db, hand.State, turn, from);
        hand.Write(db, "turnTaken", new FieldChange("turnOrganisation", hand.State.Members.LabelOf(from), hand.State.Members.LabelOf(organisationId)));
    }

    /// <summary>Somebody is named, reminded in time and asked afterwards. Whoever was named before them and did not say so is told.</summary>
    public static async Task YesAsync(AllianceDb db, TurnAtHand hand, Guid personId, string name, CancellationToken cancellationToken)
    {
        var (turn, before, setting) = (hand.Turn, hand.Turn.PersonName, hand.State.Setting);
        if (turn is { State: TurnState.Accepted, PersonId: { } former } && former != personId && former != hand.Actor.Id)
        {
            var data = new TurnNewsData(TurnNewsKind.Relieved, turn.DutyId, turn.Rhythm, turn.Date, turn.OrganisationId, null, hand.Actor.Name, "");
            await TurnNews.TellAsync(db, former, data, setting.Now, cancellationToken);
        }

        turn.Accept(personId, name);
        turn.WaitUntil(TurnCalendar.AskLeaders(setting.Alliance, turn));
        hand.Write(db, "turnAccepted", new FieldChange("turnPerson", before, name));
        await TurnCalls.AddForHolderAsync(db, setting.Alliance, turn, setting.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
