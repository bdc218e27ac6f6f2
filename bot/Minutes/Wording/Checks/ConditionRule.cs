namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>What was agreed on a condition is told with one, and no condition is made up. Questions live from "whether" and may have one more.</summary>
internal static class ConditionRule
{
    public static bool IsBroken(WordingCase wording)
    {
        var isTold = Has(wording.Sentence, WordLists.Condition) || Has(wording.Sentence, WordLists.Whether);
        if (!isTold)
            return Has(wording.Said, WordLists.Condition);
        return wording.Item.Kind is not WordingKind.Question && !wording.Quotes.Any(quote => Has(quote, WordLists.Condition) || Has(quote, WordLists.Whether));
    }

    // "Sí" with its accent agrees; so does "Si, claro" of a transcript that has none.
    private static bool Has(ReadText text, PhraseSet phrases) => Enumerable.Range(0, text.Keys.Length)
        .Any(at => phrases.LengthAt(text.Keys, at) > 0 && !(text.Keys[at] is "si" && (text.Words[at].Written is "sí" or "Sí" or "SÍ" || IsYes(text, at))));

    private static bool IsYes(ReadText text, int at) => text.Text.AsSpan(text.Words[at].End).TrimStart() is [] or [',' or '.' or ';' or '!' or '?', ..];
}
