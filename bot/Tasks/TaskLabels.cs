using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Storage;

namespace AllianceBot.Tasks;

/// <summary>What the organisations and working groups of tasks are called; those that have left or were closed too.</summary>
/// <param name="Organisation">Empty for none.</param>
/// <param name="Group">Empty for the alliance as a whole.</param>
internal sealed record TaskLabels(Func<Guid?, string> Organisation, Func<Guid?, string> Group)
{
    public static readonly TaskLabels None = new(_ => "", _ => "");

    public static async Task<TaskLabels> ReadAsync(AllianceDb db, IReadOnlyCollection<ActionItem> items, CancellationToken cancellationToken) => new(
        await OrganisationRecords.ReadLabelsAsync(db, items.Select(t => t.OrganisationId), cancellationToken),
        await GroupRecords.ReadNamesAsync(db, items.Select(t => t.GroupId), cancellationToken));

    /// <summary>The owner, and for whom they speak; empty for nobody.</summary>
    public string Owner(ActionItem item) => Organisation(item.OrganisationId) is { Length: > 0 } organisation ? $"{item.OwnerName} ({organisation})" : item.OwnerName;
}
