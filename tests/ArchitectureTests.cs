using System.Reflection;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NetArchTest.Rules;

namespace AllianceBot.Tests;

/// <summary>The walls of the house. Features, parts and rows are found in the program, so a new one is held to the rules at once.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Bot = typeof(AllianceRow).Assembly;

    private static readonly IReadOnlyList<Type> Rows = [.. Bot.GetTypes().Where(t => t.IsSubclassOf(typeof(AllianceRow)) && !t.IsAbstract)];

    /// <summary>Namespaces such as <c>AllianceBot.Meetings</c>.</summary>
    private static readonly IReadOnlyList<string> Parts =
        [.. Bot.GetTypes().Select(PartOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static readonly IReadOnlyList<string> Features =
        [.. Bot.GetTypes().Where(t => t.IsAssignableTo(typeof(IFeature)) && !t.IsInterface).Select(PartOf).OfType<string>().Distinct().Except(["AllianceBot.Conversation"])];

    public static TheoryData<string> FeatureNames => [.. Features];

    [Fact]
    public void The_features_and_rows_are_found()
    {
        Features.ShouldBe(["AllianceBot.Alliances", "AllianceBot.Meetings", "AllianceBot.Minutes", "AllianceBot.Rota", "AllianceBot.Tasks"], ignoreOrder: true);
        Rows.Count.ShouldBeGreaterThanOrEqualTo(8);
    }

    [Fact]
    public void The_protocol_depends_on_nothing_of_ours() =>
        ShouldNotDepend("AllianceBot.Protocol", [.. Parts.Except(["AllianceBot.Protocol"]), "AllianceBot.Cards"]);

    [Fact]
    public void The_archive_does_not_touch_the_protocol_nor_a_feature() =>
        ShouldNotDepend(typeof(IArchive).Namespace!, ["AllianceBot.Protocol", "AllianceBot.Conversation", .. Features]);

    [Fact]
    public void Microsoft_Graph_is_asked_without_knowing_for_whom() =>
        ShouldNotDepend("AllianceBot.Graph", ["AllianceBot.Conversation", "AllianceBot.Storage", .. Features]);

    [Fact]
    public void The_conversation_depends_on_no_feature() =>
        ShouldNotDepend("AllianceBot.Conversation", [.. Features]);

    [Fact]
    public void The_storage_depends_on_no_feature() =>
        ShouldNotDepend("AllianceBot.Storage", [.. Features, "AllianceBot.Conversation", "AllianceBot.Protocol"]);

    [Theory]
    [MemberData(nameof(FeatureNames))]
    public void A_feature_does_not_touch_the_protocol(string feature) => ShouldNotDepend(feature, ["AllianceBot.Protocol"]);

    [Theory]
    [MemberData(nameof(FeatureNames))]
    public void A_feature_does_not_touch_another_ones_rows(string feature) =>
        ShouldNotDepend(feature, [.. Rows.Where(row => PartOf(row) is { } owner && owner != feature && Features.Contains(owner)).Select(row => row.FullName!)]);

    [Fact]
    public void The_cards_depend_on_nothing_of_ours() =>
        typeof(AllianceBot.Cards.CardLibrary).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => name.StartsWith("AllianceBot", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_row_of_both_models_belongs_to_an_alliance_and_is_filtered_by_it()
    {
        foreach (var model in Models())
        {
            var entities = model.GetEntityTypes().ToList();
            entities.Select(e => e.ClrType).ShouldBe(Rows, ignoreOrder: true);
            entities.Where(e => e.GetDeclaredQueryFilters().Count == 0).Select(e => e.ClrType.Name).ShouldBeEmpty();
            entities.Where(e => e.FindPrimaryKey()!.Properties[0].Name != nameof(AllianceRow.AllianceId)).Select(e => e.ClrType.Name)
                .ShouldBeEmpty("A key that begins with the alliance keeps each one's rows together.");
        }
    }

    private static IEnumerable<Microsoft.EntityFrameworkCore.Metadata.IModel> Models()
    {
        foreach (var factory in Bot.GetTypes().Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>))))
        {
            using var db = (DbContext)factory.GetMethod("CreateDbContext")!.Invoke(Activator.CreateInstance(factory), [Array.Empty<string>()])!;
            yield return db.Model;
        }
    }

    private static void ShouldNotDepend(string part, string[] on)
    {
        // What EF Core's tool compiles for the storage names the rows of all, as the database does.
        var types = Types.InAssembly(Bot).That().ResideInNamespaceMatching($"^{part.Replace(".", "\\.", StringComparison.Ordinal)}(\\.|$)")
            .And().DoNotResideInNamespaceStartingWith("AllianceBot.Storage.Compiled");
        types.GetTypes().ShouldNotBeEmpty();
        var result = types.ShouldNot().HaveDependencyOnAny(on).GetResult();
        (result.FailingTypeNames ?? []).ShouldBeEmpty($"{part} depends on one of {string.Join(", ", on)}");
    }

    private static string? PartOf(Type type) =>
        type.Namespace?.Split('.') is ["AllianceBot", var part, ..] ? $"AllianceBot.{part}" : null;
}
