namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>"Unanimously", "by majority", "urgent", "only": words that make more of what was agreed are there only when somebody said them, in either language.</summary>
internal static class ProcedureRule
{
    public static bool IsBroken(WordingCase wording) => WordLists.Procedures.Any(wording.IsAdded);
}
