namespace AllianceBot.Conversation.Language;

/// <summary>
/// Finds the person whom a typed name means. Words match whole ("Li" is not in "Lima"), without case or accents, in the order of the name or
/// with the family name first; particles and second names may be left out, and the family name alone will do where it is nobody's first name. The
/// longest match wins; two people under one name are both told.
/// </summary>
public static class PersonNames
{
    // The longest names of people in use have about ten words; past that, matching is not about a name.
    private const int MostWords = 10;
    private const int MostSuggestions = 3;

    /// <summary>Whose name is <paramref name="typed"/>, whole?</summary>
    public static NameMatch Match(string typed, IReadOnlyList<KnownPerson> roster) => Match(typed, new NameRoster(roster));

    /// <summary>The same for many typed names, among people whose names are taken apart once.</summary>
    public static NameMatch Match(string typed, NameRoster roster)
    {
        var words = NameWords.Read(typed, MostWords + 1);
        var whole = words.Count is > 0 and <= MostWords && string.IsNullOrWhiteSpace(typed[words[^1].End..].TrimEnd('.', ',', ':'));
        var match = whole ? Longest(words, roster, words.Count) : null;
        return match ?? new NameMatch.Nobody(Near(typed, roster.People));
    }

    /// <summary>Whose name does <paramref name="text"/> begin with? The longest name wins; the rest of the text is free.</summary>
    public static NameMatch MatchStart(string text, IReadOnlyList<KnownPerson> roster)
    {
        var words = NameWords.Read(text, MostWords);
        if (words.Count == 0)
            return new NameMatch.Nobody([]);
        return Longest(words, new NameRoster(roster), 1) ?? new NameMatch.Nobody(NearStart(text, words, roster));
    }

    private static NameMatch? Longest(List<NameWord> words, NameRoster roster, int least)
    {
        for (var count = words.Count; count >= least; count--)
        {
            var typed = words.Take(count).Select(word => word.Key).ToArray();
            if (NameWords.IsParticle(typed[^1]))
                continue;
            var (exact, partial, later) = (new List<KnownPerson>(), new List<KnownPerson>(), new List<KnownPerson>());
            // Every word that counts is in the name, or it is not theirs: a glance spares the comparison.
            var telling = Array.Find(typed, word => !NameWords.IsParticle(word))!;
            foreach (var (person, name) in roster.Names)
            {
                if (Array.IndexOf(name, telling) < 0)
                    continue;
                switch (Compare(typed, name))
                {
                    case Fit.Exact:
                        exact.Add(person);
                        break;
                    case Fit.Partial:
                        partial.Add(person);
                        break;
                    case Fit.Later:
                        later.Add(person);
                        break;
                }
            }
            var found = exact.Count > 0 ? exact : partial.Count > 0 ? partial : later;
            if (found.Count == 0)
                continue;
            var length = words[count - 1].End;
            NameMatch match = found.DistinctBy(person => person.Id).ToList() is [var one] ? new NameMatch.One(one, length) : new NameMatch.Several(found, length);
            return match with { ByLaterName = ReferenceEquals(found, later) };
        }
        return null;
    }

    private enum Fit
    {
        None,

        /// <summary>Words that follow the first name, such as the family name alone.</summary>
        Later,
        Partial,
        Exact,
    }

    private static Fit Compare(string[] typed, string[] name)
    {
        if (name.Length == 0)
            return Fit.None;
        if (typed.AsSpan().SequenceEqual(name))
            return Fit.Exact;
        var said = typed.Where(word => !NameWords.IsParticle(word)).ToArray();
        var known = name.Where(word => !NameWords.IsParticle(word)).ToArray();
        if (said.Length == 0 || known.Length == 0)
            return Fit.None;
        if (said.Length == known.Length && (said.SequenceEqual(known) || said.Length == 2 && said[0] == known[1] && said[1] == known[0]))
            return Fit.Exact;
        // A first name, or words of the name in its order beginning with the first; or the family name first ("Torres Ruiz Ana").
        if (said[0] == known[0] && IsSubsequence(said, known))
            return Fit.Partial;
        var turned = Array.IndexOf(said, known[0]);
        if (said.Length > 1 && turned > 0 && IsSubsequence([.. said[turned..], .. said[..turned]], known))
            return Fit.Partial;
        return IsSubsequence(said, known[1..]) ? Fit.Later : Fit.None;
    }

    private static bool IsSubsequence(string[] part, string[] whole)
    {
        var at = 0;
        foreach (var word in whole)
        {
            if (at < part.Length && part[at] == word)
                at++;
        }
        return at == part.Length;
    }

    /// <summary>The words of a roster name. "Torres, Ana" and "Ana Torres (CARE)" are how tenants write them.</summary>
    internal static string[] Keys(string name)
    {
        var bracket = name.IndexOfAny(['(', '[', '|']);
        var bare = bracket > 0 ? name[..bracket] : name;
        var comma = bare.IndexOf(',');
        var ordered = comma > 0 ? $"{bare[(comma + 1)..]} {bare[..comma]}" : bare;
        return [.. NameWords.Read(ordered.Trim(), MostWords).Select(word => word.Key)];
    }

    private static List<KnownPerson> Near(string typed, IReadOnlyList<KnownPerson> roster)
    {
        var names = new List<(string Name, KnownPerson Person)>();
        foreach (var person in roster)
        {
            names.Add((person.Name, person));
            var keys = Keys(person.Name);
            if (keys.Length > 1)
                names.AddRange([(keys[0], person), ($"{keys[0]} {keys[1]}", person), ($"{keys[0]} {keys[^1]}", person), (keys[^1], person)]);
        }
        var near = NearMiss.Find(typed.Trim(), names.Select(entry => entry.Name));
        return [.. near.SelectMany(name => names.Where(entry => entry.Name == name)).Select(entry => entry.Person).DistinctBy(person => person.Id).Take(MostSuggestions)];
    }

    /// <summary>The typed name may be one to three words of the text: the longest run that is near somebody.</summary>
    private static List<KnownPerson> NearStart(string text, List<NameWord> words, IReadOnlyList<KnownPerson> roster)
    {
        for (var count = Math.Min(3, words.Count); count > 0; count--)
        {
            if (Near(text[..words[count - 1].End], roster) is { Count: > 0 } near)
                return near;
        }
        return [];
    }
}
