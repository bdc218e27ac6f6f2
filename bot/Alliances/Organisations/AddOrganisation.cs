using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Takes an organisation into the alliance. A form that comes twice adds one.</summary>
public static class AddOrganisation
{
    /// <param name="Today">The day it is in the alliance.</param>
    public sealed record Input(OrganisationDraft Draft, Actor By, DateOnly Today, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Added(OrganisationView Organisation) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Unreadable(OrganisationProblem Problem) : Outcome;

        public sealed record NameTaken(string Name) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, OrganisationVocabulary vocabulary, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.By, Right.ManageOrganisations, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        var reading = OrganisationReader.Read(input.Draft, vocabulary, known: null);
        if (reading.Facts is not { } facts)
            return new Outcome.Unreadable(reading.Problems[0]);
        var folded = TextFolding.Fold(facts.Name);
        if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.FoldedName == folded, cancellationToken) is { } namesake)
            return namesake.Facts == facts
                ? new Outcome.Added(await OrganisationView.ReadAsync(db, namesake, cancellationToken))
                : new Outcome.NameTaken(namesake.Name);

        var organisation = Organisation.Create(facts, input.Now, input.Today, reading.Dates);
        db.Add(organisation);
        new OrganisationTrail(db, input.By, input.Now).Added(organisation);
        return new Outcome.Added(await OrganisationView.ReadAsync(db, organisation, cancellationToken));
    }
}
