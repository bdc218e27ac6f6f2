using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>A member as other features see them.</summary>
public sealed record AllianceMember(Guid Id, string UserId, string Name);

/// <summary>The people of an alliance, for other features: records in, records out.</summary>
public static class AlliancePeople
{
    public static async Task<IReadOnlyList<AllianceMember>> ReadAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await db.Set<Person>().Where(p => p.LeftAt == null).OrderBy(p => p.Name)
            .Select(p => new AllianceMember(p.Id, p.UserId, p.Name)).ToListAsync(cancellationToken);

    /// <summary>
    /// Someone mentioned whom nobody had met here, made known. What is known of a person stays as it is: people shorten
    /// mentions to first names, and a mention brings nobody back who has left.
    /// </summary>
    public static async Task<AllianceMember> EnsureAsync(AllianceDb db, RosterMember mentioned, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.UserId == mentioned.UserId, cancellationToken);
        if (person is null)
            db.Add(person = Person.Mention(mentioned, now));
        return new(person.Id, person.UserId, person.Name);
    }

    internal static async Task<Person> MeetAsync(AllianceDb db, RosterMember member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.UserId == member.UserId, cancellationToken);
        if (person is null)
            db.Add(person = Person.Meet(member, now));
        else
            person.Refresh(member, now);
        return person;
    }

    /// <summary>Writes down what Teams says of somebody: still there, or gone.</summary>
    internal static async Task<bool> ConfirmAsync(AllianceDb db, Guid personId, bool isMember, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, cancellationToken);
        if (isMember)
            person.Confirm(now);
        else
            person.Leave(now);
        return isMember;
    }

    internal static async Task<int> LeaveAsync(AllianceDb db, IReadOnlyList<RosterMember> members, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var userIds = members.Select(m => m.UserId).ToList();
        var leaving = await db.Set<Person>().Where(p => userIds.Contains(p.UserId)).ToListAsync(cancellationToken);
        leaving.ForEach(person => person.Leave(now));
        return leaving.Count;
    }
}
