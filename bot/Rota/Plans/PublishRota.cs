using System.Globalization;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Plans;

/// <summary>
/// Makes a plan the rota. Only what its publisher has seen is published: when it would come out otherwise by now, they are shown that instead.
/// Whoever has a turn taken or given that was published for another is told, with who published.
/// </summary>
internal static class PublishRota
{
    /// <param name="Fingerprint">Of the plan that was shown.</param>
    public sealed record Input(PlanWish Wish, string Fingerprint, Actor Actor, RotaSetting Setting);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when it was published before.</summary>
        /// <param name="New">Turns that were not there before.</param>
        /// <param name="Moved">Turns that another organisation has now.</param>
        /// <param name="Dropped">Turns that are no more.</param>
        public sealed record Published(int New, int Moved, int Dropped) : Outcome;

        /// <summary>Something changed since it was shown.</summary>
        public sealed record Different(RotaState State, RotaProposal Proposal) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageRota, input.Setting.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        // Turns hang on duties, so the usual ones are stored by now.
        await DutyList.ReadToWriteAsync(db, input.Setting.GroupId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var state = await RotaState.ReadAsync(db, input.Setting, cancellationToken);
        var (accounts, now) = (RotaAccounts.Close(db, state), input.Setting.Now);
        var proposal = RotaPlanning.Plan(state, accounts, input.Wish);
        if (proposal is not RotaProposal.Ready ready || (ready.Fingerprint != input.Fingerprint && !ready.ChangesNothing))
            return new Outcome.Different(state, proposal);
        if (ready.ChangesNothing)
            return new Outcome.Published(0, 0, 0);

        var moved = ready.Turns.Where(t => t.IsMoved).ToList();
        Record(db, state, input.Actor, ready);
        // In the order of their days, the first of them first.
        foreach (var (at, planned) in moved.Index())
            await TurnNews.TellAsync(db, state, planned.Existing!, TurnNewsKind.Replanned, planned.Existing!.OrganisationId, planned.OrganisationId, input.Actor, "", now.AddMilliseconds(at - moved.Count), cancellationToken);
        await TurnsTakenOff.TakeOffAsync(db, state, ready.Dropped, input.Actor, now, cancellationToken);
        foreach (var planned in moved)
            planned.Existing!.Replan(planned.OrganisationId);
        db.AddRange(NewTurns(state, ready));
        await db.SaveChangesAsync(cancellationToken);
        await KeepRota.AnnounceAsync(db, await RotaState.ReadAsync(db, input.Setting, cancellationToken), cancellationToken);
        return new Outcome.Published(ready.Turns.Count(t => t.IsNew), moved.Count, ready.Dropped.Count);
    }

    /// <summary>In the order of the plan; not written yet.</summary>
    public static IReadOnlyList<RotaTurn> NewTurns(RotaState state, RotaProposal.Ready ready) =>
        [.. ready.Turns.Where(t => t.IsNew).Select(t => RotaTurn.Plan(t.Duty.Id, t.Duty.Rhythm, t.Date, t.Seat, t.OrganisationId, state.Setting.Now, state.Setting.GroupId))];

    /// <summary>What the audit trail keeps of it.</summary>
    public static void Record(AllianceDb db, RotaState state, Actor by, RotaProposal.Ready ready)
    {
        var setting = state.Setting;
        var moved = ready.Turns.Where(t => t.IsMoved).Select(t => (Turn: t, Title: setting.TitleOf(t.Duty))).ToList();
        foreach (var (turn, title) in moved)
        {
            RotaTrail.Write(db, setting, by, turn.Existing!.Id, TurnNames.Subject(title, turn.Date), "turnReplanned", setting.Now,
                [new FieldChange("turnOrganisation", state.Members.LabelOf(turn.Existing.OrganisationId), state.Members.LabelOf(turn.OrganisationId))]);
        }

        RotaTrail.Write(db, setting, by, null, "", "rotaPublished", setting.Now,
        [
            new FieldChange("rotaFrom", "", IsoDay.Write(ready.Turns[0].Date)),
            new FieldChange("rotaTo", "", IsoDay.Write(ready.Turns[^1].Date)),
            new FieldChange("rotaNewTurns", "", Count(ready.Turns.Count(t => t.IsNew))),
            new FieldChange("rotaMovedTurns", "", Count(moved.Count)),
            new FieldChange("rotaDroppedTurns", "", Count(ready.Dropped.Count)),
        ]);
    }

    private static string Count(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);
}
