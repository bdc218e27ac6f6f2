using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>Takes over what Teams says of people, finds those again who were known by mail, and writes down who is new.</summary>
internal static class Acquaintance
{
    /// <summary>With more it is the whole alliance, and then all of it is read at once.</summary>
    private const int MostAskedFor = 100;

    /// <returns>Those who were not here before, and those who were.</returns>
    public static async Task<(IReadOnlyList<Person> New, IReadOnlyList<Person> Known)> MakeAsync(
        AllianceDb db, IReadOnlyList<RosterMember> roster, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await FindKnownAsync(db, roster, cancellationToken);
        var (newcomers, others, found) = (new List<Person>(), new List<Person>(), new List<Person>());
        foreach (var member in roster.DistinctBy(m => m.UserId))
        {
            var byId = known.GetValueOrDefault(member.UserId);
            var byMail = MailUserId(member) is { } mail ? known.GetValueOrDefault(mail) : null;
            var (wasHere, calledBefore) = (byId is { LeftAt: null, IsMember: true }, byId?.Name ?? "");
            var person = await MeetAsync(db, member, byId, byMail, now, cancellationToken);
            (wasHere ? others : newcomers).Add(person);
            if (wasHere && person.Name != calledBefore)
                Write(db, person, "personRenamed", [new("personName", calledBefore, person.Name)], now);
            known[member.UserId] = person;
            if (byMail != person)
                continue;
            found.Add(person);
            known.Remove(MailUserId(member)!);
        }

        // Whoever is there when the alliance is set up is what it begins with.
        if (newcomers.Count > 0 && await db.Set<Alliance>().AnyAsync(a => a.Name != null, cancellationToken))
        {
            foreach (var person in newcomers.Except(found))
                Write(db, person, "personJoined", [], now);
        }


        return (newcomers, others);
    }

    private static Task<Dictionary<string, Person>> FindKnownAsync(AllianceDb db, IReadOnlyList<RosterMember> roster, CancellationToken cancellationToken)
    {
        if (roster.Count > MostAskedFor)
            return db.Set<Person>().ToDictionaryAsync(p => p.UserId, cancellationToken);
        List<string> ids = [.. roster.Select(m => m.UserId), .. roster.Select(MailUserId).OfType<string>()];
        return db.Set<Person>().Where(p => ids.Contains(p.UserId)).ToDictionaryAsync(p => p.UserId, cancellationToken);
    }

    /// <summary>Whoever was known by the mail address alone is the one who now has Teams; a double made before that was seen goes.</summary>
    private static async Task<Person> MeetAsync(AllianceDb db, RosterMember member, Person? byId, Person? byMail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (byId is null && byMail is not null)
        {
            byMail.AppearInTeams(member, now);
            Write(db, byMail, "personFoundInTeams", [], now);
            return byMail;
        }

        var isBack = byId is { LeftAt: not null };
        if (byId is null)
            db.Add(byId = Person.Meet(member, now));
        else
            byId.Refresh(member, now);
        if (isBack)
            await AllianceTasks.GiveBackAsync(db, new(byId.Id, byId.Name, byId.OrganisationId), now, cancellationToken);
        if (byMail is { LeftAt: null })
            await TakeOverAsync(db, byId, byMail, now, cancellationToken);
        return byId;
    }

    /// <summary>What was given to a person while only mail reached them is theirs in Teams too: organisation, language, roles and tasks.</summary>
    private static async Task TakeOverAsync(AllianceDb db, Person person, Person byMail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        person.Represent(person.OrganisationId ?? byMail.OrganisationId);
        person.ChooseLanguage(person.ChosenLanguage ?? byMail.ChosenLanguage);
        var held = await db.Set<RoleHolding>().Where(h => h.Until == null && (h.PersonId == byMail.Id || h.PersonId == person.Id)).ToListAsync(cancellationToken);
        var own = held.Where(h => h.PersonId == person.Id).Select(h => (h.Role, h.GroupId)).ToHashSet();
        var given = held.Where(h => h.PersonId == byMail.Id).ToList();
        given.ForEach(holding => holding.End(now));
        db.AddRange(given.Where(h => own.Add((h.Role, h.GroupId))).Select(h => RoleHolding.Give(person.Id, h.Role, h.GroupId, now)));
        await AllianceTasks.MergeOwnersAsync(db, byMail.Id, new(person.Id, person.Name, person.OrganisationId), now, cancellationToken);
        byMail.Leave(now);
        Write(db, person, "personFoundInTeams", [new("personRoles", "", string.Join(", ", given.Select(h => h.Role).Distinct()))], now);
    }

    private static void Write(AllianceDb db, Person person, string action, IReadOnlyList<FieldChange> fields, DateTimeOffset now) => ChangeRecord.Write(db, new Change
    {
        At = now,
        By = null,
        Subject = ChangeSubject.Person,
        SubjectId = person.Id,
        SubjectName = person.Name,
        Action = action,
        Fields = fields,
    });

    private static string? MailUserId(RosterMember member) => member.Email is { Length: > 0 } address ? Person.MailUserId(MailAddress.Plain(address)) : null;
}
