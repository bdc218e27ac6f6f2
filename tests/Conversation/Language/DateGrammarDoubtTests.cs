using System.Globalization;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Conversation.Language;

public sealed class DateGrammarDoubtTests
{
    // A Tuesday.
    private static readonly DateOnly Today = new(2026, 3, 24);

    [Theory]
    [InlineData("by 31/02", DateProblem.NotInCalendar)]
    [InlineData("by 31/04/2026", DateProblem.NotInCalendar)]
    [InlineData("by 2026-02-30", DateProblem.NotInCalendar)]
    [InlineData("by 32/01/2026", DateProblem.NotInCalendar)]
    [InlineData("by 13/14/2026", DateProblem.NotInCalendar)]
    [InlineData("by 31 April", DateProblem.NotInCalendar)]
    [InlineData("by April 31st", DateProblem.NotInCalendar)]
    [InlineData("by 45 March", DateProblem.NotInCalendar)]
    [InlineData("by 29 February", DateProblem.NotInCalendar)]
    [InlineData("by 29 February 2027", DateProblem.NotInCalendar)]
    [InlineData("by 29/2", DateProblem.NotInCalendar)]
    [InlineData("para el 31 de febrero", DateProblem.NotInCalendar)]
    [InlineData("para el 31/02", DateProblem.NotInCalendar)]
    [InlineData("el 30 de febrero de 2026", DateProblem.NotInCalendar)]
    [InlineData("by 30/03/2024", DateProblem.Past)]
    [InlineData("by 30 March 2025", DateProblem.Past)]
    [InlineData("para el 1 de enero de 2026", DateProblem.Past)]
    [InlineData("by 30/03/0206", DateProblem.Past)]
    [InlineData("by 30/03/2062", DateProblem.FarFuture)]
    [InlineData("by 2126-03-30", DateProblem.FarFuture)]
    [InlineData("in 5000 weeks", DateProblem.FarFuture)]
    [InlineData("by Friday 30 March 2026", DateProblem.WeekdayMismatch)]
    [InlineData("el viernes 30 de marzo", DateProblem.WeekdayMismatch)]
    [InlineData("el viernes, 30/03/2026", DateProblem.WeekdayMismatch)]
    [InlineData("mañana viernes", DateProblem.WeekdayMismatch)]
    public void An_impossible_date_is_named_and_not_overlooked(string phrase, DateProblem problem)
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var match = DateGrammar.Find($"send the letter {phrase}", Today, language).ShouldNotBeNull();
            (match.Problem, match.Date, match.Role).ShouldBe((problem, null, DateRole.Due));
            match.Start.ShouldBe(16);
            match.Length.ShouldBe(phrase.Length);
        }
    }

    [Theory]
    [InlineData("by 20/03/2026", "2026-03-20")]
    [InlineData("by 28 February 2026", "2026-02-28")]
    [InlineData("by 24/03/2036", "2036-03-24")]
    [InlineData("by 29 February 2028", "2028-02-29")]
    public void The_edges_of_what_is_reasonable_pass(string phrase, string expected) =>
        Find(phrase, TextLanguage.Spanish).Date.ShouldBe(Day(expected));

    [Theory]
    [InlineData("by 3/4", DateOrder.DayFirst, "2026-04-03", "2027-03-04")]
    [InlineData("by 3/4", DateOrder.MonthFirst, "2027-03-04", "2026-04-03")]
    [InlineData("by 5/6/2026", DateOrder.DayFirst, "2026-06-05", "2026-05-06")]
    [InlineData("by 5/6/26", DateOrder.MonthFirst, "2026-05-06", "2026-06-05")]
    public void An_English_numeric_date_with_two_readings_says_so(string phrase, DateOrder order, string expected, string other)
    {
        var match = DateGrammar.Find(phrase, Today, TextLanguage.English, order).ShouldNotBeNull();
        (match.Date, match.Alternative).ShouldBe((Day(expected), Day(other)));
    }

    [Theory]
    [InlineData("by 30/3")]
    [InlineData("by 3/30")]
    [InlineData("by 2026-03-30")]
    [InlineData("by 30-03-26")]
    public void A_numeric_date_with_one_reading_is_not_ambiguous(string phrase)
    {
        foreach (var order in Enum.GetValues<DateOrder>())
        {
            var match = DateGrammar.Find(phrase, Today, TextLanguage.English, order).ShouldNotBeNull();
            (match.Date, match.Alternative).ShouldBe((new DateOnly(2026, 3, 30), null));
        }
    }

    [Fact]
    public void Equal_day_and_month_have_one_reading() => Find("by 4/4", TextLanguage.English).Alternative.ShouldBeNull();

    [Fact]
    public void Spanish_is_day_first_in_every_locale() =>
        DateGrammar.Find("para el 3/4", Today, TextLanguage.Spanish, DateOrder.MonthFirst)!.Date.ShouldBe(new DateOnly(2026, 4, 3));

    [Fact]
    public void A_reading_long_past_gives_way_to_the_other_one() =>
        Find("by 1/5/2026", TextLanguage.English, DateOrder.MonthFirst).ShouldSatisfyAllConditions(
            match => match.Date.ShouldBe(new DateOnly(2026, 5, 1)), match => match.Alternative.ShouldBeNull());

    [Theory]
    [InlineData("by next Friday", "2026-04-03", "2026-03-27")]
    [InlineData("by April", "2026-04-30", "2026-04-01")]
    [InlineData("by next week", "2026-04-03", "2026-03-30")]
    public void Words_on_which_speakers_differ_carry_both_days(string phrase, string expected, string other)
    {
        var match = Find(phrase, TextLanguage.English);
        (match.Date, match.Alternative).ShouldBe((Day(expected), Day(other)));
    }

    [Theory]
    [InlineData("2026-03-27", "Friday", "2026-04-03")]
    [InlineData("2026-03-27", "this Friday", "2026-03-27")]
    [InlineData("2026-03-28", "next Friday", "2026-04-03")]
    [InlineData("2026-03-28", "this week", "2026-03-28")]
    [InlineData("2026-03-29", "next week", "2026-04-03")]
    [InlineData("2026-03-29", "this weekend", "2026-03-29")]
    [InlineData("2026-03-31", "the end of the month", "2026-03-31")]
    [InlineData("2026-01-31", "in a month", "2026-02-28")]
    [InlineData("2026-12-31", "tomorrow", "2027-01-01")]
    [InlineData("2026-12-30", "the 2nd", "2027-01-02")]
    [InlineData("2026-01-31", "the 30th", "2026-03-30")]
    [InlineData("2028-02-01", "29 February", "2028-02-29")]
    [InlineData("2026-03-28", "in 1 business day", "2026-03-30")]
    public void Edges_of_weeks_months_and_years(string today, string phrase, string expected) =>
        DateGrammar.Find($"send it by {phrase}", Day(today), TextLanguage.English)!.Date.ShouldBe(Day(expected));

    [Theory]
    [InlineData(null, DateOrder.DayFirst)]
    [InlineData("", DateOrder.DayFirst)]
    [InlineData("en", DateOrder.DayFirst)]
    [InlineData("en-GB", DateOrder.DayFirst)]
    [InlineData("en-US", DateOrder.MonthFirst)]
    [InlineData("EN_us", DateOrder.MonthFirst)]
    [InlineData("en-PH", DateOrder.MonthFirst)]
    [InlineData("es-US", DateOrder.DayFirst)]
    [InlineData("es-PE", DateOrder.DayFirst)]
    public void The_order_follows_the_locale(string? locale, DateOrder order) => DateOrders.For(locale).ShouldBe(order);

    [Fact]
    public void The_ends_of_the_calendar_do_not_throw()
    {
        string[] phrases = ["by Friday", "next Friday", "in 3 weeks", "in 9999 years", "in 9999 business days", "next month", "mid-March", "la quincena", "a fin de mes", "by the 31st", "this weekend", "next weekend",
            "the week after next", "by 1/1", "el viernes en ocho", "a week from Friday", "by December", "el 31 del mes que viene", "a principios de enero", "tomorrow", "pasado mañana"];
        foreach (var phrase in phrases)
        {
            Should.NotThrow(() => DateGrammar.Find(phrase, DateOnly.MaxValue, TextLanguage.English), phrase);
            Should.NotThrow(() => DateGrammar.Find(phrase, DateOnly.MinValue, TextLanguage.English), phrase);
        }
    }

    private static DateMatch Find(string text, TextLanguage language, DateOrder order = DateOrder.DayFirst) =>
        DateGrammar.Find(text, Today, language, order).ShouldNotBeNull();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
