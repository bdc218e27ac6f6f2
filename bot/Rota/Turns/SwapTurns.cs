using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Turns;

/// <summary>An organisation asks another whether they exchange turns; a co-chair may ask for somebody. Nothing moves before the other says yes.</summary>
internal static class AskSwap
{
    /// <param name="OtherTurnId">The turn that is wanted instead.</param>
    public sealed record Input(Guid? TurnId, Guid? OtherTurnId, Actor Actor, RotaSetting Setting);

    public static Task<TurnOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken) => TurnAtHand.ChangeOwnAsync(db, input.TurnId, input.Actor, input.Setting, async hand =>
    {
        if (!hand.Turn.IsOpen || hand.Turn.Date < input.Setting.Today)
            return new TurnOutcome.TooLate();
        if (TurnSwaps.Candidates(hand.State, hand.Turn).FirstOrDefault(t => t.Id == input.OtherTurnId) is not { } other)
            return new TurnOutcome.Wrong(TurnProblem.OtherMissing, "", []);
        if (await db.Set<TurnSwap>().AnyAsync(s => s.TurnId == hand.Turn.Id && s.TurnRound == hand.Turn.Round && s.OtherTurnId == other.Id && s.OtherRound == other.Round && s.State == SwapState.Open, cancellationToken))
            return new TurnOutcome.Done(hand.Turn.Id);

        var swap = new TurnSwap
        {
            Id = OrderedId.Next(input.Setting.Now),
            TurnId = hand.Turn.Id,
            TurnRound = hand.Turn.Round,
            OtherTurnId = other.Id,
            OtherRound = other.Round,
            AskedById = input.Actor.Id,
            AskedByName = TextLimits.Cut(input.Actor.Name, TextLimits.Name),
            AskedAt = input.Setting.Now,
        };
        db.Add(swap);
        hand.Write(db, "swapAsked", new FieldChange("turnOther", "", TurnNames.Subject(hand.State.Setting.TitleOf(hand.State.DutyOf(other)), other.Date)), new FieldChange("turnOrganisation", "", hand.State.Members.LabelOf(other.OrganisationId)));
        var speakers = await RepresentativeRecords.ReadAsync(db, cancellationToken);
        var asked = speakers.Where(s => s.OrganisationId == other.OrganisationId && s.HasTeams && (other.PersonId is not { } named || s.Id == named || speakers.All(one => one.Id != named)));
        await Notices.AddForAllAsync(db, SwapNotice.KindName, asked.Select(s => s.Id), swap.Id.ToString(), input.Setting.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new TurnOutcome.Done(hand.Turn.Id);
    }, cancellationToken);
}

/// <summary>The other organisation says yes or no to a swap; a co-chair may say it for somebody. Said once, it stands.</summary>
internal static class AnswerSwap
{
    public sealed record Input(Guid? SwapId, bool Agrees, Actor Actor, RotaSetting Setting);

