using AllianceBot.Conversation.Language;

namespace AllianceBot.Minutes.Drafting;

/// <summary>When a task is due, where it was said.</summary>
internal static class SpokenDate
{
    /// <summary>Stands in where the day of the meeting is not known, so that the words can be found; a date counted from it is never shown.</summary>
    public static readonly DateOnly AnyDay = new(2000, 1, 3);

    public static (DateOnly? Due, string Phrase) Find(string text, DraftingInput input) =>
        DateGrammar.Find(text, input.Day ?? AnyDay, input.Language) is { Role: DateRole.Due } match && (match.Problem is DateProblem.None || input.Day is null)
            ? (input.Day is null ? null : match.Date, text.Substring(match.Start, match.Length))
            : (null, "");
}
