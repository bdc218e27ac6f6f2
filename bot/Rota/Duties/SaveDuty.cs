using System.Globalization;
using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Rota.Duties;

/// <summary>Adds a duty or changes one. Turns that are published stay as they are; the next plan goes by it.</summary>
public static class SaveDuty
{
    /// <param name="DutyId">Null for a new one.</param>
    /// <param name="Version">The state that the form was made from.</param>
    public sealed record Input(Guid? DutyId, int Version, DutyFields Fields, Actor Actor, RotaSetting Setting);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when there was nothing to change.</summary>
        public sealed record Saved(RotaDuty Duty) : Outcome;

        public sealed record DutyUnknown : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <param name="Version">The state to save over, when that is what was wrong.</param>
        public sealed record Wrong(IReadOnlyList<DutyFault> Faults, int Version) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, OrganisationVocabulary vocabulary, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageRota, input.Setting.GroupId, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var all = await DutyList.ReadToWriteAsync(db, input.Setting.GroupId, cancellationToken);
        var duty = all.FirstOrDefault(d => d.Id == input.DutyId);
        if (input.DutyId is not null && duty is null)
            return new Outcome.DutyUnknown();
        var members = await RotaMembers.ReadAsync(db, input.Setting.GroupId, cancellationToken);
        switch (DutyDraft.Check(input.Fields, duty, all, members, vocabulary, input.Setting.Phrases))
        {
            case DutyDraft.Wrong wrong:
                return new Outcome.Wrong(wrong.Faults, input.Version);
            case DutyDraft.Ready ready when duty is not null && duty.Version != input.Version && !IsSame(duty.Facts, ready.Facts):
                return new Outcome.Wrong([new(DutyProblem.ChangedMeanwhile, "", [])], duty.Version);
            case DutyDraft.Ready ready:
                var isNew = duty is null;
                var before = isNew ? null : duty!.Facts;
                duty ??= RotaDuty.Create(ready.Facts, input.Setting.Now, input.Setting.GroupId);
                if (isNew)
                    db.Add(duty);
                else if (!duty.Apply(ready.Facts))
                    return new Outcome.Saved(duty);
                RotaTrail.Write(db, input.Setting, input.Actor, duty.Id, input.Setting.TitleOf(duty), isNew ? "dutyAdded" : "dutyChanged", input.Setting.Now, Compare(before, duty.Facts, all, members, input.Setting));
                await db.SaveChangesAsync(cancellationToken);
                return new Outcome.Saved(duty);
            default:
                throw new InvalidOperationException("A draft is ready or wrong.");
        }
    }

    private static bool IsSame(DutyFacts one, DutyFacts other) => Describe(one).SequenceEqual(Describe(other));

    private static IEnumerable<string> Describe(DutyFacts facts) =>
        [facts.Name, facts.Meaning, facts.Template, Number(facts.Effort), facts.Rhythm.ToString(), Number(facts.Holders), string.Join(' ', facts.Sectors.Order()), facts.Language, facts.IsForTrained.ToString(), string.Join(' ', facts.Trained.Order()), string.Join(' ', facts.Excludes.Order())];

    private static IReadOnlyList<FieldChange> Compare(DutyFacts? before, DutyFacts after, IReadOnlyList<RotaDuty> all, RotaMembers members, RotaSetting setting)
    {
        return
        [
            new FieldChange("dutyName", before?.Name ?? "", after.Name),
            new FieldChange("dutyMeaning", before?.Meaning ?? "", after.Meaning),
            new FieldChange("dutyTemplate", before?.Template ?? "", after.Template),
            new FieldChange("dutyEffort", before is null ? "" : Number(before.Effort), Number(after.Effort)),
            new FieldChange("dutyRhythm", before?.Rhythm.ToString() ?? "", after.Rhythm.ToString()),
            new FieldChange("dutyHolders", before is null ? "" : Number(before.Holders), Number(after.Holders)),
            new FieldChange("dutySectors", Sectors(before), Sectors(after)),
            new FieldChange("dutyLanguage", before?.Language ?? "", after.Language),
            new FieldChange("dutyTrained", Trained(before), Trained(after)),
            new FieldChange("dutyExcludes", Excludes(before), Excludes(after)),
        ];

        static string Sectors(DutyFacts? facts) => string.Join(", ", facts?.Sectors.Order() ?? Enumerable.Empty<Sector>());

        string Trained(DutyFacts? facts) => facts is { IsForTrained: true } ? TextLimits.Abridge(string.Join(", ", facts.Trained.Select(members.LabelOf)), TextLimits.Note) : "";

        string Excludes(DutyFacts? facts) => string.Join(", ", all.Where(d => facts?.Excludes.Contains(d.Id) is true).Select(d => setting.TitleOf(d)));
    }

    private static string Number(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
