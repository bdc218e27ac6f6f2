using AllianceBot.Alliances.Letterheads;
using AllianceBot.Conversation;
using AllianceBot.Documents.Letterheads;
using AllianceBot.Tests.Documents.Letterheads;
using AllianceBot.Tests.Storage;

namespace AllianceBot.Tests.Alliances.Letterheads;

public sealed class SqliteKeptLetterheadTests(SqliteDatabase database) : KeptLetterheadContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresKeptLetterheadTests(PostgresDatabase database) : KeptLetterheadContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>One letterhead for each alliance, whatever the database.</summary>
public abstract class KeptLetterheadContract<TDatabase>
    where TDatabase : TestDatabase
{
    private readonly TDatabase _database;

    protected KeptLetterheadContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_read_as_it_was_kept_by_its_own_alliance_alone()
    {
        var letterhead = ((LetterheadReading.Read)LetterheadReader.Read(TemplateFile.Usual.ToBytes())).Letterhead;
        var (hers, others) = (await _database.FoundAllianceAsync(), await _database.FoundAllianceAsync());
        var now = _database.Time.GetUtcNow();
        await _database.Store.WriteAsync(hers, (db, _) =>
        {
            db.Add(AllianceLetterhead.Of("a.dotx", letterhead, new Actor(Guid.NewGuid(), "Ana Quispe", Standing.None), now));
            return Task.FromResult(true);
        }, Cancel);

        await using var own = _database.Store.OpenForReading(hers);
        (await LetterheadRecords.ReadAsync(own, Cancel))!.Serialize().ShouldBe(letterhead.Serialize());
        (await LetterheadView.ReadAsync(own, Cancel))!.ShouldSatisfyAllConditions(view => view.Name.ShouldBe("a.dotx"), view => view.By.ShouldBe("Ana Quispe"), view => view.At.ShouldBe(now));
        await using var other = _database.Store.OpenForReading(others);
        (await LetterheadRecords.ReadAsync(other, Cancel)).ShouldBeNull();
    }
}
