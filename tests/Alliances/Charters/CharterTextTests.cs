using AllianceBot.Alliances.Charters;

namespace AllianceBot.Tests.Alliances.Charters;

/// <summary>What people type into the sections, as it is kept.</summary>
public sealed class CharterTextTests
{
    [Theory]
    [InlineData("1. Transparency\n2) Mutual respect\n\n• Open doors\n - Patience", "Transparency\nMutual respect\nOpen doors\nPatience")]
    [InlineData("10. The tenth", "The tenth")]
    [InlineData("2026 is the year\n3 % for health\n1.5 points", "2026 is the year\n3 % for health\n1.5 points")]
    public void A_list_is_numbered_by_the_card_and_not_twice(string typed, string kept)
    {
        CharterText.Tidy(CharterSection.Principles, typed).ShouldBe(kept);
        CharterText.Tidy(CharterSection.NonNegotiables, typed).ShouldBe(kept);
    }

    [Fact]
    public void A_text_keeps_its_numbers() => CharterText.Tidy(CharterSection.Terms, "1. We meet\n2. We decide").ShouldBe("1. We meet\n2. We decide");
}
