namespace AllianceBot.Minutes.Wording.Checks;

/// <summary>Which half of the day a time is in, where that is said.</summary>
internal enum DayHalf
{
    Unsaid,
    Morning,
    Afternoon,
}

/// <summary>A number with what it counts, as far as that matters: money, percent, a length of time or a time of day.</summary>
/// <param name="Value">Of a time of day: its minutes, by the clock of twelve hours.</param>
internal readonly record struct Quantity(decimal Value, string Unit = "", DayHalf Half = DayHalf.Unsaid)
{
    public const string Percent = "%";
    public const string Clock = "clock";

    // Pesos and dollars of several countries are written so.
    public const string Dollar = "$";

    private static readonly string[] Money = [Dollar, "usd", "peso", "eur", "gbp", "pen", "gtq", "hnl", "nio", "crc", "bob", "gel", "zmw", "pyg", "ves"];

    /// <summary>Whether <paramref name="said"/> says at least as much: a unit may be left out where it is money, and none may be put in.</summary>
    public bool IsSaidBy(Quantity said) => (Unit, said.Unit) switch
    {
        _ when Unit == said.Unit => Value == said.Value && (Half == said.Half || Half is DayHalf.Unsaid || said.Half is DayHalf.Unsaid),
        // "At three" in one language is "a las tres" in the other.
        (Clock, "") => Half is DayHalf.Unsaid && Value == said.Value * 60,
        ("", Clock) => Value * 60 == said.Value,
        ("", _) => Value == said.Value && Money.Contains(said.Unit),
        (Dollar, "usd" or "peso") or ("usd" or "peso", Dollar) => Value == said.Value,
        _ => false,
    };
}
