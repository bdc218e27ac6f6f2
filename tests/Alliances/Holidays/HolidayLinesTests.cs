using AllianceBot.Alliances.Holidays;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Alliances.Holidays;

/// <summary>Holidays as people write them, read on 2 March 2026.</summary>
public sealed class HolidayLinesTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("25 December: Christmas", "2026-12-25", "2026-12-25", "Christmas", "")]
    [InlineData("25 December Christmas", "2026-12-25", "2026-12-25", "Christmas", "")]
    [InlineData("25 de diciembre: Navidad", "2026-12-25", "2026-12-25", "Navidad", "")]
    [InlineData("25 de diciembre, Navidad", "2026-12-25", "2026-12-25", "Navidad", "")]
    [InlineData("25/12/2026 Navidad", "2026-12-25", "2026-12-25", "Navidad", "")]
    [InlineData("2026-12-25 – Navidad", "2026-12-25", "2026-12-25", "Navidad", "")]
    [InlineData("Navidad, 25 de diciembre", "2026-12-25", "2026-12-25", "Navidad", "")]
    [InlineData("viernes 25 de diciembre: Navidad", "2026-12-25", "2026-12-25", "Navidad", "")]
    [InlineData("28 to 29 July: Independence (Peru)", "2026-07-28", "2026-07-29", "Independence", "PE")]
    [InlineData("28-29 July: Independence (PE)", "2026-07-28", "2026-07-29", "Independence", "PE")]
    [InlineData("28–29 July Independence, Peru", "2026-07-28", "2026-07-29", "Independence", "PE")]
    [InlineData("28 al 29 de julio: Fiestas Patrias (Perú)", "2026-07-28", "2026-07-29", "Fiestas Patrias", "PE")]
    [InlineData("del 28 al 29 de julio de 2027 Fiestas Patrias, Perú", "2027-07-28", "2027-07-29", "Fiestas Patrias", "PE")]
    [InlineData("Inti Raymi, 24 de junio, Perú", "2026-06-24", "2026-06-24", "Inti Raymi", "PE")]
    [InlineData("24 December to 2 January: Winter break", "2026-12-24", "2027-01-02", "Winter break", "")]
    [InlineData("28 de febrero al 3 de marzo: Carnaval", "2026-02-28", "2026-03-03", "Carnaval", "")]
    [InlineData("2 March: Today", "2026-03-02", "2026-03-02", "Today", "")]
    [InlineData("1 May Labour Day (Georgia)", "2026-05-01", "2026-05-01", "Labour Day", "GE")]
    [InlineData("24/12/2026 - 31/12/2026: Cierre, vacaciones y descanso", "2026-12-24", "2026-12-31", "Cierre, vacaciones y descanso", "")]
    public void A_line_is_days_a_name_and_perhaps_a_country(string line, string from, string to, string name, string country)
    {
        var (read, wrong) = Read(line);
        wrong.ShouldBeEmpty();
        var only = read.ShouldHaveSingleItem();
        (IsoDay.Write(only.From), IsoDay.Write(only.To), only.Name, only.Country).ShouldBe((from, to, name, country));
    }

    [Theory]
    [InlineData("3/4: Founders' Day", true)]
    [InlineData("2/4 to 4/4: Easter", true)]
    [InlineData("30/3: Founders' Day", false)]
    [InlineData("4/4: Founders' Day", false)]
    [InlineData("3 April: Founders' Day", false)]
    public void In_English_numbers_may_mean_two_days(string line, bool isDoubtful)
    {
        new HolidayLines(Today, TextLanguage.English, DateOrder.DayFirst, Country).Read(line).Read.ShouldHaveSingleItem().IsDoubtful.ShouldBe(isDoubtful);
        new HolidayLines(Today, TextLanguage.Spanish, DateOrder.DayFirst, Country).Read(line).Read.ShouldHaveSingleItem().IsDoubtful.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Christmas", HolidayProblem.DaysUnclear)]
    [InlineData("31 February: Nothing", HolidayProblem.DaysUnclear)]
    [InlineData("5 January 2026: Past", HolidayProblem.DaysPast)]
    [InlineData("1/3/2026 Ayer", HolidayProblem.DaysPast)]
    [InlineData("3 to 5 January 2025: Past", HolidayProblem.DaysPast)]
    [InlineData("29 to 28 July: Turned", HolidayProblem.DaysReversed)]
    [InlineData("22 January to 20 January: Turned", HolidayProblem.DaysReversed)]
    [InlineData("1 July to 30 September: Season", HolidayProblem.DaysTooMany)]
    [InlineData("25 December", HolidayProblem.NameMissing)]
    [InlineData("25 December (Peru)", HolidayProblem.NameMissing)]
    [InlineData("25 December: Christmas (observed)", HolidayProblem.CountryUnknown)]
    public void What_is_wrong_with_a_line_is_told(string line, HolidayProblem problem)
    {
        var (read, wrong) = Read(line);
        read.ShouldBeEmpty();
        wrong.ShouldBe([(problem, line)]);
    }

    [Fact]
    public void All_wrong_lines_are_found_at_once()
    {
        var (read, wrong) = Read("25 December: Christmas\nsoon\n5 January 2026: Past\n\nlater: too");
        read.Count.ShouldBe(1);
        wrong.ShouldBe([(HolidayProblem.DaysUnclear, "soon"), (HolidayProblem.DaysPast, "5 January 2026: Past"), (HolidayProblem.DaysUnclear, "later: too")]);
    }

    [Fact]
    public void Whatever_is_written_breaks_nothing()
    {
        foreach (var line in new[] { new string('9', 5000), "((()))", ":::", "1-1-1-1-1", string.Join(' ', Enumerable.Repeat("1 May", 40)), "31 de diciembre de 9999 al 31 de diciembre de 9999: Fin", "0 to 99 July: X", "💥 25 December 💥" })
            Read(line).Wrong.Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData("2026-07-27", "2026-07-27")]
    // A Tuesday and a Wednesday.
    [InlineData("2026-07-28", "2026-07-30")]
    // A Friday: the weekend is passed over as well.
    [InlineData("2026-05-01", "2026-05-04")]
    // Of one country alone.
    [InlineData("2026-06-24", "2026-06-24")]
    public void A_meeting_is_proposed_for_the_next_weekday_that_is_no_holiday_of_everybody(string day, string expected)
    {
        IsoDay.Write(HolidayRecords.NextWorkday(Day(day), Holidays)).ShouldBe(expected);
    }

    [Theory]
    // Tuesday 28 July was moved to Thursday, and 14 days later it is Tuesday again.
    [InlineData("2026-07-30", "2026-07-14", "2026-07-28")]
    [InlineData("2026-07-30", "2026-06-16", "2026-07-28")]
    // Friday 1 May was moved over the weekend.
    [InlineData("2026-05-04", "2026-04-17", "2026-05-01")]
    // Moved by people, or not at all.
    [InlineData("2026-07-30", "2026-07-16", "2026-07-30")]
    [InlineData("2026-07-27", "2026-07-12", "2026-07-27")]
    [InlineData("2026-07-30", "2026-07-28", "2026-07-30")]
    public void A_rhythm_goes_on_from_the_day_on_which_a_meeting_would_have_been(string day, string earlier, string expected) =>
        IsoDay.Write(HolidayRecords.DayInRhythm(Day(day), Day(earlier), rhythm: 14, Holidays)).ShouldBe(expected);

    private static IReadOnlyList<HolidayRecord> Holidays => [Of("2026-07-28", "2026-07-29", ""), Of("2026-05-01", "2026-05-01", ""), Of("2026-06-24", "2026-06-24", "PE")];

    private static HolidayRecord Of(string from, string to, string country) => new(Guid.NewGuid(), Day(from), Day(to), "", country);

    private static DateOnly Day(string day) => IsoDay.Read(day)!.Value;

    private static (IReadOnlyList<HolidayDraft> Read, IReadOnlyList<(HolidayProblem Problem, string Line)> Wrong) Read(string text) =>
        new HolidayLines(Today, TextLanguage.Spanish, DateOrder.DayFirst, Country).Read(text);

    private static string? Country(string typed) => TextFolding.Fold(typed) switch { "" => "", "peru" or "pe" => "PE", "georgia" => "GE", _ => null };
}
