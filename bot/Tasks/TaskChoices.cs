using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tasks;

/// <summary>What the form for a list offers to choose from: those that have a task of the kind shown, and no others.</summary>
/// <param name="Groups">By name.</param>
/// <param name="Owners">Organisations, then people, each as <see cref="TaskNarrowing.Write"/> writes it; null where they are too many and a name is typed.</param>
internal sealed record TaskChoices(IReadOnlyList<Choice> Groups, IReadOnlyList<Choice>? Owners)
{
    /// <summary>Longer names are abridged in a list.</summary>
    private const int TitleLength = 80;

    /// <summary>Characters of JSON around the title of a choice, with its id.</summary>
    private const int ChoiceFrame = 70;

    /// <param name="conversationId">Where it is shown: nothing is offered that only tasks of another place have.</param>
    public static async Task<TaskChoices> ReadAsync(AllianceDb db, string conversationId, Guid? readerId, bool isSettled, CancellationToken cancellationToken)
    {
        var kinds = await ListActionItems.Visible(db, conversationId, readerId)
            .Where(t => (t.State == ActionItemState.Done || t.State == ActionItemState.Dropped) == isSettled)
            .Select(t => new { t.GroupId, t.OwnerId, t.OrganisationId }).Distinct().ToListAsync(cancellationToken);
        var (groupIds, ownerIds, organisationIds) = (kinds.Select(k => k.GroupId).ToHashSet(), kinds.Select(k => k.OwnerId).ToHashSet(), kinds.Select(k => k.OrganisationId).ToHashSet());
        var groups = (await GroupRecords.ReadAllAsync(db, cancellationToken)).Values.Where(g => groupIds.Contains(g.Id)).OrderBy(g => TextFolding.Fold(g.Name), StringComparer.Ordinal);
        var organisations = (await OrganisationRecords.ReadAsync(db, cancellationToken)).Where(o => organisationIds.Contains(o.Id));
        var everybody = (await AlliancePeople.ReadAsync(db, cancellationToken)).Concat(isSettled ? await AlliancePeople.ReadLeftAsync(db, cancellationToken) : []);
        var people = everybody.Where(p => ownerIds.Contains(p.Id));
        var budget = new CardBudget();
        return new(
            Fit(groups.Select(g => new Choice(g.Name, g.Id.ToString())), budget) ?? [],
            Fit([.. organisations.Select(o => new Choice(o.Name, new TaskNarrowing { OrganisationId = o.Id }.Write())), .. people.Select(p => new Choice(p.Name, new TaskNarrowing { PersonId = p.Id }.Write()))], budget));
    }

    private static List<Choice>? Fit(IEnumerable<Choice> choices, CardBudget budget)
    {
        var shown = choices.Select(c => c with { Title = TextLimits.Abridge(c.Title, TitleLength) }).Take(PersonPicker.MostChoices + 1).ToList();
        return shown.Count <= PersonPicker.MostChoices && shown.TrueForAll(c => budget.Allows(ChoiceFrame, c.Title)) ? shown : null;
    }
}
