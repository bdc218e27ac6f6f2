using AllianceBot.Alliances.Representatives;
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
        var mail = MailUserId(member);
        var known = await db.Set<Person>().Where(p => p.UserId == member.UserId || p.UserId == mail).ToListAsync(cancellationToken);
        return Meet(db, member, known.SingleOrDefault(p => p.UserId == member.UserId), known.SingleOrDefault(p => p.UserId == mail), now);
    }

    /// <summary>Writes down what Teams says of somebody: still there, or gone.</summary>
    internal static async Task<bool> ConfirmAsync(AllianceDb db, Guid personId, bool isMember, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, cancellationToken);
        if (isMember)
            person.Confirm(now);
        else
            await Departures.HandleAsync(db, [person.UserId], now, cancellationToken);
        return isMember;
    }

    /// <summary>Teams does not always tell when somebody leaves: whoever is not in the whole roster has left, but for the one who speaks.</summary>
    /// <returns>How many members left.</returns>
    internal static async Task<int> LetGoAsync(AllianceDb db, IReadOnlyList<RosterMember> wholeRoster, Guid speakerId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var present = wholeRoster.Select(m => m.UserId).ToHashSet();
        var known = await db.Set<Person>().Where(p => p.LeftAt == null && p.IsMember).ToListAsync(cancellationToken);
        var gone = known.Where(p => p is { LeftAt: null, HasTeams: true } && p.Id != speakerId && !present.Contains(p.UserId)).Select(p => p.UserId).ToList();
        return gone.Count == 0 ? 0 : (await Departures.HandleAsync(db, gone, now, cancellationToken)).Count;
    }

    /// <summary>Takes in what Teams says of several; null where they were known and had not left.</summary>
    /// <returns>Those who were not here before, and how many are here now.</returns>
    internal static async Task<(IReadOnlyList<Person> New, int Count)> MeetAsync(AllianceDb db, IReadOnlyList<RosterMember> roster, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await db.Set<Person>().ToDictionaryAsync(p => p.UserId, cancellationToken);
        var newcomers = new List<Person>();
        foreach (var member in roster.DistinctBy(m => m.UserId))
        {
            var byId = known.GetValueOrDefault(member.UserId);
            var byMail = MailUserId(member) is { } mail ? known.GetValueOrDefault(mail) : null;
            var wasHere = byId is { LeftAt: null, IsMember: true };
            var person = Meet(db, member, byId, byMail, now);
            if (!wasHere)
                newcomers.Add(person);
            known[member.UserId] = person;
            if (byMail == person)
                known.Remove(MailUserId(member)!);
        }

        return (newcomers, known.Values.Count(p => p is { LeftAt: null, IsMember: true }));
    }

    /// <summary>Whoever was known by the mail address alone is the one who now has Teams; a double made before that was seen goes.</summary>
    private static Person Meet(AllianceDb db, RosterMember member, Person? byId, Person? byMail, DateTimeOffset now)
    {
        if (byId is null && byMail is not null)
        {
            byMail.AppearInTeams(member, now);
            return byMail;
        }

        if (byId is null)
            db.Add(byId = Person.Meet(member, now));
        else
            byId.Refresh(member, now);
        if (byMail is { LeftAt: null })
        {
            byId.Represent(byId.OrganisationId ?? byMail.OrganisationId);
            byId.ChooseLanguage(byId.ChosenLanguage ?? byMail.ChosenLanguage);
            byMail.Leave(now);
        }

        return byId;
    }

    private static string? MailUserId(RosterMember member) => member.Email is { Length: > 0 } address ? Person.MailUserId(MailAddress.Plain(address)) : null;
}
