using System.Diagnostics;
using System.Globalization;
using AllianceBot.Conversation.Language;
using CsCheck;

namespace AllianceBot.Tests.Conversation.Language;

public sealed class DateGrammarPropertyTests
{
    private static readonly DateOnly Today = new(2026, 3, 24);
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-PE");

    private static readonly Func<DateOnly, string>[] WithYear =
    [
        date => date.ToString("yyyy-MM-dd", English),
        date => date.ToString("dd/MM/yyyy", English),
        date => date.ToString("d.M.yyyy", English),
        date => date.ToString("dd-MM-yy", English),
        date => date.ToString("d MMMM yyyy", English),
        date => date.ToString("MMMM d, yyyy", English),
        date => date.ToString("dddd, d MMMM yyyy", English),
        date => date.ToString("d 'de' MMMM 'de' yyyy", Spanish),
        date => date.ToString("dddd d 'de' MMMM 'del' yyyy", Spanish),
        date => date.ToString("MMMM d 'de' yyyy", Spanish),
        date => date.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture),
    ];

    private static readonly Func<DateOnly, string>[] WithoutYear =
    [
        date => date.ToString("d/M", English),
        date => date.ToString("d MMMM", English),
        date => date.ToString("MMMM d", English),
        date => date.ToString("d 'de' MMMM", Spanish),
        date => $"el {date.ToString("d 'de' MMMM", Spanish)}",
        date => date.ToString("dddd d 'de' MMMM", Spanish),
    ];

    private static readonly string[] Introducers = ["by ", "before ", "until ", "due ", "para el ", "antes del ", "a más tardar el ", "hasta el ", "vence el ", "- "];

    private static readonly Gen<string> Sentences = Gen.OneOf(
        "by ", "para el ", "del ", "3", "31", "/", "02", "2026", "-", ".", " ", "March", "de ", "mayo", "next ", "Friday", "viernes", " que viene", "mañana", "in ", "two ",
        "weeks", "\n", "end of ", "fin de ", "mes", ":", ",", "'s", "a ", "treinta y ", "uno ", "@", "hoy", "quincena", "99999", "1.º ", "á", "\uD83C").Array[0, 30].Select(string.Concat);

    [Fact]
    public void A_date_written_with_its_year_is_found_again() => Roundtrip(WithYear, 3000);

    [Fact]
    public void A_date_written_without_its_year_is_found_as_the_next_one() =>
        // 24/7 is a manner of speaking.
        Roundtrip(WithoutYear, 360, date => date is not { Month: 7, Day: 24 });

    private static void Roundtrip(Func<DateOnly, string>[] forms, int days, Func<DateOnly, bool>? speakable = null) =>
        Gen.Select(Gen.Int[0, days], Gen.OneOf(forms), Gen.OneOf(Introducers)).Sample((ahead, form, introducer) =>
        {
            var date = Today.AddDays(ahead);
            if (speakable?.Invoke(date) == false)
                return;
            var text = $"preparar el informe {introducer}{form(date)}";
            var match = DateGrammar.Find(text, Today, TextLanguage.Spanish).ShouldNotBeNull(text);
            match.Date.ShouldBe(date, text);
            match.Role.ShouldBe(DateRole.Due, text);
            text.Remove(match.Start, match.Length).TrimEnd(' ', '-').ShouldBe("preparar el informe");
        });

    [Fact]
    public void The_phrase_lies_inside_the_text_and_on_whole_words() => Gen.Select(Sentences, Gen.OneOf(Enum.GetValues<TextLanguage>())).Sample((text, language) =>
    {
        if (DateGrammar.Find(text, Today, language) is not { } match)
            return;
        match.Start.ShouldBeGreaterThanOrEqualTo(0);
        match.Length.ShouldBeGreaterThan(0);
        match.End.ShouldBeLessThanOrEqualTo(text.Length);
        (match.Date is null).ShouldBe(match.Problem != DateProblem.None);
        if (match.Start > 0)
            (char.IsLetter(text[match.Start - 1]) && char.IsLetter(text[match.Start])).ShouldBeFalse(text);
        if (match.End < text.Length)
            (char.IsLetter(text[match.End - 1]) && char.IsLetter(text[match.End]) && text[match.End] is not ('T' or 't')).ShouldBeFalse(text);
    }, iter: 5_000);

    [Fact]
    public void No_text_throws_on_any_day() => Gen.Select(Gen.OneOf(Gen.String, Sentences), Gen.Int[0, DateOnly.MaxValue.DayNumber]).Sample((text, day) =>
    {
        DateGrammar.Find(text, DateOnly.FromDayNumber(day), TextLanguage.English, DateOrder.MonthFirst);
    }, iter: 5_000);

    [Theory]
    [InlineData("word ")]
    [InlineData("by ")]
    [InlineData("the ")]
    [InlineData("para el ")]
    [InlineData("3 ")]
    [InlineData("3/")]
    [InlineData("30/03/2026 ")]
    [InlineData("de hoy en ")]
    [InlineData("by Friday ")]
    [InlineData("fin de mes de ")]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData(".")]
    public void Cost_grows_with_the_text_and_not_with_its_square(string piece)
    {
        var small = Cost(piece, 10_000);
        var large = Cost(piece, 100_000);
        // Ten times the text; quadratic would be a hundred. The floor keeps timer noise out.
        large.ShouldBeLessThan(Math.Max(small * 40, TimeSpan.FromMilliseconds(1500).TotalMilliseconds), piece);
    }

    [Fact]
    public void A_long_paste_around_one_deadline_is_read_in_a_moment()
    {
        var text = string.Concat(Enumerable.Repeat("The working group on nutrition agreed the 3 priorities of the plan with the Ministry. ", 1200)) + "Send it by Friday";
        Cost(text, text.Length).ShouldBeLessThan(1000);
        DateGrammar.Find(text, Today, TextLanguage.English)!.Date.ShouldBe(new DateOnly(2026, 3, 27));
    }

    private static double Cost(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var best = double.MaxValue;
        for (var run = 0; run < 2; run++)
        {
            var start = Stopwatch.GetTimestamp();
            DateGrammar.Find(text, Today, TextLanguage.English);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{text.Length} characters: {best:F2} ms");
        return best;
    }
}
