using System.Globalization;
using System.Text.Json.Nodes;

namespace AllianceBot.Tests.Cards;

public sealed class ConformanceTests(OfficialEngine official) : IClassFixture<OfficialEngine>
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    public static TheoryData<string> Names => [.. OfficialEngine.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Our_card_equals_the_official_one(string name)
    {
        var (expected, refusal) = official.Expand(name);
        var ours = OfficialEngine.Cases.Single(one => one.Name == name).Expand(English);

        refusal.ShouldBeNull();
        JsonNode.DeepEquals(ours, expected).ShouldBeTrue($"ours:\n{ours?.ToJsonString()}\nofficial:\n{expected?.ToJsonString()}");
    }

    [Fact]
    public void There_are_at_least_sixty_cases() => OfficialEngine.Cases.Count.ShouldBeGreaterThanOrEqualTo(60);
}
