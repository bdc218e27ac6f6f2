using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>
/// A meeting is put on another day, and its turns go with it, those too that people were told of. Whoever said yes still does it and is told; where
/// the organisation is away on the new day, the turn is offered to volunteers.
/// </summary>
internal static class MoveMeetingDay
{
    /// <param name="From">A date as forms write it.</param>
    /// <param name="To">Likewise.</param>
    public sealed record Input(string From, string To, Actor Actor, RotaSetting Setting);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Turns">That moved.</param>
        /// <param name="Offered">Of them, those that were offered to volunteers because their holder is away on the new day.</param>
        public sealed record Moved(DateOnly From, DateOnly To, int Turns, int Offered) : Outcome;

        public sealed record Wrong(MoveProblem Problem) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    /// <summary>Days of meetings to come that have turns.</summary>
    public static IReadOnlyList<DateOnly> Days(RotaState state) => [.. state.ToCome(Rhythm.Meeting).Where(t => t.IsOpen).Select(t => t.Date).Distinct().Order()];

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageRota, input.Setting.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var state = await RotaState.ReadAsync(db, input.Setting, cancellationToken);
        if (IsoDay.Read(input.From) is not { } from || !Days(state).Contains(from))
            return new Outcome.Wrong(MoveProblem.DayUnknown);
        if (IsoDay.Read(input.To) is not { } to || to < state.Today || to == from || to > state.Today.AddMonths(PlanReading.MostMonths))
            return new Outcome.Wrong(MoveProblem.DayWrong);
        if (state.Turns.Any(t => t.Rhythm is Rhythm.Meeting && t.Date == to))
            return new Outcome.Wrong(MoveProblem.DayTaken);

        var turns = state.ToCome(Rhythm.Meeting).Where(t => t.IsOpen && t.Date == from).ToList();
        foreach (var turn in turns)
        {
            turn.MoveTo(to);
            // Why comes before what is asked because of it.
            await TurnNews.TellAsync(db, state, turn, TurnNewsKind.DayMoved, turn.OrganisationId, null, input.Actor, "", input.Setting.Now.AddMilliseconds(-1), cancellationToken, was: from);
        }

        RotaTrail.Write(db, input.Setting, input.Actor, null, "", "rotaDayMoved", state.Setting.Now, [new FieldChange("rotaDay", IsoDay.Write(from), IsoDay.Write(to))]);
        await db.SaveChangesAsync(cancellationToken);
        var offered = await AskAgainAsync(db, state, turns, cancellationToken);
        await KeepRota.AnnounceAsync(db, await RotaState.ReadAsync(db, input.Setting, cancellationToken), cancellationToken);
        return new Outcome.Moved(from, to, turns.Count, offered);
    }

    /// <summary>What was asked and what was to be reminded of was for the old day.</summary>
    /// <returns>How many were offered to volunteers because their holder is away.</returns>
    private static async Task<int> AskAgainAsync(AllianceDb db, RotaState state, List<RotaTurn> turns, CancellationToken cancellationToken)
    {
        var (alliance, now, offered) = (state.Setting.Alliance, state.Setting.Now, 0);
        var speakers = await RepresentativeRecords.ReadAsync(db, cancellationToken);
        foreach (var turn in turns.Where(t => t.IsAnnounced))
        {
            if (state.IsGone(turn.OrganisationId, turn.Date))
            {
                offered++;
                await KeepRota.OfferAsync(db, state, turn, "", cancellationToken);
            }
            else if (turn.State is TurnState.Accepted)
            {
                turn.WaitUntil(TurnCalendar.AskLeaders(alliance, turn));
                await TurnCalls.AddForHolderAsync(db, alliance, turn, now, cancellationToken);
            }
            else if (turn.State is TurnState.Offered)
            {
                await KeepRota.OfferAsync(db, state, turn, turn.Reason, cancellationToken);
            }
            else
            {
                await KeepRota.AskAsync(db, turn, null, TurnCalls.Askable(speakers, turn), state.Setting, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return offered;
    }
}

/// <summary>What is wrong with moving a day.</summary>
public enum MoveProblem
{
    /// <summary>No turn to come is on the day that was chosen.</summary>
    DayUnknown,
    DayWrong,

    /// <summary>There are turns on the new day already.</summary>
    DayTaken,
}
