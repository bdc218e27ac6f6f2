namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>Every number, amount, percentage and time was said, in digits or in words, and of the same thing: five days are not five weeks.</summary>
internal static class NumbersRule
{
    public static bool IsBroken(WordingCase wording) => wording.Sentence.Quantities.Any(told => !wording.Quantities.Any(told.IsSaidBy) && !IsOfDate(wording, told));

    /// <summary>The year of a date that was said, or the day where only the day is told.</summary>
    private static bool IsOfDate(WordingCase wording, Quantity told) =>
        told.Unit.Length == 0 && wording.Days.Any(day => day.Year > 0 && told.Value == day.Year);
}
