using System.Globalization;

namespace AllianceBot.Tests.Cards;

/// <summary>
/// Where our engine is meant to differ from adaptivecards-templating 2.3.1 with adaptive-expressions 4.23.3, and why.
/// These cases are left out of the comparison.
/// </summary>
public sealed class DifferencesTests
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-PE");

    // There: TypeError, and no card at all, because null has no toString().
    [Theory]
    [InlineData("Due: ${due}")]
    [InlineData("Due: ${owner['phone']}")]
    [InlineData("Due: ${first(none)}")]
    public void Null_inside_text_leaves_nothing(string text) =>
        Expanding.Text(text, """{"due":null,"owner":{},"none":[]}""").ShouldBe("Due: ");

    // There: the error is thrown out of expand, and no card is made; inside text it shows the expression, as here.
    [Theory]
    [InlineData("${length(n)}")]
    [InlineData("${n / 0}")]
    [InlineData("${agenda[3]}")]
    [InlineData("${n > 'a'}")]
    public void A_lone_binding_that_fails_shows_its_own_text(string text)
    {
        var shown = Expanding.Text("x" + text, """{"n":1,"agenda":[]}""")[1..];
        Expanding.Text(text, """{"n":1,"agenda":[]}""").ShouldBe(shown);
        shown.ShouldStartWith("${");
    }

    // There: Day.js reads the letters of the quoted words too and makes "15 0e March".
    [Fact]
    public void Quoted_words_in_a_date_format_stay() =>
        Expanding.Text("${formatDateTime('2026-03-15', \"d 'de' MMMM 'de' yyyy\")}", culture: Spanish).ShouldBe("15 de marzo de 2026");

    // There: Day.js ships no Spanish with the engine, so that every locale gives English names.
    [Fact]
    public void Dates_speak_the_reader_s_language()
    {
        Expanding.Text("${formatDateTime('2026-03-15', 'dddd, MMMM')}", culture: Spanish).ShouldBe("domingo, marzo");
        Expanding.Text("${formatDateTime('2026-03-15', 'dddd', 'es-ES')}").ShouldBe("domingo");
        Expanding.Text("${formatDateTime('2026-09-15', 'MMM')}", culture: CultureInfo.GetCultureInfo("en-GB")).ShouldBe("Sep");
    }

    // There: the machine's own locale.
    [Fact]
    public void Numbers_follow_the_reader_s_culture()
    {
        Expanding.Text("${formatNumber(1234567.5, 2)}", culture: CultureInfo.GetCultureInfo("es-ES")).ShouldBe("1.234.567,50");
        Expanding.Text("${formatNumber(1234567.5, 2)}", culture: Spanish).ShouldBe("1,234,567.50");
        Expanding.Text("${formatNumber(1234567.5, 2)}", culture: CultureInfo.GetCultureInfo("es")).ShouldBe("1.234.567,50");
        Expanding.Text("${string(1234.5)}", culture: CultureInfo.GetCultureInfo("es")).ShouldBe("1.234,5");
    }

    // There: milliseconds are demanded to the digit, which no other serialiser writes.
    [Fact]
    public void Dates_without_milliseconds_can_be_moved() =>
        Expanding.Text("${addDays('2026-03-15T10:00:00Z', 1, 'yyyy-MM-dd')}").ShouldBe("2026-03-16");

    // There: whatever the browser's Date accepts, in the machine's time zone. It depends on who reads it, so it is no date here.
    [Theory]
    [InlineData("3/4/2026")]
    [InlineData("March 4, 2026")]
    [InlineData("10:30")]
    public void Only_iso_dates_are_dates(string date) =>
        Expanding.Text($"${{formatDateTime('{date}')}}").ShouldBe($"${{formatDateTime('{date}')}}");

    // There: \w knows no accents, which makes "áLava".
    [Fact]
    public void Title_case_knows_accents() =>
        Expanding.Text("${titleCase('DÍA DE ÁLAVA ñandú')}").ShouldBe("Día De Álava Ñandú");

    // There: numbers pass through a double and lose their last digits.
    [Fact]
    public void A_lone_number_keeps_every_digit() =>
        Expanding.Text("${id}", """{"id":123456789012345678}""").ShouldBe("123456789012345678");

    // There: the first in order wins, whichever its capitals.
    [Fact]
    public void The_exact_name_goes_before_one_in_other_capitals() =>
        Expanding.Text("${name}", """{"NAME":1,"name":2}""").ShouldBe("2");

    // There: reverse and setProperty change the data, and what follows sees it.
    [Fact]
    public void Functions_leave_the_data_alone() =>
        Expanding.Text("${join(reverse(list), '')}${setProperty(task, 'done', true).done}${list}${task.done}", """{"list":[1,2],"task":{"done":false}}""")
            .ShouldBe("21true1,2false");

    // There: the path is built as text and split again, so that such a key is found alone but not on the way to something else.
    [Fact]
    public void Keys_with_dots_are_found_on_the_way() =>
        Expanding.Text("${people['29:a.b'].name}", """{"people":{"29:a.b":{"name":"Ana"}}}""").ShouldBe("Ana");

    // There: the text to find is a pattern, and "(" an error.
    [Fact]
    public void Replacing_in_any_capitals_takes_text_as_text() =>
        Expanding.Text("${replaceIgnoreCase('A (b) a.', 'A (B)', 'x')}").ShouldBe("x a.");

    // There: the braces must hug the first key, because of how the lexer tells text from bindings.
    [Fact]
    public void Objects_may_begin_with_a_space() =>
        Expanding.Text("${{ a: 5 }.a}").ShouldBe("5");
}
