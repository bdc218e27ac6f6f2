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

/// <summary>How forms let somebody choose people: from a list, or by typed names where the list would be too long.</summary>
internal static class PersonPicker
{
    /// <summary>Beyond this a list to choose from is no help and too large for a card; names are typed instead.</summary>
    public const int MostChoices = 100;

    private const int MostNames = 5;

    /// <param name="people">Among whom.</param>
    /// <param name="given">An id from a choice, or a name as typed.</param>
    public static PersonSearch Find(IReadOnlyList<AllianceMember> people, string given)
    {
        if (Guid.TryParse(given, out var id) && people.FirstOrDefault(p => p.Id == id) is { } chosen)
            return new PersonSearch.Found(chosen);
        return PersonNames.Match(given, [.. people.Select(p => new KnownPerson(p.Id.ToString(), p.Name))]) switch
        {
            NameMatch.One one => new PersonSearch.Found(people.First(p => p.Id.ToString() == one.Person.Id)),
            NameMatch.Several several => new PersonSearch.Ambiguous(given, [.. several.Candidates.Take(MostNames).Select(p => p.Name)]),
            NameMatch.Nobody nobody => new PersonSearch.Unknown(given, [.. nobody.Suggestions.Select(p => p.Name)]),
            var other => throw new InvalidOperationException($"Unforeseen match {other}."),
        };
    }

    /// <summary>All who can be chosen, by name; null when there are too many to show.</summary>
    public static async Task<IReadOnlyList<Choice>?> ListChoicesAsync(IQueryable<Person> people, CancellationToken cancellationToken)
    {
        var shown = await people.OrderBy(p => p.Name).Take(MostChoices + 1).Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        return shown.Count > MostChoices ? null : [.. shown.Select(p => new Choice(p.Name, p.Id.ToString()))];
    }

    public static Task<IReadOnlyList<Choice>?> ListChoicesAsync(AllianceDb db, CancellationToken cancellationToken) =>
        ListChoicesAsync(AlliancePeople.Members(db), cancellationToken);
}
