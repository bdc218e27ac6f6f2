using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Shows again what a file that waits would do, as things stand now: for turning the pages of a preview.</summary>
public static class ShowImport
{
    public sealed record Input(Guid? ImportId, Actor By);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Plan">With the rows set apart that have changed since they were shown.</param>
        public sealed record Planned(Guid ImportId, ImportPlan Plan) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <summary>It is in, as far as it could be; or what waits for a second decision is all that is left.</summary>
        /// <param name="Round">Of what is shown now; null when nothing is left to decide.</param>
        public sealed record TakenIn(Guid ImportId, ImportPlan Plan, ImportCounts Counts, int? Round) : Outcome;

        /// <summary>All of it is in, or it was cancelled, replaced or too old.</summary>
        public sealed record Gone : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, OrganisationVocabulary vocabulary, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, input.By, Right.ManageOrganisations, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        // The id comes from the client: the query sees this alliance's imports alone.
        if (input.ImportId is not { } id || await db.Set<OrganisationImport>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } import)
            return new Outcome.Gone();
        var (plan, _) = await ImportPlan.MakeAsync(db, import.Content, vocabulary, import.DateOrder, cancellationToken);
        if (plan is null)
            return new Outcome.Gone();
        if (import.DoneAt is null && import.Round == 1)
            return new Outcome.Planned(id, plan.SetApartChangedSince(import.ReadShownVersions()));
        var left = import.DoneAt is null ? plan.OnlyWaiting() : plan;
        return new Outcome.TakenIn(id, left, import.CountsOf(left), import.DoneAt is null ? import.Round : null);
    }
}
