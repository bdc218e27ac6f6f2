using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Changes what is known of an organisation. Whoever worked from an older state is told what differs, and may save again.</summary>
public static class ChangeOrganisation
{
    /// <param name="Version">Of the state the form was made from.</param>
    public sealed record Input(Guid? Id, int Version, OrganisationDraft Draft, Actor By, DateOnly Today, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Changed(OrganisationView Organisation) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record OrganisationUnknown : Outcome;

        public sealed record Unreadable(OrganisationProblem Problem) : Outcome;

        public sealed record NameTaken(string Name) : Outcome;

        /// <param name="Version">Of what is saved now.</param>
        /// <param name="SavedBy">Who saved it last; empty when nobody knows.</param>
        /// <param name="SavedAt">UTC; null when nobody knows.</param>
        /// <param name="Differences">What is saved, and in its place what the second person wrote.</param>
        public sealed record Conflict(int Version, string SavedBy, DateTimeOffset? SavedAt, IReadOnlyList<FieldChange> Differences) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, OrganisationVocabulary vocabulary, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.By, Right.ManageOrganisations, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        // The id comes from the client: the query sees this alliance's organisations alone.
        if (input.Id is not { } id || await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } organisation)
            return new Outcome.OrganisationUnknown();
        var reading = OrganisationReader.Read(input.Draft, vocabulary, organisation);
        if (reading.Facts is not { } facts)
            return new Outcome.Unreadable(reading.Problems[0]);
        var folded = TextFolding.Fold(facts.Name);
        if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.FoldedName == folded && o.Id != id, cancellationToken) is { } namesake)
            return new Outcome.NameTaken(namesake.Name);
        // A form that comes twice is an old one too; it wants what is there already.
        IReadOnlyList<FieldChange> differences = [.. OrganisationDifferences.Find(organisation.Facts, facts), .. OrganisationDifferences.Find(organisation.Dates, reading.Dates)];
        if (organisation.Version != input.Version && differences.Count > 0)
            return await DescribeAsync(db, organisation, differences, cancellationToken);

        var (before, datesBefore) = (organisation.Facts, organisation.Dates);
        if (organisation.Apply(facts, input.Today, reading.Dates))
        {
            new OrganisationTrail(db, input.By, input.Now).Changed(organisation, before, datesBefore);
            await OrganisationDepartures.TellAsync(db, OrganisationDepartures.IsOne(organisation, before) ? [organisation] : [], input.By, input.Now, cancellationToken);
            if (organisation.Status != before.Status)
                await CoChairsApart.TellIfBrokenAsync(db, input.Now, cancellationToken);
        }

        return new Outcome.Changed(await OrganisationView.ReadAsync(db, organisation, cancellationToken));
    }

    private static async Task<Outcome> DescribeAsync(AllianceDb db, Organisation organisation, IReadOnlyList<FieldChange> differences, CancellationToken cancellationToken)
    {
        var (by, at) = await ChangeRecord.FindLatestAsync(db, c => c.SubjectId == organisation.Id, cancellationToken);
        return new Outcome.Conflict(organisation.Version, by, at, differences);
    }
}
