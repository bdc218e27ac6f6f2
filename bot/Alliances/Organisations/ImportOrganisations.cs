using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>
/// Takes in a file that was previewed. Every row is looked at again as things stand now; rows with errors are left out, rows
/// about what somebody changed meanwhile wait for a second decision, and the rest goes in, once: a press that comes twice changes
/// nothing.
/// </summary>
public static class ImportOrganisations
{
    /// <param name="Round">Of the card that was pressed; null for the first.</param>
    /// <param name="Today">The day it is in the alliance.</param>
    public sealed record Input(Guid? ImportId, int? Round, Actor By, DateOnly Today, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Also when it was in before.</summary>
        /// <param name="ImportId">Null when no row was left out, and nothing of it is kept.</param>
        public sealed record Imported(Guid? ImportId, ImportPlan Plan, ImportCounts Counts) : Outcome;

        /// <summary>The rest is in, or was already; these rows wait.</summary>
        /// <param name="Round">That a press must name to overwrite what the rows were shown with.</param>
        public sealed record ConflictsRemain(Guid ImportId, ImportPlan Plan, ImportCounts Counts, int Round) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <summary>All of it is in, or it was cancelled, replaced or too old.</summary>
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

        if (import.DoneAt is not null)
            return new Outcome.Imported(id, made, import.CountsOf(made));
        if ((input.Round ?? 1) != import.Round)
            return Waiting(import, made.OnlyWaiting());
        var plan = made.SetApartChangedSince(import.ReadShownVersions());
        await TakeInAsync(db, plan, input, cancellationToken);
        (import.Added, import.Changed) = (import.Added + plan.Count(RowFate.Added), import.Changed + plan.Count(RowFate.Changed));
        if (plan.Count(RowFate.Conflict) > 0)
        {
            (import.ShownVersions, import.Round) = (OrganisationImport.WriteVersions(made), import.Round + 1);
            return Waiting(import, plan);
        }

        import.DoneAt = input.Now;
        var hasErrors = plan.Count(RowFate.Error) > 0;
        if (!hasErrors)
            db.Remove(import);
        return new Outcome.Imported(hasErrors ? id : null, plan, import.CountsOf(plan));
    }

    private static Outcome.ConflictsRemain Waiting(OrganisationImport import, ImportPlan plan) => new(import.Id, plan, import.CountsOf(plan), import.Round);

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
