using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Storage;

namespace AllianceBot.Rota;

/// <summary>The organisations that a form about a rota lets one choose from.</summary>
internal static class RotaChoices
{
    /// <summary>Of a working group, those that take part; null when they are too many for a form, and names are typed.</summary>
    public static async Task<IReadOnlyList<Choice>?> ListAsync(AllianceDb db, Guid? groupId, CancellationToken cancellationToken) =>
        await OrganisationFinder.ListChoicesAsync(db, groupId is { } group ? await GroupRecords.ReadMembersAsync(db, group, cancellationToken) : null, cancellationToken);
}
