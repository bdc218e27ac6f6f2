using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>Why someone may not do something: which roles may, and who holds them now.</summary>
public sealed record Refusal(Right Right, Role Roles, IReadOnlyList<string> Holders)
{
    /// <summary>Names shown; there may be many coordinators.</summary>
    private const int MostHolders = 6;

    /// <summary>
    /// Null when <paramref name="actor"/> may, as they stand now; for notes alone the turn's word is enough: they are
    /// what meetings wait for, and can be taken back.
    /// </summary>
    public static async Task<Refusal?> FindAsync(AllianceDb db, Actor actor, Right right, Guid? groupId, CancellationToken cancellationToken)
    {
        if (right is not Right.RecordInMeetings)
            actor = await Standings.ReadNowAsync(db, actor, cancellationToken);
        if (Rights.Allows(actor, right, groupId))
            return null;
        // Where no working group is meant, nobody may as its coordinator.
        var roles = Rights.RolesFor(right) & ~(groupId is null ? Role.Coordinator : Role.None);
        var holders = await (
            from holding in db.Set<RoleHolding>()
            join person in db.Set<Person>() on holding.PersonId equals person.Id
            where holding.Until == null && person.LeftAt == null && (holding.GroupId == null || holding.GroupId == groupId)
            orderby holding.Since
            select new { holding.Role, person.Name }).ToListAsync(cancellationToken);
        var names = holders.Where(h => roles.HasFlag(h.Role)).Select(h => h.Name).ToList();
        // Nobody is named representative of a member: whoever speaks for one is it.
        if (names.Count == 0 && roles.HasFlag(Role.Member))
            names = await Standings.OfMembers(db).Where(p => p.OrganisationId != null && !p.UserId.StartsWith(Person.MailPrefix)).OrderBy(p => p.Name).Select(p => p.Name).Take(MostHolders).ToListAsync(cancellationToken);
        return new Refusal(right, roles, [.. names.Distinct().Take(MostHolders)]);
    }

    /// <summary>One sentence with who could do it; and where that is whoever represents a member, one more of how to say so.</summary>
    public string Describe(Turn turn)
    {
        var (what, roles) = (turn.Say($"right.{Right}"), RoleNames.List(turn, Roles));
        var isForMembers = Roles.HasFlag(Role.Member);
        var sentence = Holders.Count > 0
            ? turn.Say("refusedWithHolders", what, roles, string.Join(", ", Holders))
            : turn.Say(isForMembers ? "refusedNoMember" : "refused", what, roles);
        return isForMembers ? $"{sentence} {turn.Say("refusedSayOrganisation")}" : sentence;
    }
}
