using AllianceBot.Delivery;

namespace AllianceBot.Tests.Delivery;

public sealed class WallClockTests
{
    [Theory]
    [InlineData("2026-03-02T09:00", "America/Lima", "2026-03-02T14:00Z")]
    [InlineData("2026-01-15T09:00", "Europe/Madrid", "2026-01-15T08:00Z")]
    [InlineData("2026-07-15T09:00", "Europe/Madrid", "2026-07-15T07:00Z")]
    public void A_time_on_the_wall_is_a_moment_by_the_rules_of_its_zone(string local, string zone, string utc) => Check(local, zone, utc);

    [Theory]
    // Put forward from 2:00 to 3:00: 2:30 is no time, and what was meant for it is due at 3:00.
    [InlineData("2026-03-29T02:30", "Europe/Madrid", "2026-03-29T01:00Z")]
    [InlineData("2026-03-08T02:30", "America/New_York", "2026-03-08T07:00Z")]
    // A whole day that Samoa never had.
    [InlineData("2011-12-30T09:00", "Pacific/Apia", "2011-12-30T10:00Z")]
    public void A_time_that_the_clock_skips_is_the_moment_it_is_put_forward(string local, string zone, string utc) => Check(local, zone, utc);

    [Theory]
    [InlineData("2026-10-25T02:30", "Europe/Madrid", "2026-10-25T00:30Z")]
    [InlineData("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30Z")]
    public void A_time_that_the_clock_shows_twice_is_the_first_of_the_two(string local, string zone, string utc) => Check(local, zone, utc);

    [Fact]
    public void A_zone_that_nobody_knows_is_UTC() => Check("2026-03-02T09:00", "Atlantis/Capital", "2026-03-02T09:00Z");

    private static void Check(string local, string zone, string utc)
    {
        var at = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        new WallClock(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), zone).ToUtc()
            .ShouldBe(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));
    }
}
