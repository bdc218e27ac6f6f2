using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Groups;

/// <summary>What the form offers to choose from; where there is too much for a card, names are typed instead.</summary>
/// <param name="People">Null when a name is to be typed.</param>
/// <param name="Organisations">Null when names are to be typed.</param>
internal sealed record GroupChoices(IReadOnlyList<Choice>? People, IReadOnlyList<Choice>? Organisations)
{
    /// <summary>For the names of people that are to be typed; null where they are chosen.</summary>
    public PersonRoster? Roster { get; init; }

    /// <summary>As the form holds somebody: an id, or a name that means them alone.</summary>
    public string Describe(Guid personId) => People is null && Roster is not null ? Roster.Describe(personId) : personId.ToString();

    /// <summary>Longer names are abridged in a list.</summary>
    private const int TitleLength = 80;

    /// <summary>Characters of JSON around the title of a choice, with its id.</summary>
    private const int ChoiceFrame = 62;

    /// <summary>Kept free for what people write into the form.</summary>
    private const int Reserve = 13_000;

    public static async Task<GroupChoices> ReadAsync(AllianceDb db, CancellationToken cancellationToken)
    {
        var people = await PersonPicker.ListChoicesAsync(db, cancellationToken);
        var organisations = await OrganisationFinder.ListChoicesAsync(db, cancellationToken);
        var budget = new CardBudget();
        budget.Allows(Reserve);
        var shown = Fit(people, budget);
        return new(shown, Fit(organisations, budget)) { Roster = shown is null ? await PersonPicker.ReadAsync(db, AlliancePeople.Members(db), cancellationToken) : null };
    }

    private static List<Choice>? Fit(IReadOnlyList<Choice>? choices, CardBudget budget)
    {
        var shown = choices?.Select(c => c with { Title = TextLimits.Abridge(c.Title, TitleLength) }).ToList();
        return shown is not null && shown.TrueForAll(c => budget.Allows(ChoiceFrame, c.Title)) ? shown : null;
    }
}
