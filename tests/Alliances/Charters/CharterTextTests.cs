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

    [Theory]
    [InlineData("0", "50", "7", WaysProblem.Cadence)]
    [InlineData("53", "50", "7", WaysProblem.Cadence)]
    [InlineData("8", "medio", "7", WaysProblem.Quorum)]
    [InlineData("8", "101", "7", WaysProblem.Quorum)]
    [InlineData("8", "0 %", "7", WaysProblem.Quorum)]
    [InlineData("8", "50", "-1", WaysProblem.LazyApproval)]
    [InlineData("8", "50", "91", WaysProblem.LazyApproval)]
    [InlineData("8", "50 %", "7", null)]
    [InlineData("52", "100%", "90", null)]
    public void Of_the_ways_of_working_the_field_that_is_wrong_is_told(string weeks, string quorum, string days, WaysProblem? problem)
    {
        var form = new ChangeCharter.WaysForm(weeks, "Consensus", quorum, days, "es");

        form.FindProblem().ShouldBe(problem);
        if (problem is null)
            form.Read().QuorumPercent.ShouldBe(int.Parse(quorum.TrimEnd('%', ' '), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_rule_and_a_language_that_nobody_knows_are_told_too()
    {
        new ChangeCharter.WaysForm("8", "9", "50", "7", "es").FindProblem().ShouldBe(WaysProblem.DecisionRule);
        new ChangeCharter.WaysForm("8", "Consent", "50", "7", "xx").FindProblem().ShouldBe(WaysProblem.Language);
    }
}
