using AllianceBot.Storage;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Shows one organisation, by what was typed or by its id.</summary>
public static class ShowOrganisation
{
    /// <param name="Given">A name, a short name, the beginning of one, or an id from a card.</param>
    public sealed record Input(string Given);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Found(OrganisationView Organisation) : Outcome;

        public sealed record Ambiguous(IReadOnlyList<string> Names) : Outcome;

        public sealed record Unknown(IReadOnlyList<string> Suggestions) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, CancellationToken cancellationToken) =>
        await OrganisationFinder.FindAsync(db, input.Given, cancellationToken) switch
        {
            OrganisationSearch.Found found => new Outcome.Found(await OrganisationView.ReadAsync(db, found.Organisation, cancellationToken)),
            OrganisationSearch.Ambiguous several => new Outcome.Ambiguous(several.Names),
            OrganisationSearch.Unknown none => new Outcome.Unknown(none.Suggestions),
            var unforeseen => throw new InvalidOperationException($"Unforeseen search {unforeseen}."),
        };
}
