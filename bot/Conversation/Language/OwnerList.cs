namespace AllianceBot.Conversation.Language;

/// <summary>
/// The names that go on where one ends: "Ana, Luis and Carmen: …", "@Ana y @Luis". The first answers for the task and the others help. A name
/// that nobody has is a member too, so that it is asked about and does not vanish; only what may as well be no name stays in the sentence.
/// </summary>
internal static class OwnerList
{
    // More are a paste; they stay in the text.
    private const int Most = 20;

    private static readonly string[] Words = ["and", "y", "e", "&", "/", "+", "with", "con"];

    /// <param name="marked">Mentions and names with <c>@</c>, wherever they stand.</param>
    public static List<OwnerHit> Read(string text, OwnerHit first, List<OwnerHit> marked, KnownPeople people)
    {
        var members = new List<OwnerHit> { first };
        while (members.Count < Most && Next(text, members[^1].End, marked, people) is { } next)
            members.Add(next);
        return members;
    }

    /// <summary>A joint and a known name follow: "Pedro and Ana" shows that Pedro is a name as well.</summary>
    public static bool GoesOn(string text, int end, List<OwnerHit> marked, KnownPeople people) =>
        Next(text, end, marked, people) is { Match: NameMatch.One };

    private static OwnerHit? Next(string text, int end, List<OwnerHit> marked, KnownPeople people)
    {
        var (start, joint) = Joint(text, end);
        // "@Ana @Luis" needs no joint.
        if (marked.Find(hit => hit.Start == start) is { } hit)
            return hit;
        if (joint.Length == 0 || start >= text.Length || OwnerHits.Typed(text, start, start, people) is not { } named)
            return null;
        var rest = text.AsSpan(named.End).TrimStart();
        var closed = rest.Length > 0 && rest[0] == ':';
        var goesOn = Joint(text, named.End).Joint.Length > 0;
        if (rest.Length > 0 && rest[0] is '\'' or '\u2019')
            return null;
        var name = text[start..named.End];
        return named.Match switch
        {
            // After "and" a capital is enough; after a comma "Mark the ballots" may begin.
            NameMatch.One or NameMatch.Several when closed || !OwnerHits.IsDoubtful(name, named.Match) || char.IsUpper(name[0]) && (goesOn || joint is not ",") || OwnerHits.FollowedByVerb(rest) => named,
            NameMatch.Nobody when char.IsUpper(name[0]) && (closed || joint is "and" or "y" or "e" or "&" && !IsAcronym(name)) => named,
            _ => null,
        };
    }

    /// <summary>Past "," and "and"; the joint is the word of the two, where there is one.</summary>
    private static (int Start, string Joint) Joint(string text, int at)
    {
        var joint = "";
        at = SkipSpace(text, at);
        if (at < text.Length && text[at] == ',')
            (at, joint) = (SkipSpace(text, at + 1), ",");
        foreach (var word in Words)
        {
            var end = at + word.Length;
            if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0 && end < text.Length && (char.IsWhiteSpace(text[end]) || !char.IsLetter(word[0])))
                return (SkipSpace(text, end), word);
        }
        return (at, joint);
    }

    /// <summary>"Ana and UNICEF will draft it": an organisation answers for nothing, and the sentence says who takes part.</summary>
    private static bool IsAcronym(string name) => name.Length > 1 && name.All(c => !char.IsLetter(c) || char.IsUpper(c));

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
