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
        /// <param name="Round">Of what is shown now.</param>
        public sealed record Planned(Guid ImportId, ImportPlan Plan, int Round) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        /// <summary>Taken in, cancelled, replaced or too old.</summary>
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
        return plan is null ? new Outcome.Gone() : new Outcome.Planned(id, plan.SetApartChangedSince(import.ReadShownVersions()), import.Round);
    }
}
