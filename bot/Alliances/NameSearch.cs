using AllianceBot.Conversation.Language;

namespace AllianceBot.Alliances;

/// <summary>
/// What somebody means by a name as they typed it: the whole of the first name; else of the next, such as a short name; else a
/// part of any. So a name that is somebody else's short name can still be chosen.
/// </summary>
internal static class NameSearch
{
    /// <param name="known">What there is.</param>
    /// <param name="typed">As typed.</param>
    /// <param name="names">What each is called, folded; the one that counts most first.</param>
    /// <returns>Several where the words fit several; none for no words.</returns>
    public static IReadOnlyList<TNamed> Find<TNamed>(IReadOnlyCollection<TNamed> known, string typed, params IReadOnlyList<Func<TNamed, string>> names)
    {
        var wanted = TextFolding.Fold(typed);
        if (wanted.Length == 0)
            return [];
        foreach (var name in names)
        {
            if (known.Where(one => name(one) == wanted).ToList() is { Count: > 0 } whole)
                return whole;
        }

        return [.. known.Where(one => names.Any(name => name(one).Contains(wanted, StringComparison.Ordinal)))];
    }
}
