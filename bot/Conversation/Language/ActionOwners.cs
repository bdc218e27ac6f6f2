using System.Text;

namespace AllianceBot.Conversation.Language;

/// <summary>The people of an action, and its text without those who are only named as its owners.</summary>
internal sealed record ActionOwners
{
    // "with @Luis" and "a @Luis" belong to the sentence: the name stays in the text.
    private static readonly string[] Prepositions = ["to", "with", "from", "of", "about", "a", "al", "con", "de", "del", "sobre"];
    private static readonly string[] Assigning = ["by", "for", "para", "por"];
    private static readonly string[] Joining = ["and", "y", "e", "&", "with", "con", ",", "/", "+"];

    public IReadOnlyList<KnownPerson> People { get; private init; } = [];

    /// <summary>Those among whom a typed name does not decide.</summary>
    public IReadOnlyList<KnownPerson>? Ambiguous { get; private init; }

    /// <summary>Suggestions for a typed name that nobody has.</summary>
    public IReadOnlyList<KnownPerson>? Unknown { get; private init; }

    /// <summary>The name as typed, where it did not lead to one person.</summary>
    public string Typed { get; private init; } = "";

    public required string Rest { get; init; }

    public static ActionOwners Read(string text, IReadOnlyList<MentionSpan> mentions, IReadOnlyList<KnownPerson> roster)
    {
        var hits = OwnerHits.Marked(text, mentions, roster);
        var owner = hits.Find(hit => hit.IsMention) ?? (hits.Count > 0 ? hits[0] : null);
        // "Ana Torres: coordinate with @Luis": the name in front owns it, unless a mention stands free.
        if (owner is null || IsObject(text, owner))
        {
            if (OwnerHits.Unmarked(text, roster) is { } named && !hits.Exists(hit => hit.Start < named.End))
            {
                owner = named;
                hits.Insert(0, named);
            }
        }
        if (owner is null)
            return new ActionOwners { Rest = text };
        var typed = text[owner.Start..owner.End].TrimStart('@').Trim();
        return new ActionOwners
        {
            Rest = Cut(text, hits, owner),
            People = owner.Match is NameMatch.One one ? [.. Everyone(one.Person, hits)] : [],
            Ambiguous = (owner.Match as NameMatch.Several)?.Candidates,
            Unknown = (owner.Match as NameMatch.Nobody)?.Suggestions,
            Typed = typed,
        };
    }

    private static IEnumerable<KnownPerson> Everyone(KnownPerson owner, List<OwnerHit> hits) =>
        hits.Select(hit => hit.Match).OfType<NameMatch.One>().Select(match => match.Person).Prepend(owner).DistinctBy(person => person.Id);

    private static string Cut(string text, List<OwnerHit> hits, OwnerHit owner)
    {
        var rest = new StringBuilder(text.Length);
        var at = 0;
        var cutBefore = false;
        foreach (var hit in hits)
        {
            if (hit.Start < at)
                continue;
            var gap = text[at..hit.Start];
            // "@Ana and @Luis": the second is listed with the first.
            var listed = cutBefore && Joining.Contains(gap.Trim().ToLowerInvariant()) || cutBefore && string.IsNullOrWhiteSpace(gap);
            var isObject = IsObject(text, hit);
            if (listed || ReferenceEquals(hit, owner) && !isObject)
            {
                if (!listed)
                    rest.Append(WithoutAssignment(gap)).Append(' ');
                cutBefore = true;
            }
            else
            {
                rest.Append(cutBefore ? SentenceTidying.WithoutLeadingJoint(gap) : gap);
                rest.Append(hit is { IsMention: true, Match: NameMatch.One one } ? one.Person.Name : text[hit.Start..hit.End].TrimStart('@'));
                cutBefore = false;
            }
            at = hit.End;
        }
        var tail = text[at..];
        return rest.Append(cutBefore && string.IsNullOrWhiteSpace(rest.ToString()) ? SentenceTidying.WithoutLeadingJoint(tail) : tail).ToString();
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
