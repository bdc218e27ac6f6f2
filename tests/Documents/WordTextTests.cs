using AllianceBot.Conversation.Language;
using AllianceBot.Documents;
using CsCheck;

namespace AllianceBot.Tests.Documents;

public sealed class WordTextTests
{
    [Theory]
    [InlineData("2026: plan", false)]
    [InlineData("2026: خطة plan", true)]
    [InlineData("(plan) خطة", false)]
    [InlineData("שלום", true)]
    [InlineData("١٢٣ plan", false)]
    [InlineData("123 😀", false)]
    [InlineData("\u200Fplan", true)]
    [InlineData("𞤀𞤁 plan", true)]
    [InlineData("", false)]
    public void The_first_strong_character_gives_the_direction(string text, bool rightToLeft) =>
        WordText.IsRightToLeft(text).ShouldBe(rightToLeft);

    [Fact]
    public void What_lies_between_two_directions_goes_with_the_paragraph()
    {
        WordText.Spans("ab (אב) 12 cd", false).ShouldBe([("ab (", false), ("אב", true), (") 12 cd", false)]);
        WordText.Spans("אב ab cd, 12 גד", true).ShouldBe([("אב ", true), ("ab cd", false), (", 12 גד", true)]);
        WordText.Spans("ab אב!", false).ShouldBe([("ab ", false), ("אב", true), ("!", false)]);
    }

    [Fact]
    public void Cutting_by_direction_loses_nothing_and_never_cuts_a_character() =>
        Gen.Select(Hostile.Text, Gen.Bool).Sample((text, rightToLeft) =>
        {
            var clean = PrintableText.Clean(text);
            var spans = WordText.Spans(clean, rightToLeft).ToList();
            string.Concat(spans.Select(span => span.Text)).ShouldBe(clean);
            spans.ShouldAllBe(span => span.Text.Length > 0 && !char.IsLowSurrogate(span.Text[0]));
        });

    [Fact]
    public void Cleaning_twice_changes_nothing_more() =>
        Hostile.Text.Sample(text => PrintableText.Clean(PrintableText.Clean(text)).ShouldBe(PrintableText.Clean(text)));

    [Fact]
    public void Marks_that_reorder_a_sentence_are_dropped_and_joiners_stay() =>
        PrintableText.Clean("\u202Eabc\u202C \u2067x\u2069 می\u200Cخواهم 👩\u200D🌾").ShouldBe("abc x می\u200Cخواهم 👩\u200D🌾");

    [Fact]
    public void Shortening_counts_what_the_eye_counts()
    {
        WordText.Shorten("👩‍🌾👩‍🌾👩‍🌾", 3).ShouldBe("👩‍🌾👩‍🌾👩‍🌾");
        WordText.Shorten("👩‍🌾👩‍🌾👩‍🌾👩‍🌾", 3).ShouldBe("👩‍🌾👩‍🌾…");
        WordText.Shorten("one\ntwo", 5).ShouldBe("one…");
    }
}
