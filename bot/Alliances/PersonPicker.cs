using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances;

/// <summary>A person looked for by what somebody chose or typed in a form.</summary>
internal abstract record PersonSearch
{
    private PersonSearch() { }

    public sealed record Found(AllianceMember Person) : PersonSearch;

    /// <summary>Several go by these words.</summary>
    public sealed record Ambiguous(string Typed, IReadOnlyList<string> Names) : PersonSearch;

    /// <param name="Typed">As given.</param>
    /// <param name="Suggestions">Names that are near; may be empty.</param>
    public sealed record Unknown(string Typed, IReadOnlyList<string> Suggestions) : PersonSearch;
}

/// <summary>Someone who can be named in a form.</summary>
/// <param name="Email">Null when nobody knows it.</param>
/// <param name="Organisation">The short name of theirs; empty when there is none.</param>
/// <param name="OrganisationName">Its whole name.</param>
internal sealed record NameablePerson(Guid Id, string UserId, string Name, string? Email, string Organisation, string OrganisationName)
{
    /// <summary>Tells namesakes apart.</summary>
    public string Label => Organisation.Length > 0 ? $"{Name} ({Organisation})" : Name;

    public AllianceMember Member => new(Id, UserId, Name);
}

/// <summary>
/// The people among whom typed names are looked for: by name; of namesakes by “Name (Organisation)”, as they are told; or by
/// e-mail address.
/// </summary>
internal sealed class PersonRoster(IReadOnlyList<NameablePerson> people)
{
    private const int MostNames = 5;

    private readonly Dictionary<string, NameablePerson> _byId = people.ToDictionary(p => p.Id.ToString());
    private readonly NameRoster _names = Names(people);

    /// <param name="given">An id from a choice, or what somebody typed.</param>
    public PersonSearch Find(string given)
    {
        var typed = given.Trim();
        if (Guid.TryParse(typed, out var id) && _byId.TryGetValue(id.ToString(), out var chosen))
            return new PersonSearch.Found(chosen.Member);
        if (typed.Contains('@') && people.Where(p => string.Equals(p.Email, typed, StringComparison.OrdinalIgnoreCase)).ToList() is [var only])
            return new PersonSearch.Found(only.Member);
        return FindWithOrganisation(typed) ?? Match(typed, _names, given);
    }

    /// <summary>What names somebody here and nobody else, for a field that was filled in for a person to read.</summary>
    public string Describe(Guid id)
    {
        if (!_byId.TryGetValue(id.ToString(), out var person))
            return "";
        return new[] { person.Name, person.Label, person.Email ?? "" }.FirstOrDefault(text => Find(text) is PersonSearch.Found found && found.Person.Id == id) ?? id.ToString();
    }

    private PersonSearch? FindWithOrganisation(string typed)
    {
        var bracket = typed.EndsWith(')') ? typed.LastIndexOf('(') : -1;
        if (bracket <= 0)
            return null;
        var (name, organisation) = (typed[..bracket].Trim(), TextFolding.Fold(typed[(bracket + 1)..^1]));
        var colleagues = people.Where(p => p.Organisation.Length > 0 && (TextFolding.Fold(p.Organisation) == organisation || TextFolding.Fold(p.OrganisationName) == organisation)).ToList();
        return colleagues.Count > 0 && Match(name, Names(colleagues), typed) is not PersonSearch.Unknown and var found ? found : null;
    }

    private PersonSearch Match(string name, NameRoster among, string typed) => PersonNames.Match(name, among) switch
    {
        NameMatch.One one => new PersonSearch.Found(_byId[one.Person.Id].Member),
        NameMatch.Several several => new PersonSearch.Ambiguous(typed, [.. several.Candidates.Take(MostNames).Select(p => _byId[p.Id].Label)]),
        NameMatch.Nobody nobody => new PersonSearch.Unknown(typed, [.. nobody.Suggestions.Select(p => p.Name)]),
        var other => throw new InvalidOperationException($"Unforeseen match {other}."),
    };

    private static NameRoster Names(IReadOnlyList<NameablePerson> people) => new([.. people.Select(p => new KnownPerson(p.Id.ToString(), p.Name))]);
}

/// <summary>How forms let somebody choose people: from a list, or by typed names where the list would be too long.</summary>
internal static class PersonPicker
{
    /// <summary>Beyond this a list to choose from is no help and too large for a card; names are typed instead.</summary>
    public const int MostChoices = 100;

    public static async Task<PersonRoster> ReadAsync(AllianceDb db, IQueryable<Person> among, CancellationToken cancellationToken)
    {
        var rows = await (
            from person in among
            join organisation in db.Set<Organisation>() on person.OrganisationId equals (Guid?)organisation.Id into found
            from own in found.DefaultIfEmpty()
            orderby person.Name, person.Id
            select new { person.Id, person.UserId, person.Name, person.Email, Short = own == null ? "" : own.ShortName, Full = own == null ? "" : own.Name }).ToListAsync(cancellationToken);
        return new([.. rows.Select(r => new NameablePerson(r.Id, r.UserId, r.Name, r.Email, r.Short.Length > 0 ? r.Short : r.Full, r.Full))]);
    }

    /// <summary>The people of the alliance, for other features.</summary>
    public static Task<PersonRoster> ReadAsync(AllianceDb db, CancellationToken cancellationToken) => ReadAsync(db, AlliancePeople.Members(db), cancellationToken);

    /// <param name="db">The alliance's rows.</param>
    /// <param name="among">Who can be meant.</param>
    /// <param name="given">An id from a choice, which is looked up alone, or what somebody typed.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<PersonSearch> FindAsync(AllianceDb db, IQueryable<Person> among, string given, CancellationToken cancellationToken) =>
        Guid.TryParse(given, out var id)
            ? await among.Where(p => p.Id == id).Select(p => new AllianceMember(p.Id, p.UserId, p.Name)).SingleOrDefaultAsync(cancellationToken) is { } chosen
                ? new PersonSearch.Found(chosen)
                : new PersonSearch.Unknown(given, [])
            : (await ReadAsync(db, among, cancellationToken)).Find(given);

    /// <summary>Somebody of the alliance, for other features.</summary>
    /// <param name="db">The alliance's rows.</param>
    /// <param name="given">An id from a choice, or what somebody typed.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static Task<PersonSearch> FindAsync(AllianceDb db, string given, CancellationToken cancellationToken) =>
        FindAsync(db, AlliancePeople.Members(db), given, cancellationToken);

    /// <summary>All who can be chosen, by name; null when there are too many to show.</summary>
    public static async Task<IReadOnlyList<Choice>?> ListChoicesAsync(IQueryable<Person> people, CancellationToken cancellationToken)
    {
        var shown = await people.OrderBy(p => p.Name).Take(MostChoices + 1).Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        return shown.Count > MostChoices ? null : [.. shown.Select(p => new Choice(p.Name, p.Id.ToString()))];
    }

    public static Task<IReadOnlyList<Choice>?> ListChoicesAsync(AllianceDb db, CancellationToken cancellationToken) =>
        ListChoicesAsync(AlliancePeople.Members(db), cancellationToken);
}
