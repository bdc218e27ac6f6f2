using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Rota.Turns;

/// <summary>
/// Takes an absence back: the organisation is due its share again from the next plan on. Turns that were offered because of it and that nobody took are
/// asked of it anew; those that somebody took stay where they are.
/// </summary>
internal static class RemoveAbsence
{
    public sealed record Input(Guid? AbsenceId, Actor Actor, RotaSetting Setting);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Asked">Turns that the organisation is asked for again.</param>
        public sealed record Removed(string Organisation, DateOnly From, DateOnly To, int Asked) : Outcome;

        /// <summary>It was taken back before, or is over.</summary>
        public sealed record AbsenceUnknown : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.TakeTurns, null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await db.Set<RotaAbsence>().SingleOrDefaultAsync(a => a.Id == input.AbsenceId, cancellationToken) is not { } absence || absence.To < input.Setting.Today)
            return new Outcome.AbsenceUnknown();
        if (await Absences.FindRefusalAsync(db, input.Actor, absence.OrganisationId, cancellationToken) is { } notForOthers)
            return new Outcome.Refused(notForOthers);

        db.Remove(absence);
        await db.SaveChangesAsync(cancellationToken);
        var setting = input.Setting with { Group = null };
        var members = await RotaMembers.ReadAsync(db, cancellationToken);
        RotaTrail.Write(db, setting, input.Actor, absence.OrganisationId, members.Find(absence.OrganisationId)?.Organisation.Name ?? "", "rotaAbsenceRemoved", setting.Now,
            [new FieldChange("rotaAwayFrom", IsoDay.Write(absence.From), ""), new FieldChange("rotaAwayTo", IsoDay.Write(absence.To), "")]);
        var asked = 0;
        foreach (var own in await RotaScopes.ListAsync(db, setting, cancellationToken))
            asked += await AskAgainAsync(db, absence, await RotaState.ReadAsync(db, own, cancellationToken), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Removed(members.LabelOf(absence.OrganisationId), absence.From, absence.To, asked);
    }

    private static async Task<int> AskAgainAsync(AllianceDb db, RotaAbsence absence, RotaState state, CancellationToken cancellationToken)
    {
        var speakers = await RepresentativeRecords.ReadAsync(db, cancellationToken);
        // Whoever declined gave a reason, and meant it.
        var offered = state.Turns.Where(t => t.OrganisationId == absence.OrganisationId && t is { State: TurnState.Offered, Reason.Length: 0 }
            && absence.From <= t.Date && t.Date <= absence.To && t.Date >= state.Today && !state.IsGone(t.OrganisationId, t.Date)).ToList();
        foreach (var turn in offered)
        {
            turn.AskAnew();
            await KeepRota.AskAsync(db, turn, null, TurnCalls.Askable(speakers, turn), state.Setting, cancellationToken);
        }

        return offered.Count;
    }
}

/// <summary>An absence as a list shows it.</summary>
internal sealed record AbsenceRow(Guid Id, string Organisation, DateOnly From, DateOnly To);

/// <summary>The absences of an alliance.</summary>
internal static class Absences
{
    /// <summary>Null for those who may speak of an organisation's absences: its own people, and whoever leads.</summary>
    public static async Task<Refusal?> FindRefusalAsync(AllianceDb db, Actor actor, Guid organisationId, CancellationToken cancellationToken)
    {
        var own = await Alliances.AlliancePeople.OrganisationsOfAsync(db, [actor.Id], cancellationToken);
        return own.TryGetValue(actor.Id, out var theirs) && theirs.Id == organisationId ? null : await Refusal.FindAsync(db, actor, Right.ManageRota, null, cancellationToken);
    }

    /// <summary>Those that are not over, the next ones.</summary>
    /// <param name="organisationId">Of one organisation; null for all.</param>
    public static async Task<IReadOnlyList<AbsenceRow>> ListAsync(AllianceDb db, Guid? organisationId, DateOnly today, int most, CancellationToken cancellationToken)
    {
        var members = await RotaMembers.ReadAsync(db, cancellationToken);
        var absences = await db.Set<RotaAbsence>().Where(a => a.To >= today && (organisationId == null || a.OrganisationId == organisationId))
            .OrderBy(a => a.From).ThenBy(a => a.To).ThenBy(a => a.Id).Take(most).ToListAsync(cancellationToken);
        return [.. absences.Select(a => new AbsenceRow(a.Id, members.LabelOf(a.OrganisationId), a.From, a.To))];
    }
}
