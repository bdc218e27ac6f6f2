namespace AllianceBot.Conversation.Language;

/// <summary>How <c>3/4</c> is read by an English speaker: 3 April or March 4.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}

public static class DateOrders
{
    // English-speaking territories whose short date puts the month first (Unicode CLDR, dates/gregorian/short).
    private static readonly HashSet<string> MonthFirstRegions = new(StringComparer.OrdinalIgnoreCase)
    {
        "US", "PH", "AS", "GU", "MH", "MP", "PR", "UM", "VI", "BI",
    };

    /// <summary>The order for a client locale such as <c>en-US</c>; day first when unknown, and in every Spanish locale.</summary>
    public static DateOrder For(string? locale)
    {
        if (locale is null || !locale.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            return DateOrder.DayFirst;
        var region = locale[(locale.LastIndexOfAny(['-', '_']) + 1)..];
        return MonthFirstRegions.Contains(region) ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }
}
