using AllianceBot.Alliances;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AllianceBot.Tests.Storage;

public sealed class SqliteUpgradeTests(SqliteDatabase database) : UpgradeContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>
{
    /// <summary>EF Core, where it makes a table anew, makes it with row ids: then a later migration must take them away again.</summary>
    [Fact]
    public async Task Entries_without_row_ids_are_those_there_were_and_so_is_what_refers_to_them()
    {
        await using var db = Database.Store.OpenAcrossAlliances();
        var migrator = db.GetService<IMigrator>();
        await FillFirstVersionAsync(db);
        await migrator.MigrateAsync("MeetingPlace", Cancellation);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "ActionSettlements" SELECT "AllianceId", "MeetingId", "Sequence", {"Done"}, {"Signed"}, "AuthorId", "AuthorName", "At" FROM "MeetingEntries" """, Cancellation);

        await migrator.MigrateAsync(cancellationToken: Cancellation);
        (await HasRowIdsAsync()).ShouldBeFalse();
        (await ReadAsync()).ShouldBe("1 Decision Sign the statement Signed");

        await migrator.MigrateAsync("MeetingPlace", Cancellation);
        (await HasRowIdsAsync()).ShouldBeTrue();
        (await ReadAsync()).ShouldBe("1 Decision Sign the statement Signed");

        async Task<bool> HasRowIdsAsync() => await db.Database.SqlQuery<int>($"""SELECT "sql" NOT LIKE '%WITHOUT ROWID' AS "Value" FROM "sqlite_master" WHERE "name" = {"MeetingEntries"}""").SingleAsync(Cancellation) == 1;

        async Task<string> ReadAsync() => await db.Database.SqlQuery<string>(
            $"""SELECT "Sequence" || ' ' || "Kind" || ' ' || "Text" || ' ' || "Note" AS "Value" FROM "MeetingEntries" JOIN "ActionSettlements" USING ("AllianceId", "MeetingId", "Sequence")""").SingleAsync(Cancellation);
    }
}

public sealed class PostgresUpgradeTests(PostgresDatabase database) : UpgradeContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>A database that the first version filled, in the hands of this one.</summary>
public abstract class UpgradeContract<TDatabase>
    where TDatabase : TestDatabase
{
    private static readonly Guid Alliance = Guid.NewGuid();
    private static readonly Guid Ana = Guid.NewGuid();
    private static readonly Guid Met = Guid.NewGuid();
    private static readonly DateTimeOffset Then = new(2025, 3, 5, 14, 0, 0, TimeSpan.Zero);

    protected UpgradeContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        Database = database;
    }

    protected TDatabase Database { get; }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_first_version_recorded_is_there_and_can_be_gone_on_with()
    {
        await using (var db = Database.Store.OpenAcrossAlliances())
        {
            await FillFirstVersionAsync(db);
            await db.Database.MigrateAsync(Cancellation);
            (await db.Database.GetPendingMigrationsAsync(Cancellation)).ShouldBeEmpty();
        }

        await using (var db = Database.Store.OpenForReading(Alliance))
        {
            var meeting = (await MeetingRecords.ReadAsync(db, Met, Cancellation)).ShouldNotBeNull();
            meeting.Number.ShouldBe("2025-01");
            meeting.OnlyIn.ShouldBeNull("Before there were private places every meeting was the alliance's.");
            meeting.Items.SelectMany(item => item.Entries).Select(entry => entry.Text).ShouldBe(["Sign the statement"]);
            var ana = await db.Set<Person>().SingleAsync(Cancellation);
            (ana.IsMember, ana.RepresentsNobody, ana.OrganisationId).ShouldBe((true, false, null));
            // Nobody led then, so whoever takes it in hand may.
            (await Standings.ReadAsync(db, ana, Cancellation)).Roles.HasFlag(Role.Steward).ShouldBeTrue();
        }

        var actor = new Actor(Ana, "Ana Quispe", Standing.None);
        var ended = await Database.Store.WriteAsync(Alliance, (db, ct) => EndMeeting.HandleAsync(db, new("19:channel", null, actor, Then.AddHours(1)), ct), Cancellation);
        ended.ShouldBeOfType<EndMeeting.Outcome.Ended>().Decisions.ShouldBe(1);
    }

    [Fact]
    public async Task What_organisations_did_before_working_groups_had_rotas_stays_in_the_alliances_accounts()
    {
        await using (var db = Database.Store.OpenAcrossAlliances())
        {
            await db.GetService<IMigrator>().MigrateAsync("TaskChase", Cancellation);
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "RotaAccounts" ("AllianceId", "Rhythm", "OrganisationId", "Share", "Load") VALUES ({Alliance}, {"Meeting"}, {Ana}, {2.5m}, {3m})""", Cancellation);
            await db.Database.MigrateAsync(Cancellation);
        }

        await using (var db = Database.Store.OpenForReading(Alliance))
        {
            var account = await db.Set<RotaAccount>().SingleAsync(Cancellation);
            (account.Scope, account.Rhythm, account.OrganisationId, account.Share, account.Load).ShouldBe((Guid.Empty, Rhythm.Meeting, Ana, 2.5m, 3m));
        }

        // And back: what a group's organisations did is not taken for the alliance's.
        await using (var db = Database.Store.OpenAcrossAlliances())
        {
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "RotaAccounts" ("AllianceId", "Scope", "Rhythm", "OrganisationId", "Share", "Load") VALUES ({Alliance}, {Guid.NewGuid()}, {"Meeting"}, {Ana}, {7m}, {7m})""", Cancellation);
            await db.GetService<IMigrator>().MigrateAsync("TaskChase", Cancellation);
            var loads = await db.Database.SqlQuery<decimal>($"""SELECT "Load" AS "Value" FROM "RotaAccounts" """).ToListAsync(Cancellation);
            loads.ShouldBe([3m]);
        }
    }

    [Fact]
    public async Task The_script_for_a_new_database_makes_the_schema_that_all_migrations_make()
    {
        await using var db = Database.Store.OpenAcrossAlliances();
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("0", Cancellation);
        await NewSchema.MakeAsync(db, db.Database.IsNpgsql() ? StorageProvider.Postgres : StorageProvider.Sqlite, Cancellation);
        var byScript = await SchemaDump.OfAsync(db, Cancellation);
        await migrator.MigrateAsync("0", Cancellation);
        await migrator.MigrateAsync(cancellationToken: Cancellation);

        byScript.ShouldBe(await SchemaDump.OfAsync(db, Cancellation), "The script is older than the last migration: run bot/Storage/model-changed.sh.");
    }

    [Fact]
    public async Task Of_many_bots_that_start_at_once_on_an_empty_database_one_makes_the_schema()
    {
        await using (var db = Database.Store.OpenAcrossAlliances())
            await db.GetService<IMigrator>().MigrateAsync("0", Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Database.PrepareAsync, Cancellation)));

        await using (var db = Database.Store.OpenAcrossAlliances())
            (await db.Database.GetAppliedMigrationsAsync(Cancellation)).ShouldBe(db.Database.GetMigrations());
    }

    [Fact]
    public async Task A_start_that_fails_while_it_makes_the_schema_leaves_nothing_in_the_way_of_the_next()
    {
        await using (var db = Database.Store.OpenAcrossAlliances())
            await db.GetService<IMigrator>().MigrateAsync("0", Cancellation);
        await using (var db = Database.Store.OpenAcrossAlliances())
        {
            // It stands in the way of one of the last tables of the script.
            await db.Database.ExecuteSqlRawAsync("""CREATE TABLE "RotaTurns" ("Of" INTEGER)""", Cancellation);
            await Should.ThrowAsync<System.Data.Common.DbException>(Database.PrepareAsync);
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE "RotaTurns" """, Cancellation);
        }

        await Database.PrepareAsync();
        await using (var db = Database.Store.OpenAcrossAlliances())
            (await db.Database.GetAppliedMigrationsAsync(Cancellation)).ShouldBe(db.Database.GetMigrations());
    }

    protected static async Task FillFirstVersionAsync(AllianceDb db)
    {
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("0", Cancellation);
        await migrator.MigrateAsync("Initial", Cancellation);
        var at = db.Moment(Then);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Alliances" ("AllianceId", "Home", "Name", "Language", "TimeZone", "LinkSecret", "CreatedAt") VALUES ({Alliance}, {"19:team"}, {"Alianza Cumbre"}, {"Spanish"}, {"America/Lima"}, {new byte[32]}, {at})""", Cancellation);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "People" ("AllianceId", "Id", "UserId", "Name", "FirstSeenAt") VALUES ({Alliance}, {Ana}, {"29:ana"}, {"Ana Quispe"}, {at})""", Cancellation);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Meetings" ("AllianceId", "Id", "ConversationId", "Year", "Sequence", "Title", "Status", "StartedAt", "StartedById", "StartedByName", "EntryCount") VALUES ({Alliance}, {Met}, {"19:channel"}, {2025}, {1}, {"Plenaria"}, {"Running"}, {at}, {Ana}, {"Ana Quispe"}, {1})""", Cancellation);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "AgendaItems" ("AllianceId", "MeetingId", "Position", "Title", "IsAddition") VALUES ({Alliance}, {Met}, {1}, {"Statement"}, {false})""", Cancellation);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "MeetingEntries" ("AllianceId", "MeetingId", "Sequence", "Kind", "Text", "AuthorId", "AuthorName", "At") VALUES ({Alliance}, {Met}, {1}, {"Decision"}, {"Sign the statement"}, {Ana}, {"Ana Quispe"}, {at})""", Cancellation);
    }
}
