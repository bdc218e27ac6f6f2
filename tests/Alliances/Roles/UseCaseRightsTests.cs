using System.Reflection;
using System.Text.RegularExpressions;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversation;

namespace AllianceBot.Tests.Alliances.Roles;

/// <summary>Who may do what stands in one table. Every use case asks it, or stands here with the reason why not.</summary>
public sealed partial class UseCaseRightsTests
{
    private static readonly IReadOnlyDictionary<string, string> ForEveryone = new Dictionary<string, string>
    {
        ["ListHistory"] = "Only reads; every member may see who changed what.",
        ["FindGroup"] = "Only reads; it says who may create a group where there is none.",
        ["ShowOrganisation"] = "Only reads.",
        ["ShowCharter"] = "Only reads.",
        ["MeasureBalance"] = "Only reads; balance is for every member to see.",
        ["DraftMinutes"] = "Only reads; the draft is made anew each time.",
        ["FindDecisions"] = "Only reads.",
        ["FindMinutesFile"] = "Only reads.",
        ["JoinGroup"] = "For the person's own organisation.",
        ["ChooseOrganisation"] = "About the person themselves.",
        ["SaveSettings"] = "About the person themselves.",
        ["AnswerRollCall"] = "About the person themselves: whoever is there is present, observers too.",
    };

    private static readonly IReadOnlyList<Type> UseCases =
    [
        .. typeof(AllianceRow).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true }
            && type.GetMethod("HandleAsync", BindingFlags.Public | BindingFlags.Static) is not null
            && type.GetNestedType("Outcome") is not null),
    ];

    [Fact]
    public void Every_use_case_can_refuse_or_is_for_everyone_and_says_why()
    {
        UseCases.Count.ShouldBeGreaterThan(30, "Use cases are no longer found.");
        UseCases.Where(type => type.GetNestedType("Outcome")!.GetNestedType("Refused") is null).Select(type => type.Name).ShouldBe(ForEveryone.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Whatever_can_refuse_asks_the_table()
    {
        var asking = ShippedBot.Sources.Where(source => AsksTheTable().IsMatch(source)).SelectMany(source => Declared().Matches(source)).Select(match => match.Groups["name"].Value).ToHashSet();
        UseCases.Select(type => type.Name).Where(name => !ForEveryone.ContainsKey(name) && !asking.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void What_only_reads_is_never_given_a_transaction()
    {
        var written = ShippedBot.Sources.SelectMany(source => Written().Matches(source)).Select(match => match.Groups["name"].Value).ToHashSet();
        written.Count.ShouldBeGreaterThan(20, "The pattern no longer finds how features write.");
        ForEveryone.Where(entry => entry.Value.StartsWith("Only reads", StringComparison.Ordinal)).Select(entry => entry.Key).Where(written.Contains).ShouldBeEmpty();
    }

    [GeneratedRegex("Refusal\\.FindAsync\\(|Rights\\.Allows\\(")]
    private static partial Regex AsksTheTable();

    [GeneratedRegex("static class (?<name>[A-Za-z]+)")]
    private static partial Regex Declared();

    [GeneratedRegex("WriteAsync\\([^;]*?(?<name>[A-Z][A-Za-z]+)\\.HandleAsync")]
    private static partial Regex Written();
}
