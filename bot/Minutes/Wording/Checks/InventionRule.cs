using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>
/// Not much more is told than was said. In the language that was spoken most telling words, by their beginnings, are of the quotes; in the other one nobody can
/// compare them, and only their number is held.
/// </summary>
internal static class InventionRule
{
    private const int Beginning = 4;
    private const int FewNewWords = 2;
    private const int Spare = 4;

    public static bool IsBroken(WordingCase wording)
    {
        var told = Telling(wording.Sentence).ToList();
        var said = wording.Quotes.SelectMany(Telling).Concat(wording.OwnerKeys).Select(BeginningOf).ToHashSet();
        if (told.Count > (said.Count * 3 / 2) + Spare)
            return true;
        var added = told.Count(word => !said.Contains(BeginningOf(word)));
        return IsSpokenIn(wording) && added > FewNewWords && added * 2 > told.Count;
    }

    /// <summary>Words that carry the matter, each once.</summary>
    private static IEnumerable<string> Telling(ReadText text) =>
        text.Keys.Where(key => key.Length >= Beginning && !WordLists.IsFunctionWord(key) && !WordLists.Openings.Has(key) && !NamesRule.IsDay(key)).Distinct();

    private static string BeginningOf(string word) => word[..Math.Min(word.Length, Beginning)];

    private static bool IsSpokenIn(WordingCase wording)
    {
        var (english, spanish) = (wording.Quotes.Sum(quote => WordLists.English.CountIn(quote.Keys)), wording.Quotes.Sum(quote => WordLists.Spanish.CountIn(quote.Keys)));
        return wording.Language is TextLanguage.Spanish ? spanish > english : english > spanish;
    }
}
