using System.Globalization;

namespace AllianceBot.Conversation.Language;

/// <summary>A day as cards, tables and the trail hold it: ISO 8601's 2026-03-31, whatever the language.</summary>
public static class IsoDay
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The Monday of a day's week: weeks begin on Monday (ISO 8601), also where calendars print Sunday first.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Nothing for no day.</summary>
    public static string Write(DateOnly? day) => day?.ToString(Format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Null when it is no such day.</summary>
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
