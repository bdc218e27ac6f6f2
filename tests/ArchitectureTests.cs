namespace AllianceBot.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void The_solution_builds() => typeof(AllianceBot.Cards.CardTemplateException).ShouldNotBeNull();
}
