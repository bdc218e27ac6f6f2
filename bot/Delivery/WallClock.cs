using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;

namespace AllianceBot.Delivery;

/// <summary>A moment as people mean it: what a clock shows somewhere.</summary>
/// <param name="Date">There.</param>
/// <param name="Time">There.</param>
/// <param name="Zone">IANA name; UTC where nobody knows it.</param>
public sealed record WallClock(DateOnly Date, TimeOnly Time, string Zone)
{
    /// <summary>The edition of the rules, such as <c>2026a</c>.</summary>
    internal static string Rules { get; } = TzdbDateTimeZoneSource.Default.TzdbVersion;

    // A clock that is put forward over the time shows it at that moment as a later one; put back, the first of the two counts.
    private static readonly ZoneLocalMappingResolver Resolve = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>UTC, by the rules known today.</summary>
    public DateTimeOffset ToUtc()
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc;
        return (Date.ToLocalDate() + Time.ToLocalTime()).InZone(zone, Resolve).ToDateTimeOffset().ToUniversalTime();
    }
}
