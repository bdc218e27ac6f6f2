using System.Collections.Frozen;

namespace AllianceBot.Conversation.Language;

/// <summary>A stretch of text that stands for a person.</summary>
internal sealed record OwnerHit(int Start, int End, NameMatch Match, bool IsMention = false);

/// <summary>Finds the people in the text of an action.</summary>
internal static class OwnerHits
{
    private static readonly string[] Labels = ["owner:", "responsable:", "resp.:", "resp:", "lead:", "encargado:", "encargada:", "a cargo de ", "assigned to ", "asignado a ", "asignada a "];

    // First names that are words too: "Mark the ballots" and "Will send it" are not addressed to Mark and Will.
    private static readonly FrozenSet<string> WordsToo = FrozenSet.Create(StringComparer.Ordinal,
        "mark", "will", "may", "grace", "art", "bill", "rob", "sue", "chase", "grant", "faith", "hope", "joy", "rose", "jack", "drew", "frank", "pat", "dean", "guy",
        "chip", "carol", "april", "june", "august", "dawn", "summer", "paz", "luz", "sol", "esperanza", "consuelo", "rosa", "alba", "blanca", "mar", "cruz", "pilar",
        "dolores", "angel", "victoria", "marina", "abril", "julio", "salvador", "domingo", "leal", "claro", "page", "miles", "wade", "lane", "reed", "sky");

    // What else people set before a colon.
    private static readonly FrozenSet<string> Headings = FrozenSet.Create(StringComparer.Ordinal,
        "due", "due date", "deadline", "date", "by", "vence", "vencimiento", "fecha", "fecha limite", "fecha de entrega", "plazo", "entrega", "para", "owner", "responsable",
        "note", "nota", "urgent", "urgente", "important", "importante", "task", "tarea", "action", "accion", "todo", "pendiente", "please", "por favor", "ojo");

    private static readonly FrozenSet<string> Joints = FrozenSet.Create(StringComparer.Ordinal,
        "to", "will", "shall", "should", "must", "has", "needs", "debe", "tiene", "va", "queda", "se");

