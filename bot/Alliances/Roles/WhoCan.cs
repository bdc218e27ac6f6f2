using AllianceBot.Conversation;
using AllianceBot.Rota;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>The table of rights with those who hold them now.</summary>
/// <param name="Holders">By role; a person may be under several.</param>
/// <param name="Members">How many represent a member, or have not said yet whom they represent.</param>
/// <param name="Represented">How many of them are of an organisation: where organisations have a voice, they alone speak for one.</param>
/// <param name="IsLed">False when nobody is steward or co-chair: then every representative of a member may do what a steward may.</param>
public sealed record RightsView(ILookup<Role, string> Holders, int Members, int Represented, bool IsLed)
{
    /// <summary>Some have not said yet whom they represent, and organisations decide.</summary>
    public int Unknown => Represented > 0 ? Members - Represented : 0;
}

/// <summary>Says who may do what.</summary>
public static class WhoCan
{
    public static async Task<RightsView> ReadAsync(AllianceDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var holders = await (
            from holding in db.Set<RoleHolding>()
            join person in db.Set<Person>() on holding.PersonId equals person.Id
            where holding.Until == null && person.LeftAt == null
            orderby person.Name, person.Id
            select new { holding.Role, holding.GroupId, person.Name }).ToListAsync(cancellationToken);
        // Whoever holds the minutes by the rota, for the time of the turn.
        var minutes = await DutyHolders.OfMinutesNowAsync(db, today, cancellationToken);
        var named = await db.Set<Person>().Where(p => minutes.Contains(p.Id) && p.LeftAt == null).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellationToken);
        var members = await Standings.OfMembers(db).CountAsync(cancellationToken);
        var represented = await Standings.OfMembers(db).CountAsync(p => p.OrganisationId != null, cancellationToken);
        return new RightsView(holders.Select(h => (h.Role, h.Name)).Concat(named.Select(name => (Role: Role.DutyHolder, Name: name))).ToLookup(h => h.Role, h => h.Name), members, represented, await Stewardship.Leaders(db).AnyAsync(cancellationToken));
    }
}
