using AllianceBot.Meetings;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AllianceBot.Tests.Storage;

/// <summary>The bot runs with models that EF Core's tool compiled: they must say what the code says.</summary>
public sealed class CompiledModelTests
{
    private const string Remedy = "The model changed since it was compiled: run bot/Storage/model-changed.sh.";

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public void The_bot_runs_with_the_compiled_model_and_it_is_that_of_the_code(StorageProvider provider)
    {
        using var compiled = Compiled(provider);
        compiled.Model.GetType().Namespace.ShouldBe($"AllianceBot.Storage.Compiled.{provider}");
        using var code = new FromCode(Options<FromCode>(provider));

        var (compiledLines, codeLines) = (Describe(compiled.Model).Split('\n'), Describe(code.Model).Split('\n'));
        compiledLines.Except(codeLines).Concat(codeLines.Except(compiledLines)).ShouldBeEmpty(Remedy);
        compiledLines.ShouldBe(codeLines, Remedy);
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public void Every_enum_is_stored_by_its_names(StorageProvider provider)
    {
        using var compiled = Compiled(provider);
        var enums = compiled.Model.GetEntityTypes().SelectMany(entity => entity.GetFlattenedProperties()).Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum).ToList();
        enums.Count.ShouldBeGreaterThan(20);
        enums.Where(property => property.GetTypeMapping().Converter?.GetType() is not { IsGenericType: true } type || type.GetGenericTypeDefinition() != typeof(EnumText<>))
            .Select(property => $"{property.DeclaringType.Name}.{property.Name}").ShouldBeEmpty();
    }

    [Fact]
    public void A_converter_takes_values_numbers_and_nothing()
    {
        var enums = new EnumText<EntryKind>();
        (enums.ConvertToProvider(EntryKind.Decision), enums.ConvertToProvider((int)EntryKind.Rejected), enums.ConvertToProvider(null)).ShouldBe(("Decision", "Rejected", (object?)null));
        (enums.ConvertFromProvider("Link"), enums.ConvertFromProvider(null)).ShouldBe((EntryKind.Link, (object?)null));
        Should.Throw<ArgumentException>(() => enums.ConvertFromProvider("link"));

        var ticks = new UtcTicks();
        var moment = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(-5));
        ticks.ConvertToProvider(moment).ShouldBe(moment.UtcTicks);
        (ticks.ConvertToProvider(null), ticks.ConvertFromProvider(null)).ShouldBe((null, null));
        ticks.ConvertFromProvider(moment.UtcTicks).ShouldBe(moment);
    }

    private static AllianceDb Compiled(StorageProvider provider) => provider is StorageProvider.Sqlite
        ? new SqliteAllianceDb(Options<SqliteAllianceDb>(provider))
        : new PostgresAllianceDb(Options<PostgresAllianceDb>(provider));

    private static DbContextOptions<T> Options<T>(StorageProvider provider)
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        return (provider is StorageProvider.Sqlite ? options.UseSqlite("Data Source=:memory:") : options.UseNpgsql("Host=localhost")).Options;
    }

    // The filters, converters and comparers are in no description that EF Core gives.
    private static string Describe(IModel model) => string.Join('\n',
    [
        model.ToDebugString(MetadataDebugStringOptions.LongDefault | MetadataDebugStringOptions.IncludeAnnotations),
        model.GetRelationalModel().ToDebugString(MetadataDebugStringOptions.LongDefault | MetadataDebugStringOptions.IncludeAnnotations),
        .. model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredQueryFilters().Select(filter => $"{entity.Name}: {filter.Expression}")),
        .. model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Select(property =>
            $"{property.DeclaringType.Name}.{property.Name}: {property.GetTypeMapping().Converter?.GetType()}, {property.GetValueComparer().GetType()}, {property.GetProviderValueComparer().GetType()}"),
    ]);

    /// <summary>Nothing was compiled for this class of contexts, so its model is made from the code.</summary>
    private sealed class FromCode(DbContextOptions<FromCode> options) : AllianceDb(options);
}
