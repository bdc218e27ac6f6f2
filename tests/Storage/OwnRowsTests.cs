using System.Reflection;
using System.Runtime.CompilerServices;
using AllianceBot.Alliances;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AllianceBot.Tests.Storage;

public sealed class SqliteOwnRowsTests(SqliteDatabase database) : OwnRowsContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresOwnRowsTests(PostgresDatabase database) : OwnRowsContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>Two alliances with a row of every class: in whatever way one asks, it meets its own row and leaves the other's alone.</summary>
public abstract class OwnRowsContract<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase
{
    private readonly TDatabase _database;
    private readonly Guid _mine = Guid.NewGuid();
    private readonly Guid _theirs = Guid.NewGuid();

    protected OwnRowsContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await FillAsync(_mine);
        await FillAsync(_theirs);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_row_belongs_to_an_alliance()
    {
        await using var db = _database.Store.OpenForReading(_mine);
        db.Model.GetEntityTypes().Select(entity => entity.ClrType).ShouldAllBe(row => row.IsSubclassOf(typeof(AllianceRow)));
    }

    [Fact]
    public Task A_query_for_rows_of_any_class_finds_ones_own() => OfEveryClassAsync(nameof(FindsOwnAsync));

    [Fact]
    public Task A_query_within_a_query_finds_ones_own() => OfEveryClassAsync(nameof(FindsOwnWithinAsync));

    [Fact]
    public Task An_update_and_a_deletion_by_query_leave_the_others_alone() => OfEveryClassAsync(nameof(WritesOwnAsync));

    [Fact]
    public async Task What_is_read_along_is_ones_own_too()
    {
        await using var db = _database.Store.OpenForReading(_mine);
        var navigations = db.Model.GetEntityTypes().SelectMany(entity => entity.GetNavigations()).ToList();
        navigations.ShouldNotBeEmpty();
        foreach (var navigation in navigations)
        {
            // The rows stand for themselves, so nothing is read along: that it would be filtered shows in what is asked.
            var asked = (string)Own(nameof(AskFor), navigation.DeclaringEntityType.ClrType).Invoke(null, [db, navigation.Name])!;
            asked.Split("\"AllianceId\" = @").Length.ShouldBe(3, $"{navigation.DeclaringEntityType.Name}.{navigation.Name} is asked for by {asked}");
        }
    }

    private async Task OfEveryClassAsync(string check)
    {
        await using var db = _database.Store.OpenForReading(_mine);
        foreach (var entity in db.Model.GetEntityTypes())
            await (Task)Own(check, entity.ClrType).Invoke(this, null)!;
    }

    private async Task FindsOwnAsync<TRow>()
        where TRow : AllianceRow
    {
        foreach (var alliance in new[] { _mine, _theirs })
        {
            await using var db = _database.Store.OpenForReading(alliance);
            (await db.Set<TRow>().Select(row => row.AllianceId).ToListAsync(Cancellation)).ShouldBe([alliance], typeof(TRow).Name);
            (await db.Set<TRow>().ToListAsync(Cancellation)).Select(row => row.AllianceId).ShouldBe([alliance], typeof(TRow).Name);
        }

        await using var across = _database.Store.OpenAcrossAlliances();
        (await across.Set<TRow>().CountAsync(Cancellation)).ShouldBe(0, typeof(TRow).Name);
        (await across.Set<TRow>().IgnoreQueryFilters().Select(row => row.AllianceId).ToListAsync(Cancellation)).Intersect([_mine, _theirs]).Count().ShouldBe(2, typeof(TRow).Name);
    }

    private async Task FindsOwnWithinAsync<TRow>()
        where TRow : AllianceRow
    {
        foreach (var alliance in new[] { _mine, _theirs })
        {
            await using var db = _database.Store.OpenForReading(alliance);
            (await db.Set<Alliance>().Select(_ => db.Set<TRow>().Count()).ToListAsync(Cancellation)).ShouldBe([1], typeof(TRow).Name);
            (await db.Set<Alliance>().SelectMany(_ => db.Set<TRow>(), (_, row) => row.AllianceId).ToListAsync(Cancellation)).ShouldBe([alliance], typeof(TRow).Name);
            (await db.Set<Alliance>().Where(_ => db.Set<TRow>().Any(row => row.AllianceId != alliance)).AnyAsync(Cancellation)).ShouldBeFalse(typeof(TRow).Name);
        }
    }

    private async Task WritesOwnAsync<TRow>()
        where TRow : AllianceRow
    {
        var id = Guid.NewGuid();
        await using var db = _database.Store.OpenForReading(_mine);
        await UntieAsync(db);
        (await db.Set<TRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.AllianceId, id), Cancellation)).ShouldBe(1, typeof(TRow).Name);
        db.AllianceId = id;
        (await db.Set<TRow>().ExecuteDeleteAsync(Cancellation)).ShouldBe(1, typeof(TRow).Name);
        (await db.Set<TRow>().IgnoreQueryFilters().Select(row => row.AllianceId).ToListAsync(Cancellation)).Intersect([_mine, id, _theirs]).ShouldBe([_theirs], typeof(TRow).Name);
    }

    private static string AskFor<TRow>(AllianceDb db, string navigation)
        where TRow : AllianceRow => db.Set<TRow>().Include(navigation).ToQueryString();

    private static MethodInfo Own(string name, Type row) =>
        typeof(OwnRowsContract<TDatabase>).GetMethod(name, BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(row);

    /// <summary>One row of every class, without regard to what they refer to.</summary>
    private async Task FillAsync(Guid alliance)
    {
        await using var db = _database.Store.OpenForReading(alliance);
        await UntieAsync(db);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var row = db.Entry(RuntimeHelpers.GetUninitializedObject(entity.ClrType));
            foreach (var property in entity.GetProperties().Where(property => !property.IsNullable && property.Name != nameof(AllianceRow.AllianceId)))
                row.Property(property).CurrentValue = Sample(property);
            row.State = EntityState.Added;
        }

        await db.SaveChangesAsync(Cancellation);
    }

    private static object Sample(IProperty property) => property.ClrType switch
    {
        var type when type == typeof(Guid) => Guid.NewGuid(),
        var type when type == typeof(string) => Guid.NewGuid().ToString("N")[..Math.Min(32, property.GetMaxLength() ?? 32)],
        var type when type == typeof(byte[]) => Array.Empty<byte>(),
        var type when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        var type when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
        var type => Activator.CreateInstance(type)!,
    };

    /// <summary>Foreign keys are not looked at until the connection is closed.</summary>
    private static async Task UntieAsync(AllianceDb db)
    {
        await db.Database.OpenConnectionAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF", Cancellation);
    }
}
