using System.Text.RegularExpressions;
using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Meetings;

/// <summary>Whom a tag names.</summary>
internal abstract record NamedPeople
{
    private NamedPeople() { }

    public sealed record Found(IReadOnlyList<(Guid Id, string Name)> People) : NamedPeople;

    /// <param name="Typed">The name that is nobody's, or several people's.</param>
    /// <param name="Suggestions">Whose it may be.</param>
    public sealed record Unknown(string Typed, IReadOnlyList<string> Suggestions) : NamedPeople;
}

/// <summary>Finds whom a tag such as <c>#chair</c> names: those mentioned, those typed, or whoever says it.</summary>
internal static partial class MeetingPeople
{
    /// <param name="db">The alliance.</param>
    /// <param name="text">Names with commas or an "and" between, words such as "me" among them; empty for whoever says it.</param>
    /// <param name="mentions">In the text, by Teams user id.</param>
    /// <param name="actor">Who says it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Everyone who is named, in that order; or the first name that is nobody's.</returns>
    public static async Task<NamedPeople> FindAsync(AllianceDb db, string text, IReadOnlyList<MentionSpan> mentions, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var typed = text.Trim();
        if (mentions.Count == 0 && (typed.Length == 0 || IsSelf(typed)))
            return new NamedPeople.Found([(actor.Id, actor.Name)]);
        var mentioned = mentions.Where(ActionItemReader.IsPerson).OrderBy(m => m.Start).ToList();
        var people = new List<(Guid Id, string Name)>();
        var rest = mentioned.AsEnumerable().Reverse().Aggregate(text, (left, m) => string.Concat(left.AsSpan(0, m.Start), " , ", left.AsSpan(m.Start + m.Length)));

        foreach (var name in Names(rest))
        {
            if (IsSelf(name))
            {
                people.Add((actor.Id, actor.Name));
                continue;
            }

            switch (await PersonPicker.FindAsync(db, name, cancellationToken))
            {
                case PersonSearch.Found found:
                    people.Add((found.Person.Id, found.Person.Name));
                    break;
                case PersonSearch.Ambiguous several:
                    return new NamedPeople.Unknown(several.Typed, several.Names);
                case PersonSearch.Unknown unknown:
                    return new NamedPeople.Unknown(unknown.Typed, unknown.Suggestions);
            }
        }

        // Last, so that nobody becomes known where one of the names is nobody's.
        people.InsertRange(0, await MeetAsync(db, mentioned, now, cancellationToken));
        return people.Count > 0 ? new NamedPeople.Found([.. people.Distinct()]) : new NamedPeople.Unknown(typed, []);
    }

    /// <summary>Whoever Teams lets one mention is somebody, even if nobody had met them here.</summary>
    private static async Task<IReadOnlyList<(Guid Id, string Name)>> MeetAsync(AllianceDb db, IReadOnlyList<MentionSpan> mentioned, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = new List<(Guid Id, string Name)>();
        foreach (var mention in mentioned.DistinctBy(m => m.PersonId))
        {
            var person = await AlliancePeople.EnsureAsync(db, new RosterMember(mention.PersonId, null, mention.Name, null), now, cancellationToken);
            people.Add((person.Id, person.Name));
        }

        return people;
    }

    private static bool IsSelf(string name) => SelfWords.Length(name) == name.Length;

    private static IEnumerable<string> Names(string text) =>
        Between().Split(text).Select(name => name.Trim().TrimStart('@').Trim()).Where(name => name.Any(char.IsLetterOrDigit));

    /// <summary>What stands between two names, and the "and" that is left when those around it are taken out.</summary>
    [GeneratedRegex(@"[,;\n]|(?<=^|\s)(?:and|y|e|&)(?=\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
