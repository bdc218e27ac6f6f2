using NodaTime;
using NodaTime.Extensions;

namespace AllianceBot.Minutes.Sources;

/// <summary>When the meeting was and in which zone people's clocks ran: what turns the local times of a chat into times of the meeting.</summary>
public sealed record MeetingClock
{
    /// <summary>A meeting without a known end is taken to have ended by then.</summary>
    internal static readonly TimeSpan LongestMeeting = TimeSpan.FromHours(8);

    public required DateTimeOffset Start { get; init; }

    /// <summary>Null where nobody ended it.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>IANA name, such as <c>America/Lima</c>; an unknown one counts as UTC.</summary>
    public required string TimeZone { get; init; }

    /// <summary>How long before the start and after the end people already, or still, write about the meeting.</summary>
    public TimeSpan Margin { get; init; } = TimeSpan.FromMinutes(15);

    internal DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;

    internal LocalDateTime LocalStart => Start.ToInstant().InZone(Zone).LocalDateTime;

    /// <summary>Whether some of this time belongs to the meeting.</summary>
    internal bool Overlaps(DateTimeOffset from, DateTimeOffset to) => to >= Start - Margin && from <= (End ?? Start + LongestMeeting) + Margin;

    /// <summary>Whether something at that time, counted from the start, belongs to the meeting.</summary>
    internal bool Covers(TimeSpan time) => time >= -Margin && time <= (End - Start ?? LongestMeeting) + Margin;
}
