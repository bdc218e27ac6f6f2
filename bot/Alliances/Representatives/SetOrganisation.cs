using AllianceBot.Alliances.History;
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
    /// <param name="Seen">The organisation the person had when the form was made, null for none; empty when the form does not tell.</param>
    public sealed record Input(Actor Actor, Guid? PersonId, string Given, DateTimeOffset Now, IReadOnlyList<Guid?> Seen);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Organisation">Empty for none.</param>
        public sealed record Done(string Person, string Organisation) : Outcome;

        public sealed record PersonUnknown : Outcome;

        /// <summary>A co-chair about themself, and another one is from there.</summary>
        public sealed record CoChairsClash(CoChairClash Clash) : Outcome;

        public sealed record NotFound(OrganisationSearch Search) : Outcome;

        /// <summary>Somebody else said otherwise meanwhile; nothing was changed.</summary>
        /// <param name="Saved">Empty for none.</param>
        /// <param name="Wanted">Empty for none.</param>
        public sealed record Conflict(string Person, string Saved, string Wanted, string SavedBy, DateTimeOffset? SavedAt) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.Actor, Right.ManageRepresentatives, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (await AlliancePeople.Members(db).SingleOrDefaultAsync(p => p.Id == input.PersonId, cancellationToken) is not { } person)
            return new Outcome.PersonUnknown();
        Organisation? organisation = null;
        if (input.Given.Length > 0)
        {
            var search = await OrganisationFinder.FindAsync(db, input.Given, cancellationToken);
            if (search is not OrganisationSearch.Found { Organisation: { Status: not OrganisationStatus.Left } found })
                return new Outcome.NotFound(search);
            organisation = found;
        }

        if (input.Seen is [var seen] && seen != person.OrganisationId && person.OrganisationId != organisation?.Id)
            return await ConflictAsync(db, person, organisation, cancellationToken);
        if (await Representation.ChangeAsync(db, person, organisation, input.Actor, input.Now, cancellationToken) is { } clash)
            return new Outcome.CoChairsClash(clash);
        return new Outcome.Done(person.Name, organisation?.Name ?? "");
    }

    private static async Task<Outcome> ConflictAsync(AllianceDb db, Person person, Organisation? wanted, CancellationToken cancellationToken)
    {
        var (by, at) = await ChangeRecord.FindLatestAsync(db, c => c.SubjectId == person.Id && (c.Action == Representation.MoveAction || c.Action == AddRepresentative.Action), cancellationToken);
        return new Outcome.Conflict(person.Name, await Representation.NameAsync(db, person.OrganisationId, cancellationToken), wanted?.Name ?? "", by, at);
    }
}
