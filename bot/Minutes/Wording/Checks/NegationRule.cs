namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>
/// What was denied stays denied, and nothing else is: the sentence has a word of denial exactly when the sentence of the draft has one. Where only what is
/// quoted beside it denies, the sentence takes nothing from there without the denial.
/// </summary>
internal static class NegationRule
{
    private const int LeastTelling = 5;

    public static bool IsBroken(WordingCase wording)
    {
        var (told, said) = (Denies(wording.Sentence), Denies(wording.Said));
        return told != said || (!told && wording.Quotes.Skip(1).Any(quote => Denies(quote) && TakesFrom(wording, quote)));
    }

    internal static bool Denies(ReadText text)
    {
        for (var at = 0; at < text.Keys.Length;)
        {
            if (WordLists.NoNegation.LengthAt(text.Keys, at) is > 0 and var passed)
            {
                at += passed;
                continue;
            }
            if ((WordLists.Negation.LengthAt(text.Keys, at) > 0 || text.Keys[at].EndsWith("n't", StringComparison.Ordinal)) && !IsOnlyAWordOfTalk(text, at))
                return true;
            at++;
        }
        return false;
    }

    /// <summary>"No, let us keep it", "quedamos así, ¿no?": the "no" answers or asks, and denies nothing of the sentence.</summary>
    private static bool IsOnlyAWordOfTalk(ReadText text, int at)
    {
        if (text.Keys[at] is not "no")
            return false;
        var rest = text.Text.AsSpan(text.Words[at].End).TrimStart();
        return rest is ['?', ..] || (text.Words[at].OpensSentence && rest is [] or [',' or '.' or ';' or '!', ..]);
    }

    /// <summary>Two telling words are of the quote and not of the sentence of the draft. Across the languages this is not seen.</summary>
    private static bool TakesFrom(WordingCase wording, ReadText quote) =>
        wording.Sentence.Keys.Where(key => key.Length >= LeastTelling && quote.Keys.Contains(key) && !wording.Said.Keys.Contains(key)).Distinct().Count() > 1;
}
