using AllianceBot.Conversation.Language;
using CsCheck;

namespace AllianceBot.Tests.Conversation.Language;

public sealed class NearMissTests
{
    private static readonly string[] Commands =
    [
        "help", "ayuda", "set up", "configurar", "start meeting", "iniciar reunión", "end meeting", "terminar reunión", "minutes", "acta", "approve", "aprobar",
        "language", "idioma", "roster", "miembros", "agenda", "orden del día", "#topic", "#decision", "#action", "#tarea", "#undo",
    ];

    [Theory]
    [InlineData("hepl", "help")]
    [InlineData("hlep", "help")]
    [InlineData("hlp", "help")]
    [InlineData("ayda", "ayuda")]
    [InlineData("aydua", "ayuda")]
    [InlineData("setup", "set up")]
    [InlineData("startmeeting", "start meeting")]
    [InlineData("strat meeting", "start meeting")]
    [InlineData("start meetings", "start meeting")]
    [InlineData("start a meeting", "start meeting")]
    [InlineData("iniciar reunion", "iniciar reunión")]
    [InlineData("inciar reuniones", "iniciar reunión")]
    [InlineData("minute", "minutes")]
    [InlineData("mintues", "minutes")]
    [InlineData("actas", "acta")]
    [InlineData("ACTTA", "acta")]
    [InlineData("aprovar", "aprobar")]
    [InlineData("lenguage", "language")]
    [InlineData("#acton", "#action")]
    [InlineData("#desicion", "#decision")]
    [InlineData("orden de dia", "orden del día")]
    public void A_slip_finds_the_command(string typed, string expected) => NearMiss.Find(typed, Commands)[0].ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("x")]
    [InlineData("budget")]
    [InlineData("what is the weather")]
    [InlineData("thank you very much")]
    [InlineData("no")]
    public void Nothing_near_gives_nothing(string typed) => NearMiss.Find(typed, Commands).ShouldBeEmpty();

    [Fact]
    public void What_is_two_slips_farther_than_the_nearest_is_not_meant()
    {
        NearMiss.Find("inciar reunion", ["anular reunión", "iniciar reunión"]).ShouldBe(["iniciar reunión"]);
        NearMiss.Find("inciar reunion", ["anular reunión"]).ShouldBe(["anular reunión"]);
    }

    [Fact]
    public void The_nearest_come_first_and_at_most_three() =>
        NearMiss.Find("carts", ["carton", "cards", "cart", "carta", "cardss", "cars"]).ShouldBe(["cart", "cards", "carta"]);

    [Theory]
    [InlineData("ca", "abc", 3)]
    [InlineData("abcd", "acbd", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void Distance_counts_a_swap_as_one(string a, string b, int expected) => NearMiss.Distance(a, b, 9).ShouldBe(expected);

    [Fact]
    public void Giving_up_early_changes_no_answer_within_the_limit() =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 12], Gen.String[Gen.Char['a', 'd'], 0, 12], Gen.Int[0, 4]).Sample((a, b, limit) =>
        {
            var exact = NearMiss.Distance(a, b, 100);
            var bounded = NearMiss.Distance(a, b, limit);
            return exact <= limit ? bounded == exact : bounded > limit;
        });

    [Fact]
    public void Distance_is_the_same_both_ways() =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 12], Gen.String[Gen.Char['a', 'd'], 0, 12]).Sample((a, b) => NearMiss.Distance(a, b, 50) == NearMiss.Distance(b, a, 50));

    [Fact]
    public void A_pasted_book_is_not_compared() => NearMiss.Find(new string('a', 1_000_000), Commands).ShouldBeEmpty();

    [Fact]
    public void No_text_throws() => Gen.Select(Gen.String, Gen.String.Array[0, 5]).Sample((typed, known) => NearMiss.Find(typed, known).Count <= 3);
}
