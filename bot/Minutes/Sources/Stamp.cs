namespace AllianceBot.Minutes.Sources;

/// <summary>Three numbers of a date as written; which is the day is found from the whole file. The year is zero where none stands.</summary>
internal readonly record struct StampDate(int First, int Second, int Year, bool IsYearFirst);

/// <summary>The time of a message as written, with its date where there is one.</summary>
internal readonly record struct Stamp
{
    public StampDate? Date { get; init; }

    /// <summary>From 0 to 99: past 23 it is no time of day but the hours, or minutes, of a recording. Already turned from the 12-hour clock.</summary>
    public int Hour { get; init; }

    public int Minute { get; init; }

    /// <summary>Null where the clock shows none.</summary>
    public int? Second { get; init; }

    /// <summary>Written with a. m. or p. m.</summary>
    public bool HasHalf { get; init; }

    /// <summary>The hour has a zero before it: <c>09:05</c>.</summary>
    public bool IsPadded { get; init; }

    /// <summary>Written <c>AM</c> or <c>PM</c>, capitals without full stops, as the United States do.</summary>
    public bool HasPlainHalf { get; init; }

    public bool IsUtc { get; init; }

    public bool IsBracketed { get; init; }

    /// <summary>The time since a recording began: <c>0:03</c> is three seconds and <c>1:02:03</c> more than an hour.</summary>
    public TimeSpan Elapsed => Second is { } second ? new TimeSpan(Hour, Minute, second) : new TimeSpan(0, Hour, Minute);
}
