using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Caps;

/// <summary>Sets how much of the turns anybody may have. Turns that are published stay as they are; the next plan goes by it.</summary>
public static class SaveCaps
{
    /// <param name="Version">The state that the form was made from; 0 when there was none.</param>
    public sealed record Input(int Version, CapFields Fields, Actor Actor, RotaSetting Setting);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when there was nothing to change.</summary>
        public sealed record Saved(CapFacts Facts) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <param name="Version">The state to save over, when that is what was wrong.</param>
        public sealed record Wrong(CapProblem Problem, IReadOnlyList<object> Values, int Version) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageRota, input.Setting.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var caps = await RotaCaps.FindAsync(db, input.Setting.Scope, cancellationToken);
        var before = caps?.Facts ?? CapFacts.None;
        switch (CapDraft.Check(input.Fields, await RotaMembers.ReadAsync(db, input.Setting.GroupId, cancellationToken)))
        {
            case CapDraft.Wrong wrong:
                return new Outcome.Wrong(wrong.Problem, wrong.Values, input.Version);
            case CapDraft.Ready { Facts: var facts } when facts == before:
                return new Outcome.Saved(facts);
            case CapDraft.Ready when (caps?.Version ?? 0) != input.Version:
                return new Outcome.Wrong(CapProblem.ChangedMeanwhile, [], caps?.Version ?? 0);
            case CapDraft.Ready { Facts: var facts }:
                if (caps is null)
                    db.Add(RotaCaps.Set(input.Setting.Scope, facts));
                else
                    caps.Apply(facts);
                RotaTrail.Write(db, input.Setting, input.Actor, null, "", "rotaCapsChanged", input.Setting.Now,
                [
                    new FieldChange("rotaCapEach", CapFields.Text(before.Each), CapFields.Text(facts.Each)),
                    new FieldChange("rotaCapInternational", CapFields.Text(before.International), CapFields.Text(facts.International)),
                ]);
                await db.SaveChangesAsync(cancellationToken);
                return new Outcome.Saved(facts);
            default:
                throw new InvalidOperationException("A draft is ready or wrong.");
        }
    }
}
