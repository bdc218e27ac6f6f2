using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Roles;

/// <summary>The steward: whoever installed the bot or set the alliance up, until co-chairs are named.</summary>
internal static class Stewardship
{
    /// <summary>Makes somebody steward of an alliance that nobody leads (any more).</summary>
    /// <returns>Whether they are it now and were not before.</returns>
    public static async Task<bool> TakeAsync(AllianceDb db, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(cancellationToken);
        if (await Leaders(db).AnyAsync(cancellationToken))
            return false;
        // Whoever is known from a mention alone, or has left, takes nothing over.
        if (!await AlliancePeople.Members(db).AnyAsync(p => p.Id == actor.Id, cancellationToken))
            return false;
        db.Add(RoleHolding.Give(actor.Id, Role.Steward, null, now));
        Write(db, actor, actor.Id, actor.Name, "stewardBegan", now);
        return true;
    }

    /// <summary>Co-chairs lead from now on.</summary>
    public static async Task<bool> EndAsync(AllianceDb db, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stewards = await (
            from holding in db.Set<RoleHolding>()
            join person in db.Set<Person>() on holding.PersonId equals person.Id
            where holding.Until == null && holding.Role == Role.Steward
            select new { Holding = holding, person.Name }).ToListAsync(cancellationToken);
        foreach (var steward in stewards)
        {
            steward.Holding.End(now);
            Write(db, actor, steward.Holding.PersonId, steward.Name, "stewardEnded", now);
        }

        return stewards.Count > 0;
    }

    /// <summary>Those who lead now and can.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadLeadersAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await Leaders(db).Select(holding => holding.PersonId).Distinct().ToListAsync(cancellationToken);

    /// <summary>The roles of those who lead now and can: whom only mail reaches can press nothing.</summary>
    public static IQueryable<RoleHolding> Leaders(AllianceDb db) =>
        from holding in db.Set<RoleHolding>()
        join person in db.Set<Person>() on holding.PersonId equals person.Id
        where holding.Until == null && holding.GroupId == null && person.LeftAt == null && !person.UserId.StartsWith(Person.MailPrefix)
        select holding;

    private static void Write(AllianceDb db, Actor by, Guid personId, string name, string action, DateTimeOffset now) => ChangeRecord.Write(db, new Change
    {
        At = now,
        By = by,
        Subject = ChangeSubject.Role,
        SubjectId = personId,
        SubjectName = name,
        Action = action,
    });
}
