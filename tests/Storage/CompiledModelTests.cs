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
