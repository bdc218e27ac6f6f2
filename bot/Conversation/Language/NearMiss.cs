namespace AllianceBot.Conversation.Language;

/// <summary>"Did you mean": the known phrases that differ from what was typed by a slip of the fingers.</summary>
public static class NearMiss
{
    private const int Most = 3;

    // Commands and names are short; a longer text is a sentence and not a slip, and the cost of a comparison stays bounded.
    private const int LongestCompared = 64;

    /// <summary>
    /// At most three of <paramref name="known"/>, the nearest first, none two slips farther than it; empty when nothing is near. Case, accents, spaces left out and a plural do
    /// not count as slips; a letter missing, added, wrong or swapped with its neighbour counts one.
    /// </summary>
    public static IReadOnlyList<string> Find(string typed, IEnumerable<string> known)
    {
        if (typed.Length > LongestCompared * 4)
            return [];
        var key = TextFolding.Fold(typed);
        if (key.Length is 0 or > LongestCompared)
            return [];

        var near = new List<(int Cost, int Order, string Phrase)>();
        var order = 0;
        foreach (var phrase in known.Distinct(StringComparer.Ordinal))
        {
            if (Cost(key, TextFolding.Fold(phrase)) is { } cost)
                near.Add((cost, order++, phrase));
        }
        // Two slips more than the nearest are another word.
        var farthest = near.Count == 0 ? 0 : near.Min(n => n.Cost) + 2;
        return [.. near.Where(n => n.Cost <= farthest).OrderBy(n => n.Cost).ThenBy(n => n.Order).Take(Most).Select(n => n.Phrase)];
    }

    /// <summary>Slips that are still taken for one: none in two letters, where everything is near everything.</summary>
    private static int Allowed(int length) => length switch
    {
        <= 2 => 0,
        <= 5 => 1,
        <= 9 => 2,
        _ => 3,
    };

    /// <summary>Twice the number of slips, so that spaces and plurals rank between none and one; null when too far.</summary>
    private static int? Cost(string typed, string known)
    {
        if (known.Length is 0 or > LongestCompared)
            return null;
        if (typed == known)
            return 0;
        var (typedLetters, knownLetters) = (typed.Replace(" ", "", StringComparison.Ordinal), known.Replace(" ", "", StringComparison.Ordinal));
        if (typedLetters == knownLetters || Singular(typed) == Singular(known))
            return 1;
        var allowed = Allowed(Math.Min(typedLetters.Length, knownLetters.Length));
        var slips = Distance(typedLetters, knownLetters, allowed);
        return slips <= allowed ? slips * 2 : null;
    }

    private static string Singular(string phrase) =>
        string.Join(' ', phrase.Split(' ').Select(word => word switch
        {
            { Length: > 4 } when word.EndsWith("es", StringComparison.Ordinal) => word[..^2],
            { Length: > 3 } when word[^1] is 's' or 'e' => word[..^1],
            _ => word,
        }));

    /// <summary>Optimal string alignment distance, given up (a number over <paramref name="limit"/>) as soon as it cannot be within the limit.</summary>
    internal static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        Span<int> storage = stackalloc int[3 * (LongestCompared + 1)];
        if (b.Length > LongestCompared)
            return limit + 1;
        var before = storage[..(b.Length + 1)];
        var previous = storage.Slice(LongestCompared + 1, b.Length + 1);
        var current = storage.Slice(2 * (LongestCompared + 1), b.Length + 1);
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    value = Math.Min(value, before[j - 2] + 1);
                current[j] = value;
                best = Math.Min(best, value);
            }
            // A swap reaches two rows back, so one more row may still come back under the limit.
            if (best > limit + 1)
                return limit + 1;
            var reused = before;
            before = previous;
            previous = current;
            current = reused;
        }
        return previous[b.Length];
    }
}
