using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Turns;

/// <summary>
/// An organisation says when it can take no turns; a co-chair may say it for one. It is due nothing for that time. Turns that people were told of
/// are offered to volunteers; the others move with the next plan. It counts in every rota.
/// </summary>
internal static class RecordAbsence
{
    /// <summary>A longer one is no absence any more.</summary>
    private const int MostDays = 366;

    /// <param name="Organisation">An id or a name; empty for the speaker's own.</param>
    /// <param name="From">A date as forms write it.</param>
    /// <param name="To">The last day, likewise.</param>
    public sealed record Input(string Organisation, string From, string To, Actor Actor, RotaSetting Setting);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Offered">Turns that were offered to volunteers.</param>
        /// <param name="Planned">Turns that the next plan moves.</param>
        public sealed record Recorded(string Organisation, DateOnly From, DateOnly To, int Offered, int Planned) : Outcome;

        public sealed record Wrong(TurnProblem Problem, string Typed, IReadOnlyList<string> Names) : Outcome;

        public sealed record NoOrganisation : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.TakeTurns, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var setting = input.Setting with { Group = null };
        var state = await RotaState.ReadAsync(db, setting, cancellationToken);
        var own = await Alliances.AlliancePeople.OrganisationsOfAsync(db, [input.Actor.Id], cancellationToken);
        var named = state.Members.Read(input.Organisation.Length > 0 ? input.Organisation : own.TryGetValue(input.Actor.Id, out var mine) ? mine.Id.ToString() : "");
        if (named.Unclear is { } unclear)
            return new Outcome.Wrong(named.IsAmbiguous ? TurnProblem.OrganisationAmbiguous : TurnProblem.OrganisationUnknown, unclear, named.Names);
        if (named.Members is not [var member, ..])
            return new Outcome.NoOrganisation();
        if (await Absences.FindRefusalAsync(db, input.Actor, member.Id, cancellationToken) is { } notForOthers)
            return new Outcome.Refused(notForOthers);
        if (IsoDay.Read(input.From) is not { } from || IsoDay.Read(input.To) is not { } to)
            return new Outcome.Wrong(TurnProblem.DaysMissing, "", []);
        if (FindProblem(from, to, state.Today) is { } problem)
            return new Outcome.Wrong(problem, "", []);

        if (!state.Absences.Any(a => a.OrganisationId == member.Id && a.From == from && a.To == to))
        {
            db.Add(new RotaAbsence { Id = OrderedId.Next(input.Setting.Now), OrganisationId = member.Id, From = from, To = to });
            RotaTrail.Write(db, setting, input.Actor, member.Id, member.Organisation.Name, "rotaAbsence", input.Setting.Now, [new FieldChange("rotaAwayFrom", "", input.From), new FieldChange("rotaAwayTo", "", input.To)]);
            await db.SaveChangesAsync(cancellationToken);
        }

        return await OfferAsync(db, input, member, from, to, cancellationToken);
    }

    private static TurnProblem? FindProblem(DateOnly from, DateOnly to, DateOnly today) =>
        to < from ? TurnProblem.DaysReversed : to < today ? TurnProblem.DaysPast : to.DayNumber - from.DayNumber > MostDays ? TurnProblem.DaysTooMany : null;

    /// <summary>In every rota: whoever is away is away for the alliance and for its groups.</summary>
    private static async Task<Outcome> OfferAsync(AllianceDb db, Input input, RotaMember member, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (offered, planned) = (0, 0);
        foreach (var setting in await RotaScopes.ListAsync(db, input.Setting, cancellationToken))
        {
            var state = await RotaState.ReadAsync(db, setting, cancellationToken);
            var turns = state.Turns.Where(t => t.OrganisationId == member.Id && t.IsOpen && t.Date >= state.Today && from <= t.Date && t.Date <= to).ToList();
            var announced = turns.Where(t => t.IsAnnounced && t.State is not TurnState.Offered).ToList();
            foreach (var turn in announced)
                await KeepRota.GiveUpAsync(db, state, turn, input.Actor, cancellationToken);
            (offered, planned) = (offered + announced.Count, planned + turns.Count(t => !t.IsAnnounced));
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Recorded(member.Label, from, to, offered, planned);
    }
}
