using AllianceBot.Storage;

namespace AllianceBot.Tests.Storage;

public sealed class OrderedIdTests
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 2, 15, 0, 0, 7, TimeSpan.Zero);

    [Fact]
    public void Those_of_one_moment_sort_as_they_were_made_however_many()
    {
        var made = Enumerable.Range(0, 10_000).Select(_ => OrderedId.Next(Moment)).ToList();
        made.ShouldBe(made.Order());
        // The databases compare the text, or the bytes as they are written.
        made.Select(id => id.ToString()).ShouldBe(made.Select(id => id.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData((1L << 12) - 1)]
    [InlineData((1L << 30) - 1)]
    [InlineData((1L << 41) - 1)]
    public void No_number_of_them_breaks_the_order(long count) =>
        OrderedId.Make(Moment, count + 1).ShouldBeGreaterThan(OrderedId.Make(Moment, count));

    [Fact]
    public void An_earlier_moment_comes_first_whenever_it_was_made()
    {
        var later = OrderedId.Next(Moment);
        OrderedId.Next(Moment.AddMilliseconds(-1)).ShouldBeLessThan(later);
    }

    [Fact]
    public void They_are_version_7_and_keep_their_moment()
    {
        var id = OrderedId.Make(Moment, -1);
        (id.Version, id.Variant & 0xC).ShouldBe((7, 8));
        OrderedId.MomentOf(id).ShouldBe(Moment);
        OrderedId.Make(Moment, 5).ShouldNotBe(OrderedId.Make(Moment, 5));
    }
}
