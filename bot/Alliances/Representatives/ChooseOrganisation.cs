using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Representatives;

/// <summary>A person says which organisation they represent, or none. Only what they or a co-chair say counts.</summary>
public static class ChooseOrganisation
{
    /// <param name="Given">An id from a choice or a name as typed; empty for none.</param>
    public sealed record Input(Actor Actor, string Given, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Chosen(string Name) : Outcome;

        public sealed record NoneChosen : Outcome;

        public sealed record NotFound(OrganisationSearch Search) : Outcome;

        /// <summary>They are a co-chair, and another one is from there.</summary>
        public sealed record CoChairsClash(CoChairClash Clash) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == input.Actor.Id, cancellationToken);
        if (input.Given.Length == 0)
            return await Representation.ChangeAsync(db, person, null, input.Actor, input.Now, cancellationToken) is { } alone ? new Outcome.CoChairsClash(alone) : new Outcome.NoneChosen();

        var search = await OrganisationFinder.FindAsync(db, input.Given, cancellationToken);
        if (search is not OrganisationSearch.Found { Organisation: { Status: not OrganisationStatus.Left } organisation })
            return new Outcome.NotFound(search);
        return await Representation.ChangeAsync(db, person, organisation, input.Actor, input.Now, cancellationToken) is { } clash
            ? new Outcome.CoChairsClash(clash)
            : new Outcome.Chosen(organisation.Name);
    }
}
