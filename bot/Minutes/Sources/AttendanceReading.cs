namespace AllianceBot.Minutes.Sources;

/// <summary>When somebody was there; either end may be unknown.</summary>
public sealed record AttendanceInterval(DateTimeOffset? Joined, DateTimeOffset? Left);

/// <summary>Somebody who attended.</summary>
public sealed record Attendee
{
    public required string Name { get; init; }

    /// <summary>Null where the report has none, as for guests.</summary>
    public string? Email { get; init; }

    /// <summary>As Graph names it, such as <c>Organizer</c>; null where nobody says.</summary>
    public string? Role { get; init; }

    /// <summary>Over all reports; zero where nobody says.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>In the order of the reports.</summary>
    public IReadOnlyList<AttendanceInterval> Intervals { get; init; } = [];
}

/// <summary>What came of reading who attended.</summary>
public abstract record AttendanceReading
{
    private AttendanceReading() { }

    /// <param name="Attendees">Each person once, in the order of the file.</param>
    /// <param name="LeftOut">People past the limit, and entries without a name.</param>
    public sealed record Read(IReadOnlyList<Attendee> Attendees, int LeftOut) : AttendanceReading;

    public sealed record Refused(SourceRefusal Reason) : AttendanceReading;
}
