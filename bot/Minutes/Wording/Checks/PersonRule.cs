namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>Minutes tell of people in the third person. Whoever says "I" in a generated sentence is the model.</summary>
internal static class PersonRule
{
    public static bool IsBroken(WordingCase wording) => WordLists.FirstPerson.IsIn(wording.Sentence.Keys);
}
