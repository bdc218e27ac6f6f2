using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Records that an organisation has left. What it took part in stays; doing so twice changes nothing.</summary>
public static class RetireOrganisation
{
    /// <param name="Today">The day it is in the alliance.</param>
    /// <param name="Language">The alliance's, for the audit trail.</param>
    public sealed record Input(Guid? Id, Actor By, TextLanguage Language, DateOnly Today, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Retired(OrganisationView Organisation) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record OrganisationUnknown : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, OrganisationVocabulary vocabulary, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Refusal.FindAsync(db, input.By, Right.ManageOrganisations, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        // The id comes from the client: the query sees this alliance's organisations alone.
        if (input.Id is not { } id || await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } organisation)
            return new Outcome.OrganisationUnknown();

        var (before, datesBefore) = (organisation.Facts, organisation.Dates);
        if (organisation.Apply(before with { Status = OrganisationStatus.Left }, input.Today))
            new OrganisationTrail(db, vocabulary, input.Language, input.By, input.Now).Changed(organisation, before, datesBefore);
        await CoChairsApart.TellIfBrokenAsync(db, input.Now, cancellationToken);
        return new Outcome.Retired(await OrganisationView.ReadAsync(db, organisation, cancellationToken));
    }
}
