using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>Someone in several alliances says which one their personal chat is about.</summary>
public static class ChooseAlliance
{
    public sealed record Membership(Guid AllianceId, string Name);

    /// <summary>The alliances this very person belongs to, and no others; the one their personal chat is about first.</summary>
    public static async Task<IReadOnlyList<Membership>> ListAsync(AllianceStore store, string userId, CancellationToken cancellationToken)
    {
        await using var db = store.OpenAcrossAlliances();
        return await (
            from person in db.Set<Person>().IgnoreQueryFilters()
            join alliance in db.Set<Alliance>().IgnoreQueryFilters() on person.AllianceId equals alliance.AllianceId
            where person.UserId == userId && person.LeftAt == null && alliance.Name != null
            orderby person.ChosenInPersonalChatAt == null, person.ChosenInPersonalChatAt descending, person.FirstSeenAt
            select new Membership(alliance.AllianceId, alliance.Name!)).ToListAsync(cancellationToken);
    }

    public static IReadOnlyList<Membership> Match(IReadOnlyList<Membership> memberships, string typed)
    {
        var wanted = TextFolding.Fold(typed);
        var exact = memberships.Where(m => TextFolding.Fold(m.Name) == wanted).ToList();
        return exact.Count > 0 ? exact : [.. memberships.Where(m => TextFolding.Fold(m.Name).Contains(wanted, StringComparison.Ordinal))];
    }

    public static Task<bool> HandleAsync(AllianceStore store, Guid allianceId, string userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.WriteAsync(allianceId, async (db, ct) =>
        {
            var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.UserId == userId && p.LeftAt == null, ct);
            person?.ChooseInPersonalChat(now);
            return person is not null;
        }, cancellationToken);
}
