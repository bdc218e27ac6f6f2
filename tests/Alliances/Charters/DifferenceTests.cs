using AllianceBot.Alliances.Charters;
using CsCheck;

namespace AllianceBot.Tests.Alliances.Charters;

public sealed class DifferenceTests
{
    private static readonly string[] Known = ["Be inclusive", "Be very inclusive.", "Let people speak", "قانون الماء", "**a** <b>b</b>", "👩🏽‍🌾 x", " ", "\uD83D", "a  b"];

    private static readonly Gen<string[]> FewItems = Gen.Int[0, 2].Select(i => "abc"[i].ToString()).Array[0, 7];

    private static readonly Gen<string[]> AnyLines =
        Gen.OneOf(Gen.Int[0, Known.Length - 1].Select(i => Known[i]), Gen.String[0, 12].Select(s => s.Replace("\n", " ", StringComparison.Ordinal))).Array[0, 8];

    [Fact]
    public void What_stays_and_comes_is_the_new_text_and_what_stays_and_goes_the_old() => Gen.Select(AnyLines, AnyLines).Sample((before, after) =>
    {
        var lines = TextDifference.Find(before, after);
        lines.Where(l => l.Kind is not LineKind.Removed).Select(l => Text(l, EditKind.Remove)).ShouldBe(after);
        lines.Where(l => l.Kind is not LineKind.Added).Select(l => Text(l, EditKind.Add)).ShouldBe(before);
    });

    [Fact]
    public void It_is_as_short_as_can_be() => Gen.Select(FewItems, FewItems).Sample((before, after) =>
        SequenceDifference.Find(before, after).Count(e => e.Kind is not EditKind.Keep).ShouldBe(Shortest(before, after)));

    [Fact]
    public void Equal_texts_do_not_differ() => AnyLines.Sample(lines =>
        TextDifference.Find(lines, lines).ShouldAllBe(l => l.Kind == LineKind.Same));

    [Fact]
    public void The_words_of_a_line_are_the_line() => Gen.String.Sample(line =>
        string.Concat(TextDifference.Words(line)).ShouldBe(line));

    [Theory]
    [InlineData("Meet every two months", "Meet every three months", "Meet every [-two][+three] months")]
    [InlineData("Share the credit", "Share the credit and the work", "Share the credit[+ and the work]")]
    [InlineData("La ley nombra a las mujeres rurales", "La ley nombra a los pueblos indígenas", "La ley nombra a [-las mujeres rurales][+los pueblos indígenas]")]
    public void Words_are_marked_in_a_changed_line(string before, string after, string shown) =>
        string.Concat(TextDifference.Find([before], [after]).ShouldHaveSingleItem().Spans.Select(s => s.Kind switch
        {
            EditKind.Remove => $"[-{s.Text}]",
            EditKind.Add => $"[+{s.Text}]",
            _ => s.Text,
        })).ShouldBe(shown);

    [Fact]
    public void Lines_with_little_in_common_are_one_that_goes_and_one_that_comes() =>
        TextDifference.Find(["Be inclusive in all"], ["Nobody pays for water"]).Select(l => l.Kind).ShouldBe([LineKind.Removed, LineKind.Added]);

    [Fact]
    public void The_longest_texts_are_compared_all_the_same()
    {
        var (before, after) = (new string('.', 4000), string.Concat(Enumerable.Repeat(".;", 2000)));
        var lines = TextDifference.Find([before], [after]);
        string.Concat(lines.SelectMany(l => l.Spans).Where(s => s.Kind is not EditKind.Remove).Select(s => s.Text)).ShouldBe(after);
    }

    private static string Text(DifferenceLine line, EditKind without) => string.Concat(line.Spans.Where(s => s.Kind != without).Select(s => s.Text));

    /// <summary>By trying everything.</summary>
    private static int Shortest(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        if (before.IsEmpty || after.IsEmpty)
            return before.Length + after.Length;
        return before[0] == after[0]
            ? Math.Min(Shortest(before[1..], after[1..]), 1 + Math.Min(Shortest(before[1..], after), Shortest(before, after[1..])))
            : 1 + Math.Min(Shortest(before[1..], after), Shortest(before, after[1..]));
    }
}
