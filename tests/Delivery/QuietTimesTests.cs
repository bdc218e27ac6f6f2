using AllianceBot.Delivery;
using CsCheck;
using NodaTime;
using NodaTime.Extensions;

namespace AllianceBot.Tests.Delivery;

/// <summary>When somebody may be written to: by their own clock, whatever it does.</summary>
public sealed class QuietTimesTests
{
    private static readonly QuietTimes Lima = new("America/Lima", new TimeOnly(20, 0), new TimeOnly(7, 0), null, null);

    [Theory]
    [InlineData("2026-03-02T12:00", "2026-03-02T12:00")]
    [InlineData("2026-03-02T19:59", "2026-03-02T19:59")]
    [InlineData("2026-03-02T20:00", "2026-03-03T07:00")]
    [InlineData("2026-03-02T23:59", "2026-03-03T07:00")]
    [InlineData("2026-03-03T00:00", "2026-03-03T07:00")]
    [InlineData("2026-03-03T06:59", "2026-03-03T07:00")]
    [InlineData("2026-03-03T07:00", "2026-03-03T07:00")]
    public void Quiet_hours_cross_midnight(string local, string expected) => ShouldWait(Lima, local, expected);

    [Theory]
    [InlineData("13:30", "14:00")]
    [InlineData("14:00", "14:00")]
    [InlineData("23:00", "23:00")]
    public void Quiet_hours_within_a_day(string local, string expected) =>
        ShouldWait(Lima with { From = new TimeOnly(13, 0), To = new TimeOnly(14, 0) }, $"2026-03-02T{local}", $"2026-03-02T{expected}");

    [Fact]
    public void The_same_hour_twice_is_none() =>
        ShouldWait(Lima with { From = new TimeOnly(7, 0), To = new TimeOnly(7, 0) }, "2026-03-02T07:00", "2026-03-02T07:00");

    [Theory]
    [InlineData("2026-03-08T12:00", "2026-03-08T12:00")]
    [InlineData("2026-03-08T21:00", "2026-03-14T07:00")]
    [InlineData("2026-03-09T00:00", "2026-03-14T07:00")]
    [InlineData("2026-03-13T23:59", "2026-03-14T07:00")]
    [InlineData("2026-03-14T07:00", "2026-03-14T07:00")]
    public void Days_away_end_with_the_morning_after_the_last(string local, string expected) =>
        ShouldWait(Lima with { AwayFrom = new DateOnly(2026, 3, 9), AwayTo = new DateOnly(2026, 3, 13) }, local, expected);

    [Fact]
    public void Away_without_a_first_day_is_away_now() =>
        ShouldWait(Lima with { AwayTo = new DateOnly(2026, 3, 13) }, "2026-03-02T12:00", "2026-03-14T07:00");

    [Fact]
    public void The_end_that_a_clock_put_forward_leaps_over_is_the_moment_of_the_leap()
    {
        // In Madrid it was 3:00 after 1:59 on 29 March 2026.
        var madrid = new QuietTimes("Europe/Madrid", new TimeOnly(22, 0), new TimeOnly(2, 30), null, null);
        madrid.FirstMoment(new DateTimeOffset(2026, 3, 29, 0, 30, 0, TimeSpan.Zero)).ShouldBe(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void The_end_that_a_clock_put_back_shows_twice_counts_once_for_those_before_it_and_again_for_those_between()
    {
        // In Madrid it was 2:00 after 2:59 on 25 October 2026; 2:30 was at 0:30 and at 1:30 UTC.
        var madrid = new QuietTimes("Europe/Madrid", new TimeOnly(22, 0), new TimeOnly(2, 30), null, null);
        madrid.FirstMoment(new DateTimeOffset(2026, 10, 25, 0, 10, 0, TimeSpan.Zero)).ShouldBe(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));
        madrid.FirstMoment(new DateTimeOffset(2026, 10, 25, 1, 10, 0, TimeSpan.Zero)).ShouldBe(new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Holidays_that_follow_each_other_and_days_away_are_one_wait()
    {
        var times = Lima with { AwayFrom = new DateOnly(2026, 7, 30), AwayTo = new DateOnly(2026, 7, 31), Holidays = [(new DateOnly(2026, 8, 1), new DateOnly(2026, 8, 2)), (new DateOnly(2026, 7, 28), new DateOnly(2026, 7, 29))] };
        ShouldWait(times, "2026-07-27T19:00", "2026-07-27T19:00");
        ShouldWait(times, "2026-07-27T21:00", "2026-08-03T07:00");
        ShouldWait(times, "2026-07-28T09:00", "2026-08-03T07:00");
        ShouldWait(times, "2026-08-02T23:59", "2026-08-03T07:00");
    }

    [Fact]
    public void It_is_the_first_moment_that_is_neither_quiet_nor_away()
    {
        var zones = Gen.OneOf("America/Lima", "Europe/Madrid", "America/Santiago", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kathmandu", "Etc/UTC");
        var times = Gen.Select(Gen.Int[0, 23], Gen.Int[0, 3]).Select((hour, quarter) => new TimeOnly(hour, quarter * 15));
        var quiet = Gen.Select(zones, times, times, Gen.Int[-3, 5], Gen.Int[0, 4]).Select((zone, from, to, start, length) =>
            new QuietTimes(zone, from, to, start < 0 ? null : Day(start), start < 0 ? null : Day(start + length)));
        var holidays = Gen.Select(Gen.Int[-1, 5], Gen.Int[0, 2]).Select((start, length) => (Day(start), Day(start + length))).List[0, 3];
        quiet = Gen.Select(quiet, holidays).Select((times, off) => times with { Holidays = off });
        // Around both changes of the clock of most zones, by quarters of an hour.
        var moments = Gen.Select(Gen.OneOf(new DateTimeOffset(2026, 3, 28, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 24, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 4, 0, 0, 0, TimeSpan.Zero)), Gen.Int[0, 3 * 96])
            .Select((start, quarters) => start.AddMinutes(15 * quarters));
        Gen.Select(quiet, moments).Sample((times, moment) =>
        {
            var first = times.FirstMoment(moment);
            IsFree(times, first).ShouldBeTrue($"{first:O}");
            for (var earlier = moment; earlier < first; earlier = earlier.AddMinutes(15))
                IsFree(times, earlier).ShouldBeFalse($"{earlier:O} comes before {first:O}");
        }, iter: 5_000);

        DateOnly Day(int offset) => new DateOnly(2026, 3, 28).AddDays(offset);
    }

    private static bool IsFree(QuietTimes times, DateTimeOffset moment)
    {
        var local = moment.ToInstant().InZone(DateTimeZoneProviders.Tzdb[times.TimeZone]).LocalDateTime;
        return !times.IsAway(local.Date.ToDateOnly()) && !times.Holidays.Any(h => h.From <= local.Date.ToDateOnly() && local.Date.ToDateOnly() <= h.To) && !times.IsQuiet(local.TimeOfDay.ToTimeOnly());
    }

    private static void ShouldWait(QuietTimes times, string local, string expected) =>
        times.FirstMoment(At(local)).ShouldBe(At(expected));

    private static DateTimeOffset At(string lima) => DateTimeOffset.Parse($"{lima}:00-05:00", System.Globalization.CultureInfo.InvariantCulture);
}
