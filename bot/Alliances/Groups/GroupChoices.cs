using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Groups;

/// <summary>What the form offers to choose from; where there is too much for a card, names are typed instead.</summary>
/// <param name="People">Null when a name is to be typed.</param>
/// <param name="Organisations">Null when names are to be typed.</param>
public sealed record GroupChoices(IReadOnlyList<Choice>? People, IReadOnlyList<Choice>? Organisations)
{
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
        return new(Fit(people, budget), Fit(organisations, budget));
    }

    private static List<Choice>? Fit(IReadOnlyList<Choice>? choices, CardBudget budget)
    {
        var shown = choices?.Select(c => c with { Title = TextLimits.Abridge(c.Title, TitleLength) }).ToList();
        return shown is not null && shown.TrueForAll(c => budget.Allows(ChoiceFrame, c.Title)) ? shown : null;
    }
}
