using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes.Circulation;

namespace AllianceBot.Tests.Minutes.Circulation;

/// <summary>When a window ends: with its last day, as the alliance counts days.</summary>
public sealed class WindowTests
{
    [Theory]
    [InlineData("America/Lima", "2026-03-02T15:00:00Z", 7, "2026-03-10T04:59:59Z", "2026-03-10T05:00:00Z")]
    // In Auckland it is the next day already.
    [InlineData("Pacific/Auckland", "2026-03-02T15:00:00Z", 7, "2026-03-10T10:59:59Z", "2026-03-10T11:00:00Z")]
    // In Santiago the clock goes back at midnight: the last day has 25 hours.
    [InlineData("America/Santiago", "2026-03-31T12:00:00Z", 4, "2026-04-05T03:59:59Z", "2026-04-05T04:00:00Z")]
    // In Cairo the day after begins at one o'clock.
    [InlineData("Africa/Cairo", "2026-04-20T12:00:00Z", 3, "2026-04-23T21:59:59Z", "2026-04-23T22:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-03-02T09:59:59Z", 1, "2026-03-03T09:59:59Z", "2026-03-03T10:00:00Z")]
    public void The_last_day_ends_where_the_days_are_counted(string zone, string from, int days, string lastMoment, string firstAfter)
    {
        var circulation = Begin(zone, from, days);
        circulation.IsPast(At(lastMoment)).ShouldBeFalse();
        circulation.IsPast(At(firstAfter)).ShouldBeTrue();
    }

    [Fact]
    public void A_circulation_ends_once()
    {
        var circulation = Begin("America/Lima", "2026-03-02T15:00:00Z", 7);
        circulation.Close(CirculationEnd.Unopposed, "", At("2026-03-10T05:00:00Z"));
        Should.Throw<InvalidOperationException>(() => circulation.Close(CirculationEnd.ByHand, "", At("2026-03-10T05:00:00Z")));
        Should.Throw<InvalidOperationException>(() => circulation.AskForVote("Luis", "CARE", "No.", At("2026-03-10T05:00:00Z")));
        circulation.End.ShouldBe(CirculationEnd.Unopposed);
    }

    [Fact]
    public void A_window_that_is_cut_short_was_held_until_that_day()
    {
        var circulation = Begin("America/Lima", "2026-03-02T15:00:00Z", 7);
        circulation.LastDayHeld.ShouldBe(new DateOnly(2026, 3, 9));
        circulation.Close(CirculationEnd.ByHand, "", At("2026-03-05T04:00:00Z"));
        circulation.LastDayHeld.ShouldBe(new DateOnly(2026, 3, 4));
    }

    private static MinutesCirculation Begin(string zone, string from, int days) =>
        MinutesCirculation.Begin(Guid.NewGuid(), new Actor(Guid.NewGuid(), "Ana", Standing.None), Alliance(zone), days, charterVersion: 1, At(from));

    private static AllianceInfo Alliance(string zone) => new() { Id = Guid.Empty, Name = "A", Language = TextLanguage.English, TimeZone = zone };

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
