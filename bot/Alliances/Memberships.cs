using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>Somebody's place in one of the alliances they belong to.</summary>
internal sealed record Membership(Person Person, Alliance Alliance);

/// <summary>The alliances a person belongs to.</summary>
internal static class Memberships
{
    /// <summary>
    /// Of this very person, in all alliances that are set up. The first is the one their personal chat is about: the one they
    /// chose; before any choice, the one they met first. It never moves by itself.
    /// </summary>
    public static IQueryable<Membership> Of(AllianceDb acrossAlliances, string userId) =>
        from person in acrossAlliances.Set<Person>().IgnoreQueryFilters()
        join alliance in acrossAlliances.Set<Alliance>().IgnoreQueryFilters() on person.AllianceId equals alliance.AllianceId
        where person.UserId == userId && person.LeftAt == null && person.IsMember && alliance.Name != null
        orderby person.ChosenInPersonalChatAt == null, person.ChosenInPersonalChatAt descending, person.FirstSeenAt
        select new Membership(person, alliance);
}
