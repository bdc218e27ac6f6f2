using System.Text;
using AllianceBot.Conversation.Language;
using CsCheck;

namespace AllianceBot.Tests.Conversation.Language;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("help", "help")]
    [InlineData("  El  ACTA — «Perú» ", "el acta - \"peru\"")]
    [InlineData("Año", "ano")]
    [InlineData("an\u0303o", "ano")]
    [InlineData("REUNIÓN", "reunion")]
    [InlineData("start\u00A0meeting", "start meeting")]
    [InlineData("start\r\n\tmeeting", "start meeting")]
    [InlineData("zero\u200Bwidth\uFEFF", "zerowidth")]
    [InlineData("O’Brien", "o'brien")]
    [InlineData("“quoted” ‘so’", "\"quoted\" 'so'")]
    [InlineData("one–two—three−four", "one-two-three-four")]
    [InlineData("Øyvind Łukasz Đorđe", "oyvind lukasz dorde")]
    [InlineData("Straße", "strasse")]
    [InlineData("Œuvre Ænima", "oeuvre aenima")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ΝΊΚΟΣ", "νικοσ")]
    [InlineData("Νίκος", "νικοσ")]
    [InlineData("Ёлка", "елка")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("🎉 Fiesta", "🎉 fiesta")]
    public void Spellings_of_one_word_share_a_key(string text, string key) => TextFolding.Fold(text).ShouldBe(key);

    [Fact]
    public void Vowel_signs_that_make_another_word_stay() => TextFolding.Fold("मीना").ShouldNotBe(TextFolding.Fold("मना"));

    [Fact]
    public void Half_an_emoji_does_not_throw() => TextFolding.Fold("a\uD83Cb").ShouldBe("a\uFFFDb");

    [Fact]
    public void Folded_text_is_returned_as_it_is()
    {
        var folded = "start meeting";
        TextFolding.Fold(folded).ShouldBeSameAs(folded);
    }

    [Fact]
    public void Folding_ascii_allocates_the_result_alone()
    {
        var text = "  Start   MEETING now ";
        TextFolding.Fold(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var folded = TextFolding.Fold(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        // A string is 22 bytes and two for each character, rounded up to eight.
        allocated.ShouldBeLessThanOrEqualTo(22 + 2 * folded.Length + 8);
    }

    [Fact]
    public void Every_character_folds_once_and_for_all()
    {
        // All of the basic plane, and a sample of the others.
        for (var code = 0; code <= 0x10FFFF; code += code < 0x10000 ? 1 : 61)
        {
            var text = code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : new Rune(code).ToString();
            var folded = TextFolding.Fold(text);
            if (TextFolding.Fold(folded) != folded)
                folded.ShouldBe(TextFolding.Fold(folded), $"U+{code:X4}");
        }
    }

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Gen.String[Gen.Char, 0, 400].Sample(text => TextFolding.Fold(TextFolding.Fold(text)) == TextFolding.Fold(text));
}
