using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>
/// Takes in a file that was previewed. Every row is looked at again as things stand now; rows with errors are left out, rows
/// about what somebody changed meanwhile wait for a second decision, and the rest goes in. Then the file is gone, so a press
/// that comes twice changes nothing.
/// </summary>
public static class ImportOrganisations
{
    /// <param name="Round">Of the card that was pressed; null for the first.</param>
    /// <param name="Today">The day it is in the alliance.</param>
    public sealed record Input(Guid? ImportId, int? Round, Actor By, DateOnly Today, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Imported(ImportPlan Plan) : Outcome;

        /// <summary>The rest is in, or was already; these rows wait.</summary>
        /// <param name="Round">That a press must name to overwrite what the rows were shown with.</param>
        public sealed record ConflictsRemain(Guid ImportId, ImportPlan Plan, int Round) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <summary>Taken in, cancelled, replaced or too old.</summary>
        public sealed record Gone : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, OrganisationVocabulary vocabulary, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.By, Right.ManageOrganisations, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        // The id comes from the client: the query sees this alliance's imports alone.
        if (input.ImportId is not { } id || await db.Set<OrganisationImport>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } import)
            return new Outcome.Gone();
        var (made, _) = await ImportPlan.MakeAsync(db, import.Content, vocabulary, import.DateOrder, cancellationToken);
        if (made is null)
        {
            db.Remove(import);
            return new Outcome.Gone();
        }

        if ((input.Round ?? 1) != import.Round)
            return new Outcome.ConflictsRemain(id, OnlyWaiting(made), import.Round);
        var plan = made.SetApartChangedSince(import.ReadShownVersions());
        await TakeInAsync(db, plan, input, cancellationToken);
        if (plan.Count(RowFate.Conflict) == 0)
        {
            db.Remove(import);
            return new Outcome.Imported(plan);
        }

        (import.ShownVersions, import.Round) = (OrganisationImport.WriteVersions(made), import.Round + 1);
        return new Outcome.ConflictsRemain(id, plan, import.Round);
    }

    /// <summary>What a row would still change was not taken in because it waits.</summary>
    private static ImportPlan OnlyWaiting(ImportPlan plan) => plan.SetApartChangedSince(new Dictionary<Guid, int>());

    private static async Task TakeInAsync(AllianceDb db, ImportPlan plan, Input input, CancellationToken cancellationToken)
    {
        var trail = new OrganisationTrail(db, input.By, input.Now);
        var left = new List<Organisation>();
        foreach (var row in plan.Rows)
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
                if (OrganisationDepartures.IsOne(known, before))
                    left.Add(known);
            }
        }

        await OrganisationDepartures.TellAsync(db, left, input.By, input.Now, cancellationToken);
        if (left.Count > 0)
            await CoChairsApart.TellIfBrokenAsync(db, input.Now, cancellationToken);
        if (plan.ChangesSomething)
            trail.Imported(plan.Count(RowFate.Added), plan.Count(RowFate.Changed));
    }
}
