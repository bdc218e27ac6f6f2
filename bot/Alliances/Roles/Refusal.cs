using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>Why someone may not do something: which roles may, and who holds them now.</summary>
public sealed record Refusal(Right Right, Role Roles, IReadOnlyList<string> Holders)
{
    /// <summary>Names shown; there may be many coordinators.</summary>
    private const int MostHolders = 6;

    /// <summary>Null when <paramref name="actor"/> may.</summary>
    public static async Task<Refusal?> FindAsync(AllianceDb db, Actor actor, Right right, Guid? groupId, CancellationToken cancellationToken)
    {
        if (Rights.Allows(actor, right, groupId))
            return null;
        var roles = Rights.RolesFor(right);
        var holders = await (
            from holding in db.Set<RoleHolding>()
            join person in db.Set<Person>() on holding.PersonId equals person.Id
            where holding.Until == null && person.LeftAt == null && (holding.GroupId == null || holding.GroupId == groupId)
            orderby holding.Since
            select new { holding.Role, person.Name }).ToListAsync(cancellationToken);
        return new Refusal(right, roles, [.. holders.Where(h => roles.HasFlag(h.Role)).Select(h => h.Name).Distinct().Take(MostHolders)]);
    }

    /// <summary>One sentence with who could do it.</summary>
    public string Describe(Turn turn)
    {
        var what = turn.Say($"right.{Right}");
        var roles = RoleNames.List(turn, Roles);
        return Holders.Count > 0
            ? turn.Say("refusedWithHolders", what, roles, string.Join(", ", Holders))
            : turn.Say("refused", what, roles);
    }
}
