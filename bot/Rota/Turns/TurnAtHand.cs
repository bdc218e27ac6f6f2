using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>A turn that somebody wants to do something with, and what they are to it.</summary>
/// <param name="OrganisationId">Whom they speak for now; null for nobody.</param>
/// <param name="Leads">They may act for others.</param>
internal sealed record TurnAtHand(RotaTurn Turn, RotaDuty Duty, RotaState State, Actor Actor, Guid? OrganisationId, bool Leads)
{
    /// <summary>They speak for the organisation whose turn it is, or lead.</summary>
    public bool IsTheirs => Leads || Turn.OrganisationId == OrganisationId;

    public string Title => State.Setting.TitleOf(Duty);

    public string Holder => State.Members.LabelOf(Turn.OrganisationId);

    /// <summary>Does something with a turn in a transaction of its own, for whoever may take turns.</summary>
    public static async Task<TurnOutcome> ChangeAsync(
        AllianceDb db, Guid? turnId, Actor actor, RotaSetting setting, Func<TurnAtHand, Task<TurnOutcome>> change, CancellationToken cancellationToken, Right right = Right.TakeTurns)
    {
        await db.TakeTurnAsync(cancellationToken);
        setting = await RotaScopes.OfTurnAsync(db, turnId, setting, cancellationToken);
        if (await Refusal.FindAsync(db, actor, right, setting.GroupId, cancellationToken) is { } refusal)
            return new TurnOutcome.Refused(refusal);
        return await FindAsync(db, turnId, actor, setting, cancellationToken) is { } hand ? await change(hand) : new TurnOutcome.TurnUnknown();
    }

    /// <summary>Likewise, for those whose turn it is and for whoever leads.</summary>
    public static Task<TurnOutcome> ChangeOwnAsync(
        AllianceDb db, Guid? turnId, Actor actor, RotaSetting setting, Func<TurnAtHand, Task<TurnOutcome>> change, CancellationToken cancellationToken, Right right = Right.TakeTurns) =>
        ChangeAsync(db, turnId, actor, setting, hand => hand.IsTheirs ? change(hand) : Task.FromResult<TurnOutcome>(new TurnOutcome.NotYours(hand.Holder)), cancellationToken, right);

    /// <param name="setting">Of the rota that the turn is in.</param>
    /// <returns>Null when there is no such turn (any more).</returns>
    public static async Task<TurnAtHand?> FindAsync(AllianceDb db, Guid? turnId, Actor actor, RotaSetting setting, CancellationToken cancellationToken)
    {
        var state = await RotaState.ReadAsync(db, setting, cancellationToken);
        var turn = state.Turns.FirstOrDefault(t => t.Id == turnId) ?? (turnId is { } id ? await db.FindAsync<RotaTurn>([db.AllianceId, id], cancellationToken) : null);
        if (turn is null)
            return null;
        var organisations = await AlliancePeople.OrganisationsOfAsync(db, [actor.Id], cancellationToken);
        // Asked for anew: the turn may have been read before somebody was named.
        var leads = await Refusal.FindAsync(db, actor, Right.ManageRota, turn.GroupId, cancellationToken) is null;
        return new TurnAtHand(turn, state.DutyOf(turn), state, actor, organisations.TryGetValue(actor.Id, out var own) ? own.Id : null, leads);
    }

    public void Write(AllianceDb db, string action, params IReadOnlyList<FieldChange> fields) =>
        RotaTrail.Write(db, State.Setting, Actor, Turn.Id, TurnNames.Subject(Title, Turn.Date), action, State.Setting.Now, fields);
}

/// <summary>What came of doing something with a turn.</summary>
internal abstract record TurnOutcome
{
    private TurnOutcome() { }

    /// <summary>Also when it was so before.</summary>
    public sealed record Done(Guid TurnId) : TurnOutcome;

    public sealed record TurnUnknown : TurnOutcome;

    /// <summary>Another organisation's turn.</summary>
    public sealed record NotYours(string Holder) : TurnOutcome;

    /// <summary>Its day is over, or it is settled: nothing of that kind can be done with it.</summary>
    public sealed record TooLate : TurnOutcome;

    /// <summary>Its day has not come.</summary>
    public sealed record TooEarly(DateOnly Date) : TurnOutcome;

    /// <summary>The organisation may not hold the duty, is away, or holds what excludes it.</summary>
    public sealed record CannotHold(string Organisation, string Duty) : TurnOutcome;

    /// <summary>Nobody said which organisation the person speaks for.</summary>
    public sealed record NoOrganisation : TurnOutcome;

    /// <summary>Words are missing, too long, or mean nobody or several.</summary>
    public sealed record Wrong(TurnProblem Problem, string Typed, IReadOnlyList<string> Names) : TurnOutcome;

    public sealed record Refused(Refusal Refusal) : TurnOutcome;
}

/// <summary>What is wrong with a filled-in form about a turn.</summary>
public enum TurnProblem
{
    ReasonMissing,
    ReasonTooLong,
    NoteMissing,
    NoteTooLong,
    PersonMissing,
    PersonUnknown,
    PersonAmbiguous,

    /// <summary>Speaks for no organisation, or for one that cannot hold the turn.</summary>
    PersonOfNobody,
    OtherMissing,
    OrganisationUnknown,
    OrganisationAmbiguous,
    DaysMissing,
    DaysReversed,
    DaysPast,
    DaysTooMany,
}
