namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>Every day, month, weekday, season and "next week" was said, in either language, or is the day that the drafter worked out.</summary>
internal static class DatesRule
{
    public static bool IsBroken(WordingCase wording) =>
        wording.Sentence.Days.Any(told => !wording.Days.Any(told.IsSaidBy) && !IsBareNumber(wording, told)) || WordLists.Seasons.Any(wording.IsAdded);

    /// <summary>"By 15" is "para el 15".</summary>
    private static bool IsBareNumber(WordingCase wording, DayMention told) =>
        told is { Day: > 0, Month: 0 } && wording.Quantities.Any(said => said.Unit.Length == 0 && said.Value == told.Day);
}
