using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>Works out where a person stands in the alliance.</summary>
internal static class Standings
{
    /// <summary>
    /// The actor as they stand at this moment. What a turn knows of them may be some seconds old, and a transaction that
    /// asks here decides by what is true when it writes.
    /// </summary>
    public static async Task<Actor> ReadNowAsync(AllianceDb db, Actor actor, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == actor.Id, cancellationToken);
        var standing = person is null ? Standing.None : await ReadAsync(db, person, cancellationToken);
        // Who holds a duty is known to the use case and stands in no row.
        return actor with { Standing = standing with { Roles = standing.Roles | (actor.Standing.Roles & Role.DutyHolder) } };
    }

    public static async Task<Standing> ReadAsync(AllianceDb db, Person person, CancellationToken cancellationToken)
    {
        if (person is not { LeftAt: null, IsMember: true })
            return Standing.None;
        var own = await db.Set<RoleHolding>().Where(h => h.Until == null && h.PersonId == person.Id).Select(h => new { h.Role, h.GroupId }).ToListAsync(cancellationToken);
        var roles = own.Aggregate(Role.None, (all, holding) => all | holding.Role);
        var isOfMember = person.OrganisationId is { } id
            ? await db.Set<Organisation>().AnyAsync(o => o.Id == id && o.Status == OrganisationStatus.Member, cancellationToken)
            : !person.RepresentsNobody;
        roles |= isOfMember ? Role.Member : Role.Observer;
        if (await MayTakeInHandAsync(db, isOfMember, cancellationToken))
            roles |= Role.Steward;
        return new Standing(roles, person.OrganisationId, [.. own.Where(h => h.GroupId is not null).Select(h => h.GroupId!.Value)]);
    }

    /// <summary>Those who represent a member, or have not said yet whom they represent.</summary>
    public static IQueryable<Person> OfMembers(AllianceDb db) => AlliancePeople.Members(db).Where(person => person.OrganisationId == null
        ? !person.RepresentsNobody
        : db.Set<Organisation>().Any(o => o.Id == person.OrganisationId && o.Status == OrganisationStatus.Member));

    /// <summary>
    /// An alliance that nobody leads (any more) is open to its members; where there is none of them, to whoever is there: it
    /// must never lock itself out.
    /// </summary>
    private static async Task<bool> MayTakeInHandAsync(AllianceDb db, bool isOfMember, CancellationToken cancellationToken) =>
        !await Stewardship.Leaders(db).AnyAsync(cancellationToken)
        && (isOfMember || !await OfMembers(db).AnyAsync(p => !p.UserId.StartsWith(Person.MailPrefix), cancellationToken));
}
