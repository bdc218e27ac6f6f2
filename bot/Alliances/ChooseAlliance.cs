using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>Someone in several alliances says which one their personal chat is about.</summary>
public static class ChooseAlliance
{
    public sealed record Choice(Guid AllianceId, string Name);

    /// <summary>The alliances this very person belongs to, and no others; the one their personal chat is about first.</summary>
    public static async Task<IReadOnlyList<Choice>> ListAsync(AllianceStore store, string userId, CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        return await Memberships.Of(db, userId).Select(m => new Choice(m.Alliance.AllianceId, m.Alliance.Name!)).ToListAsync(cancellationToken);
    }

    public static IReadOnlyList<Choice> Match(IReadOnlyList<Choice> memberships, string typed) => NameSearch.Find(memberships, typed, m => TextFolding.Fold(m.Name));

    public static Task<bool> HandleAsync(AllianceStore store, Guid allianceId, string userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.WriteAsync(allianceId, async (db, ct) =>
        {
            var person = await AlliancePeople.Members(db).SingleOrDefaultAsync(p => p.UserId == userId, ct);
            person?.ChooseInPersonalChat(now);
            return person is not null;
        }, cancellationToken);
}
