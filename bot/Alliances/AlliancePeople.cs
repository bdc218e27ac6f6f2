using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>A member as other features see them.</summary>
public sealed record AllianceMember(Guid Id, string UserId, string Name);

/// <summary>An organisation as other features see it beside a person.</summary>
public sealed record RepresentedOrganisation(Guid Id, string Name);

/// <summary>The people of an alliance, for other features: records in, records out.</summary>
public static class AlliancePeople
{
    /// <summary>Those who belong to the alliance: they have not left, and are known from more than a mention.</summary>
    internal static IQueryable<Person> Members(AllianceDb db) => db.Set<Person>().Where(p => p.LeftAt == null && p.IsMember);

    public static async Task<IReadOnlyList<AllianceMember>> ReadAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await Members(db).OrderBy(p => p.Name)
            .Select(p => new AllianceMember(p.Id, p.UserId, p.Name)).ToListAsync(cancellationToken);

    /// <summary>What those are called who are or were here, in the order of their names.</summary>
    public static async Task<IReadOnlyList<string>> ReadNamesAsync(AllianceDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await db.Set<Person>().Where(p => ids.Contains(p.Id) && p.IsMember).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellationToken);

    /// <summary>Those who have left the alliance.</summary>
    public static async Task<IReadOnlyList<AllianceMember>> ReadLeftAsync(AllianceDb db, CancellationToken cancellationToken) =>
        await db.Set<Person>().Where(p => p.LeftAt != null && p.IsMember).OrderBy(p => p.Name)
            .Select(p => new AllianceMember(p.Id, p.UserId, p.Name)).ToListAsync(cancellationToken);

    /// <summary>By what Microsoft 365 knows somebody: Entra object id and mail address, as far as Teams told them.</summary>
    public static async Task<IReadOnlyList<string>> IdentitiesAsync(AllianceDb db, Guid personId, CancellationToken cancellationToken) =>
        await Members(db).Where(p => p.Id == personId).Select(p => new { p.AadObjectId, p.Email }).SingleOrDefaultAsync(cancellationToken) is { } known
            ? [.. new[] { known.AadObjectId, known.Email }.OfType<string>()]
            : [];

    /// <summary>Which of these people have not left.</summary>
    public static async Task<IReadOnlyList<Guid>> StillHereAsync(AllianceDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await Members(db).Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellationToken);

    /// <summary>The organisations that these people represent, by person; whoever represents none is not among them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, RepresentedOrganisation>> OrganisationsOfAsync(AllianceDb db, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken) =>
        await (
            from person in db.Set<Person>()
            join organisation in db.Set<Organisation>() on person.OrganisationId equals organisation.Id
            where personIds.Contains(person.Id)
            select new { person.Id, Organisation = new RepresentedOrganisation(organisation.Id, organisation.Name) }).ToDictionaryAsync(p => p.Id, p => p.Organisation, cancellationToken);

    /// <summary>Those whose address has this domain somewhere, a guest's sign-in name too: a few to look at closely, out of all.</summary>
    internal static IQueryable<Person> WithMailAt(IQueryable<Person> people, string domain)
    {
        var lower = domain.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database does this, and knows no cultures and no comparisons.
        return people.Where(p => p.Email!.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
    }

    /// <summary>
    /// Someone mentioned whom nobody had met here, made known. What is known of a person stays as it is: people shorten
    /// mentions to first names, and a mention brings nobody back who has left.
    /// </summary>
    public static async Task<AllianceMember> EnsureAsync(AllianceDb db, RosterMember mentioned, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.UserId == mentioned.UserId, cancellationToken)
            ?? await FindByMailAloneAsync(db, mentioned.Name, cancellationToken);
        if (person is null)
            db.Add(person = Person.Mention(mentioned, now));
        return new(person.Id, person.UserId, person.Name);
    }

    /// <summary>Somebody of that name whom only mail reached so far: the same one, by now in Teams, until they write there themselves.</summary>
    private static async Task<Person?> FindByMailAloneAsync(AllianceDb db, string name, CancellationToken cancellationToken)
    {
        var folded = TextFolding.Fold(name);
        var people = await Members(db).Where(p => p.UserId.StartsWith(Person.MailPrefix)).ToListAsync(cancellationToken);
        return people.Where(p => TextFolding.Fold(p.Name) == folded).ToList() is [var only] ? only : null;
    }

    internal static async Task<Person> MeetAsync(AllianceDb db, RosterMember member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (newcomers, people) = await Acquaintance.MakeAsync(db, [member], now, cancellationToken);
        return newcomers.Concat(people).First();
    }

    /// <summary>Writes down what Teams says of somebody: still there, or gone.</summary>
    internal static async Task<bool> ConfirmAsync(AllianceDb db, Guid personId, bool isMember, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, cancellationToken);
        if (isMember)
            person.Confirm(now);
        else
            await Departures.HandleAsync(db, [person.UserId], by: null, now, cancellationToken);
        return isMember;
    }

    /// <summary>Teams does not always tell when somebody leaves: whoever is not in the whole roster has left, but for the one who speaks.</summary>
    /// <returns>How many members left.</returns>
    internal static async Task<int> LetGoAsync(AllianceDb db, IReadOnlyList<RosterMember> wholeRoster, Guid speakerId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var present = wholeRoster.Select(m => m.UserId).ToHashSet();
        var known = await Members(db).ToListAsync(cancellationToken);
        var gone = known.Where(p => p is { LeftAt: null, HasTeams: true } && p.Id != speakerId && !present.Contains(p.UserId)).Select(p => p.UserId).ToList();
        return gone.Count == 0 ? 0 : (await Departures.HandleAsync(db, gone, by: null, now, cancellationToken)).Count;
    }

    /// <summary>Takes in what Teams says of several.</summary>
    /// <returns>Those who were not here before, and how many are here now.</returns>
    internal static async Task<(IReadOnlyList<Person> New, int Count)> MeetAsync(AllianceDb db, IReadOnlyList<RosterMember> roster, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (newcomers, _) = await Acquaintance.MakeAsync(db, roster, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return (newcomers, await Members(db).CountAsync(cancellationToken));
    }
}
