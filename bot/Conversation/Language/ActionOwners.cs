using System.Text;

namespace AllianceBot.Conversation.Language;

/// <summary>The people of an action, and its text without those who are only named as its owners.</summary>
internal sealed record ActionOwners
{
    // "with @Luis" and "a @Luis" belong to the sentence: the name stays in the text.
    private static readonly string[] Prepositions = ["to", "with", "from", "of", "about", "a", "al", "con", "de", "del", "sobre"];
    private static readonly string[] Assigning = ["by", "for", "para", "por"];

    public IReadOnlyList<KnownPerson> People { get; private init; } = [];

    /// <summary>Those among whom a typed name does not decide.</summary>
    public IReadOnlyList<KnownPerson>? Ambiguous { get; private init; }

    /// <summary>Suggestions for a typed name that nobody has.</summary>
    public IReadOnlyList<KnownPerson>? Unknown { get; private init; }

    /// <summary>The name as typed, where it did not lead to one person.</summary>
    public string Typed { get; private init; } = "";

    public required string Rest { get; init; }

    /// <summary>Where people stand in <see cref="Rest"/> who were mentioned, or named with an <c>@</c>.</summary>
    public IReadOnlyList<Range> Placed { get; private init; } = [];

    public static ActionOwners Read(string text, IReadOnlyList<MentionSpan> mentions, KnownPeople people)
    {
        var marked = OwnerHits.Marked(text, mentions, people);
        if (FindOwner(text, marked, people) is not { } owner)
            return new ActionOwners { Rest = text };
        var members = IsObject(text, owner) ? [owner] : OwnerList.Read(text, owner, marked, people);
        var hits = marked.Union(members).OrderBy(hit => hit.Start).ToList();
        // Whoever is in the list and not one person is asked about, the owner first.
        var doubtful = members.Find(member => member.Match is not NameMatch.One);
        var (rest, placed) = Cut(text, hits, members);
        return new ActionOwners
        {
            Rest = rest,
            Placed = placed,
            People = owner.Match is NameMatch.One one ? [.. Everyone(one.Person, hits)] : [],
            Ambiguous = (doubtful?.Match as NameMatch.Several)?.Candidates,
            Unknown = (doubtful?.Match as NameMatch.Nobody)?.Suggestions,
            Typed = doubtful is null ? "" : text[doubtful.Start..doubtful.End].TrimStart('@').Trim(),
        };
    }

    private static OwnerHit? FindOwner(string text, List<OwnerHit> marked, KnownPeople people)
    {
        var first = marked.Find(hit => hit.IsMention) ?? (marked.Count > 0 ? marked[0] : null);
        // In "@Pedro and <mention>" Pedro is named first.
        var owner = first is null ? null : marked.Find(hit => OwnerList.Read(text, hit, marked, people).Contains(first));
        if (OwnerHits.Unmarked(text, marked, people) is not { } named || marked.Exists(hit => hit.Start < named.End))
            return owner;
        // "Ana Torres: coordinate with @Luis" and "Ana and @Luis …": the name in front owns it, unless a mention stands free.
        return owner is null || IsObject(text, owner) || OwnerList.Read(text, named, marked, people).Contains(owner) ? named : owner;
    }

    private static IEnumerable<KnownPerson> Everyone(KnownPerson owner, List<OwnerHit> hits) =>
        hits.Select(hit => hit.Match).OfType<NameMatch.One>().Select(match => match.Person).Prepend(owner).DistinctBy(person => person.Id);

    private static (string Text, IReadOnlyList<Range> Placed) Cut(string text, List<OwnerHit> hits, List<OwnerHit> members)
    {
        var rest = new StringBuilder(text.Length);
        var placed = new List<Range>();
        var at = 0;
        var cutBefore = false;
        foreach (var hit in hits)
        {
            if (hit.Start < at)
                continue;
            var gap = text[at..hit.Start];
            if (members.Contains(hit) && !IsObject(text, members[0]))
            {
                // Between two members stands nothing but their joint.
                if (!cutBefore)
                    rest.Append(WithoutAssignment(gap)).Append(' ');
                cutBefore = true;
            }
            else
            {
                rest.Append(cutBefore ? SentenceTidying.WithoutLeadingJoint(gap) : gap);
                var start = rest.Length;
                rest.Append(hit is { IsMention: true, Match: NameMatch.One one } ? one.Person.Name : text[hit.Start..hit.End].TrimStart('@'));
                placed.Add(start..rest.Length);
                cutBefore = false;
            }
            at = hit.End;
        }
        var tail = text[at..];
        return (rest.Append(cutBefore && string.IsNullOrWhiteSpace(rest.ToString()) ? SentenceTidying.WithoutLeadingJoint(tail) : tail).ToString(), placed);
    }

    private static bool IsObject(string text, OwnerHit hit) => Prepositions.Contains(WordBefore(text, hit.Start));

    /// <summary>Drops the "by" of "… by @Ana" and the "para" of "… para @Ana".</summary>
    private static string WithoutAssignment(string gap)
    {
        var trimmed = gap.TrimEnd();
        var word = WordBefore(gap, gap.Length);
        return Assigning.Contains(word) ? trimmed[..^word.Length] : gap;
    }

    private static string WordBefore(string text, int at)
    {
        var end = at;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            end--;
        var start = end;
        while (start > 0 && end - start < 12 && char.IsLetter(text[start - 1]))
            start--;
        return text[start..end].ToLowerInvariant();
    }
}