    /// <summary>Mentions placed in the text, then <c>@Name</c> as typed, in the order of the text.</summary>
    public static List<OwnerHit> Marked(string text, IReadOnlyList<MentionSpan> mentions, KnownPeople people)
    {
        var hits = new List<OwnerHit>();
        var byId = mentions.Count == 0 ? null : people.Roster.GroupBy(person => person.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var mention in mentions.OrderBy(mention => mention.Start))
        {
            if (mention.Start < (hits.Count > 0 ? hits[^1].End : 0) || mention.Length <= 0 || mention.Length > text.Length - mention.Start)
                continue;
            var person = byId!.GetValueOrDefault(mention.PersonId) ?? new KnownPerson(mention.PersonId, mention.Name);
            var start = mention.Start > 0 && text[mention.Start - 1] == '@' ? mention.Start - 1 : mention.Start;
            hits.Add(new(start, mention.Start + mention.Length, new NameMatch.One(person, mention.Length), IsMention: true));
        }
        var placed = hits.ToArray();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && hits.Count < 50; at = text.IndexOf('@', at + 1))
        {
            var position = at;
            // An address is no name.
            if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '_' or '/') || placed.Any(hit => position >= hit.Start && position < hit.End))
                continue;
            if (Typed(text, at, at + 1, people) is { } hit)
                hits.Add(hit);
        }
        hits.Sort((a, b) => a.Start.CompareTo(b.Start));
        return hits;
    }

    /// <summary>A name without <c>@</c>: after a label such as "owner:", or opening the text.</summary>
    public static OwnerHit? Unmarked(string text, List<OwnerHit> marked, KnownPeople people) => Labelled(text, people) ?? Leading(text, marked, people);

    /// <summary>A single word that may as well be no name: it needs a colon, a verb or the like after it.</summary>
    public static bool IsDoubtful(string name, NameMatch match) => NameWords.Read(name, 2) is [var only] && (WordsToo.Contains(only.Key) || match.ByLaterName);

    public static OwnerHit? Typed(string text, int start, int name, KnownPeople people)
    {
        var rest = text.AsSpan(name);
        var window = rest[..Math.Min(rest.Length, 200)].ToString();
        var words = NameWords.Read(window, 4);
        if (words.Count == 0 || words[0].Start > 1)
            return null;
        var match = PersonNames.MatchStart(window, people.Roster);
        var length = match switch
        {
            NameMatch.One one => one.Length,
            NameMatch.Several several => several.Length,
            _ => 0,
        };
        // "I Wayan Sutama" is a name; "I will" is not.
        if (length <= words[0].End && people.Writer is { } writer && SelfWords.Length(window) is > 0 and var self)
            return new(start, name + self, new NameMatch.One(writer, self));
        if (length > 0 && OtherFamilyName(window, words, length) is { } longer)
            (match, length) = (PersonNames.Match(window[..longer], people.Roster) is NameMatch.Nobody nobody ? Suggest(nobody, match) : match, longer);
        if (length == 0)
            length = Capitalised(window, words);
        return new(start, name + length, match);
    }

    private static NameMatch.Nobody Suggest(NameMatch.Nobody nobody, NameMatch shorter) => nobody.Suggestions.Count > 0
        ? nobody
        : new(shorter switch { NameMatch.One one => [one.Person], NameMatch.Several several => [.. several.Candidates.Take(3)], _ => [] });

    /// <summary>"Ana López:" is not the only Ana of the roster, whose name is Torres. Where the name ends then, or null.</summary>
    private static int? OtherFamilyName(string text, List<NameWord> words, int length)
    {
        var next = words.FindIndex(word => word.Start >= length);
        if (next < 1 || !char.IsUpper(text[words[next].Start]) || !string.IsNullOrWhiteSpace(text[length..words[next].Start]))
            return null;
        var end = words[next].End;
        var after = text.AsSpan(end).TrimStart();
        var verb = NameWords.Read(after, 1) is [var word, ..] && word.Start == 0 && word.Key is "will" or "debe" or "shall" or "must" or "should";
        return after.Length == 0 || after[0] is ':' or ',' or '-' or '–' || verb ? end : null;
    }

    private static int Capitalised(string text, List<NameWord> words)
    {
        var end = words[0].End;
        foreach (var word in words.Skip(1))
        {
            // "@Pedro y Ana" are two.
            if (word.Key is "y" or "e" || !char.IsUpper(text[word.Start]) && !NameWords.IsParticle(word.Key))
                break;
            if (!NameWords.IsParticle(word.Key))
                end = word.End;
        }
        return end;
    }

    private static OwnerHit? Labelled(string text, KnownPeople people)
    {
        foreach (var label in Labels)
        {
            var at = text.IndexOf(label, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || at > 0 && char.IsLetterOrDigit(text[at - 1]))
                continue;
            var name = at + label.Length;
            while (name < text.Length && char.IsWhiteSpace(text[name]))
                name++;
            if (Typed(text, at, name, people) is { Match: not NameMatch.Nobody { Suggestions.Count: 0 } } hit)
                return hit;
        }
        return null;
    }

    private static OwnerHit? Leading(string text, List<OwnerHit> marked, KnownPeople people)
    {
        var start = text.Length - text.AsSpan().TrimStart().Length;
        if (Typed(text, start, start, people) is not { } hit)
            return null;
        var words = NameWords.Read(text.AsSpan(start, Math.Min(200, text.Length - start)), 2);
        var after = text.AsSpan(hit.End).TrimStart();
        if (hit.Match is NameMatch.Nobody nobody)
        {
            // Not a name as it stands: only "Ana Tores: …", "Pedro: …" or "Pedro and Ana …" shows that one was meant.
            var colon = after.Length > 0 && after[0] == ':';
            if (nobody.Suggestions.Count > 0)
                return colon || OtherName(hit, start, words) ? hit : null;
            var key = TextFolding.Fold(text[start..hit.End]);
            var heading = marked.Count > 0 || Headings.Contains(key) || DateWords.Weekdays.ContainsKey(key) || DateWords.Month(key) > 0;
            return char.IsUpper(text[start]) && (colon && !heading || OwnerList.GoesOn(text, hit.End, marked, people)) ? hit : null;
        }
        var apart = after.Length == 0 || after[0] is ':' or ',' or '-' or '–' or '—' or '→' or '>' or '(';
        return !IsDoubtful(text[start..hit.End], hit.Match) || apart || FollowedByVerb(after) || OwnerList.GoesOn(text, hit.End, marked, people) ? hit : null;
    }

    private static bool OtherName(OwnerHit hit, int start, List<NameWord> words) =>
        words.Count == 2 && hit.End >= start + words[1].End && hit.Match is NameMatch.Nobody { Suggestions: [var near, ..] }
        && TextFolding.Fold(near.Name).StartsWith(words[0].Key + " ", StringComparison.Ordinal);

    public static bool FollowedByVerb(ReadOnlySpan<char> after) =>
        NameWords.Read(after, 1) is [{ Start: 0, Key: var next }, ..]
        && (Joints.Contains(next) || next.Length > 4 && (next.EndsWith("ara", StringComparison.Ordinal) || next.EndsWith("era", StringComparison.Ordinal) || next.EndsWith("ira", StringComparison.Ordinal)));
}
