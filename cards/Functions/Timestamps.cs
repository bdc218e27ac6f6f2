using System.Globalization;

namespace AllianceBot.Cards.Functions;

/// <summary>Reads ISO 8601 timestamps. Without an offset they are UTC. Other notations are refused: they depend on who reads them.</summary>
internal static class Timestamps
{
    public static readonly DatePattern RoundTrip = DatePattern.Of(@"yyyy-MM-ddTHH:mm:ss.fff\Z");

    private const DateTimeStyles InUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] Notations =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-ddK", "yyyy-MM", "yyyy",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>Reads a timestamp, to the millisecond.</summary>
    public static bool TryRead(string text, out DateTime utc)
    {
        if (!DateTime.TryParseExact(text, Notations, CultureInfo.InvariantCulture, InUtc, out utc))
            return false;
        utc = new DateTime(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        return true;
    }
}
