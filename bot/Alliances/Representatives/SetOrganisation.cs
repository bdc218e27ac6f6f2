using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>A co-chair says which organisation somebody represents.</summary>
public static class SetOrganisation
{
    /// <param name="Given">An id from a choice or a name as typed; empty for none.</param>
    public sealed record Input(Actor Actor, Guid? PersonId, string Given, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Organisation">Empty for none.</param>
        public sealed record Done(string Person, string Organisation) : Outcome;

        public sealed record PersonUnknown : Outcome;

        public sealed record NotFound(OrganisationSearch Search) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageRepresentatives, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == input.PersonId && p.LeftAt == null, cancellationToken) is not { } person)
            return new Outcome.PersonUnknown();
        Organisation? organisation = null;
        if (input.Given.Length > 0)
        {
            var search = await OrganisationFinder.FindAsync(db, input.Given, cancellationToken);
            if (search is not OrganisationSearch.Found { Organisation: { Status: not OrganisationStatus.Left } found })
                return new Outcome.NotFound(search);
            organisation = found;
        }

        await Representation.ChangeAsync(db, person, organisation, input.Actor, input.Now, cancellationToken);
        if (organisation is not null && person.HasTeams)
            await Welcome.AddAsync(db, person.Id, input.Now, cancellationToken);
        return new Outcome.Done(person.Name, organisation?.Name ?? "");
    }
}
