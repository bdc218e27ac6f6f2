using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>
/// Takes in a file that was previewed. Every row is looked at again as things stand now; rows with errors are left out and
/// the rest goes in. The file is gone afterwards, so a press that comes twice changes nothing.
/// </summary>
public static class ImportOrganisations
{
    /// <param name="Spoken">The language errors and changes are told in.</param>
    /// <param name="Alliance">Its language is the audit trail's.</param>
    /// <param name="Today">The day it is in the alliance.</param>
    public sealed record Input(Guid? ImportId, Actor By, TextLanguage Spoken, AllianceInfo Alliance, DateOnly Today, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Imported(ImportPlan Plan) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <summary>Taken in, cancelled, replaced or too old.</summary>
        public sealed record Gone : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, OrganisationVocabulary vocabulary, Phrasebook phrases, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.By, Right.ManageOrganisations, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        // The id comes from the client: the query sees this alliance's imports alone.
        if (input.ImportId is not { } id || await db.Set<OrganisationImport>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } import)
            return new Outcome.Gone();
        var (plan, _) = await ImportPlan.MakeAsync(db, import.Content, vocabulary, input.Spoken, cancellationToken);
        db.Remove(import);
        if (plan is null)
            return new Outcome.Gone();

        var trail = new OrganisationTrail(db, vocabulary, input.Alliance.Language, input.By, input.Now);
        foreach (var row in plan.Rows)
            TakeIn(db, row, trail, input);
        if (plan.ChangesSomething)
            trail.Imported(phrases.Say(input.Alliance.Language, "importSummary", plan.Count(RowFate.Added), plan.Count(RowFate.Changed)));
        if (plan.Rows.Any(row => row is { Fate: RowFate.Changed, Known.Status: OrganisationStatus.Left }))
            await CoChairsApart.TellIfBrokenAsync(db, input.Now, cancellationToken);
        return new Outcome.Imported(plan);
    }

    private static void TakeIn(AllianceDb db, PlannedRow row, OrganisationTrail trail, Input input)
    {
        if (row is { Fate: RowFate.Added, Reading.Facts: { } facts })
        {
            var organisation = Organisation.Create(facts, input.Now, input.Today, row.Reading.Dates);
            db.Add(organisation);
            trail.Added(organisation);
        }
        else if (row is { Fate: RowFate.Changed, Known: { } known, Reading.Facts: { } changed })
        {
            var (before, datesBefore) = (known.Facts, known.Dates);
            known.Apply(changed, input.Today, row.Reading.Dates);
            trail.Changed(known, before, datesBefore);
        }
    }
}
