using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Records that an organisation has left. What it took part in stays; doing so twice changes nothing.</summary>
public static class RetireOrganisation
{
    private const int MostChanges = 5;

    /// <param name="Version">Of the state that the question was asked about.</param>
    /// <param name="Today">The day it is in the alliance.</param>
    public sealed record Input(Guid? Id, int? Version, Actor By, DateOnly Today, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Retired(OrganisationView Organisation) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record OrganisationUnknown : Outcome;

        /// <summary>It is no longer what the person was asked about.</summary>
        /// <param name="Organisation">As it is now.</param>
        /// <param name="SavedBy">Who saved it last; empty when nobody knows.</param>
        /// <param name="SavedAt">UTC; null when nobody knows.</param>
        /// <param name="Changes">What was changed since, from what to what.</param>
        public sealed record Conflict(OrganisationView Organisation, string SavedBy, DateTimeOffset? SavedAt, IReadOnlyList<FieldChange> Changes) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.By, Right.ManageOrganisations, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        // The id comes from the client: the query sees this alliance's organisations alone.
        if (input.Id is not { } id || await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } organisation)
            return new Outcome.OrganisationUnknown();

        var (before, datesBefore) = (organisation.Facts, organisation.Dates);
        if (before.Status is not OrganisationStatus.Left && organisation.Version != input.Version)
            return await DescribeAsync(db, organisation, input.Version, cancellationToken);
        if (organisation.Apply(before with { Status = OrganisationStatus.Left }, input.Today))
        {
            new OrganisationTrail(db, input.By, input.Now).Changed(organisation, before, datesBefore);
            await OrganisationDepartures.TellAsync(db, [organisation], input.By, input.Now, cancellationToken);
            await CoChairsApart.TellIfBrokenAsync(db, input.Now, cancellationToken);
        }

        return new Outcome.Retired(await OrganisationView.ReadAsync(db, organisation, cancellationToken));
    }

    /// <summary>Every version but the first has its line in the trail.</summary>
    private static async Task<Outcome> DescribeAsync(AllianceDb db, Organisation organisation, int? askedAbout, CancellationToken cancellationToken)
    {
        var since = Math.Clamp(organisation.Version - (askedAbout ?? 0), 1, MostChanges);
        var changes = await db.Set<ChangeRecord>().Where(c => c.SubjectId == organisation.Id).OrderByDescending(c => c.Id).Take(since).ToListAsync(cancellationToken);
        return new Outcome.Conflict(
            await OrganisationView.ReadAsync(db, organisation, cancellationToken),
            changes.FirstOrDefault()?.PersonName ?? "",
            changes.FirstOrDefault()?.At,
            [.. changes.AsEnumerable().Reverse().SelectMany(c => c.ReadFields())]);
    }
}
