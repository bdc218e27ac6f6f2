namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>"Before" does not become "after", nor "rechazar" "aprobar": of two opposites the one that was said is told.</summary>
internal static class OppositesRule
{
    public static bool IsBroken(WordingCase wording) => WordLists.Opposites.Any(pair => Turns(wording, pair.One, pair.Other) || Turns(wording, pair.Other, pair.One));

    private static bool Turns(WordingCase wording, PhraseSet said, PhraseSet told) =>
        told.IsIn(wording.Sentence.Keys) && wording.Quotes.Any(quote => said.IsIn(quote.Keys)) && !wording.Quotes.Any(quote => told.IsIn(quote.Keys));
}
