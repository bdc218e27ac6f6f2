using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>
/// Names of people, organisations and places, abbreviations and codes such as "D2" are in what was said, compared as whole words without case and accents
/// ("Li" is not in "Lima"). A capital at the beginning of a sentence is a name too unless the word is an ordinary opener.
/// </summary>
internal static class NamesRule
{
    public static bool IsBroken(WordingCase wording) =>
        wording.Sentence.Words.Any(word => (IsName(word) && !IsSaid(wording, word)) || (IsKnownName(wording, word) && !WordLists.SameAs(word.Key).Any(wording.IsSaid)));

    public static bool IsName(SentenceWord word) => (word.HasCapital || IsCode(word.Key)) && !WordLists.Titles.Has(word.Key) && !IsDay(word.Key) && word.Key is not "i" && !word.Key.StartsWith("i'", StringComparison.Ordinal)
        && !(word.OpensSentence && WordLists.Openers.Has(word.Key) && !word.Written.Skip(1).Any(char.IsUpper));

    /// <summary>Small letters hide no name that everybody knows, nor one of somebody at the meeting, nor a ministry.</summary>
    private static bool IsKnownName(WordingCase wording, SentenceWord word) => WordLists.GivenNames.Has(word.Key) || WordLists.Bodies.Has(word.Key) || wording.People.Contains(word.Key);

    /// <summary>"Grant" is not in "the grant", nor "US" in "let us"; a ministry is the Ministry.</summary>
    private static bool IsSaid(WordingCase wording, SentenceWord word) =>
        wording.IsSaidAsName(word.Key) || (!word.HasCapital && wording.IsSaid(word.Key)) || (WordLists.IsOfInstitutions(word.Key) && WordLists.SameAs(word.Key).Any(wording.IsSaid));

    // Days and months are compared as days.
    internal static bool IsDay(string key) => DateWords.Months.ContainsKey(key) || DateWords.Weekdays.ContainsKey(key) || (key.EndsWith('s') && DateWords.Weekdays.ContainsKey(key[..^1]));

    private static bool IsCode(string key) => key.Any(char.IsLetter) && char.IsLetter(key[0]) && key.Any(char.IsDigit);
}