    public static async Task<TurnOutcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var swap = await db.Set<TurnSwap>().SingleOrDefaultAsync(s => s.Id == input.SwapId, cancellationToken);
        var setting = await RotaScopes.OfTurnAsync(db, swap?.OtherTurnId, input.Setting, cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.TakeTurns, setting.GroupId, cancellationToken) is { } refusal)
            return new TurnOutcome.Refused(refusal);
        if (swap is null || await TurnAtHand.FindAsync(db, swap.OtherTurnId, input.Actor, setting, cancellationToken) is not { } hand
            || hand.State.Turns.FirstOrDefault(t => t.Id == swap.TurnId) is not { } asking)
            return new TurnOutcome.TurnUnknown();
        var wanted = hand.Turn;
        if (swap.State is not SwapState.Open)
            return new TurnOutcome.Done(wanted.Id);
        if (!hand.IsTheirs)
            return new TurnOutcome.NotYours(hand.Holder);
        if (wanted.Round != swap.OtherRound || asking.Round != swap.TurnRound || TurnSwaps.Candidates(hand.State, asking).All(t => t.Id != wanted.Id))
            return new TurnOutcome.TooLate();

        swap.Answer(input.Agrees);
        if (!input.Agrees)
        {
            hand.Write(db, "swapRefused");
            await TurnNews.TellAsync(db, swap.AskedById, new(TurnNewsKind.SwapRefused, asking.DutyId, asking.Rhythm, asking.Date, asking.OrganisationId, wanted.OrganisationId, input.Actor.Name, ""), input.Setting.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new TurnOutcome.Done(wanted.Id);
        }

        await ExchangeAsync(db, hand, asking, swap, cancellationToken);
        return new TurnOutcome.Done(asking.Id);
    }

    private static async Task ExchangeAsync(AllianceDb db, TurnAtHand hand, RotaTurn asking, TurnSwap swap, CancellationToken cancellationToken)
    {
        var (wanted, one, other, state) = (hand.Turn, asking.OrganisationId, hand.Turn.OrganisationId, hand.State);
        var theirs = hand with { Turn = asking, Duty = state.DutyOf(asking) };
        // The turn that was asked about comes first.
        await TurnNews.TellAsync(db, state, asking, TurnNewsKind.Swapped, one, other, hand.Actor, "", state.Setting.Now.AddMilliseconds(-1), cancellationToken);
        await TurnNews.TellAsync(db, state, wanted, TurnNewsKind.Swapped, other, one, hand.Actor, "", state.Setting.Now, cancellationToken);
        asking.MoveTo(other);
        wanted.MoveTo(one);
        foreach (var (moved, from, to) in new[] { (theirs, one, other), (hand, other, one) })
            moved.Write(db, "turnSwapped", new FieldChange("turnOrganisation", state.Members.LabelOf(from), state.Members.LabelOf(to)));
        var speakers = await RepresentativeRecords.ReadAsync(db, cancellationToken);
        // Whoever asked and whoever agreed do it themselves, unless somebody leads and spoke for others.
        await NameOrAskAsync(db, theirs, hand.Actor.Id, speakers, cancellationToken);
        await NameOrAskAsync(db, hand, swap.AskedById, speakers, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Task NameOrAskAsync(AllianceDb db, TurnAtHand hand, Guid personId, IReadOnlyList<RepresentativeRecord> speakers, CancellationToken cancellationToken) =>
        speakers.FirstOrDefault(s => s.Id == personId && s.OrganisationId == hand.Turn.OrganisationId) is { } person
            ? AcceptTurn.YesAsync(db, hand, person.Id, person.Name, cancellationToken)
            : KeepRota.AskAsync(db, hand.Turn, null, TurnCalls.Askable(speakers, hand.Turn), hand.State.Setting, cancellationToken);
}

/// <summary>Which turns can be exchanged.</summary>
internal static class TurnSwaps
{
    /// <summary>Those of others that are to come, where each could hold the other's; the nearest first.</summary>
    public static IEnumerable<RotaTurn> Candidates(RotaState state, RotaTurn turn)
    {
        var duty = state.DutyOf(turn);
        if (state.Members.Find(turn.OrganisationId) is not { } holder)
            return [];
        return state.Turns.Where(other => other.Date >= state.Today && other.IsOpen && other.OrganisationId != turn.OrganisationId
                && state.DutyOf(other) is { RetiredAt: null } wanted && state.Members.Find(other.OrganisationId) is { } owner
                && state.CouldHold(owner, duty, turn.Date) && !state.IsBarred(owner, duty, turn.Date, other.Id)
                && state.CouldHold(holder, wanted, other.Date) && !state.IsBarred(holder, wanted, other.Date, turn.Id))
            .OrderBy(other => Math.Abs(other.Date.DayNumber - turn.Date.DayNumber)).ThenBy(other => other.Date).ThenBy(other => other.DutyId).ThenBy(other => other.Seat);
    }
}
