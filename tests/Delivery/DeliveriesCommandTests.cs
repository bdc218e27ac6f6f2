using AllianceBot.CommandLine;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AllianceBot.Tests.Delivery;

public sealed class SqliteDeliveriesCommandTests(SqliteDatabase database) : DeliveriesCommandContract<SqliteDatabase>(database);

public sealed class PostgresDeliveriesCommandTests(PostgresDatabase database) : DeliveriesCommandContract<PostgresDatabase>(database)
{
    [Fact]
    public async Task Another_try_is_due_by_the_clock_of_the_database_and_not_by_the_machines()
    {
        var id = await ParkAsync("{}");
        var now = TimeProvider.System.GetUtcNow();
        await RunAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton(new DatabaseTime(new Ahead()))), 0, "retry", "all");
        (await NoticeAsync(id)).DueAt.ShouldBe(now, TimeSpan.FromMinutes(5));
    }

    /// <summary>The console of somebody whose clock is an hour wrong.</summary>
    private sealed class Ahead : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromHours(1);
    }
}

/// <summary>What whoever runs the bot sees of what waits and is parked, and another try.</summary>
public abstract class DeliveriesCommandContract<TDatabase> : IClassFixture<TDatabase>
    where TDatabase : TestDatabase
{
    private readonly TDatabase _database;

    protected DeliveriesCommandContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_parked_is_shown_with_the_reason_and_without_what_it_says_and_is_sent_again_when_asked()
    {
        var id = await ParkAsync("{\"secret\":true}");
        var shown = await RunAsync(0);
        shown.ShouldContain("1 parked");
        shown.ShouldContain($"{id}");
        shown.ShouldContain("Blocked");
        shown.ShouldContain("The service said no.");
        shown.ShouldNotContain("secret");

        (await RunAsync(1, "retry", Guid.NewGuid().ToString())).ShouldContain("'deliveries' shows them");
        (await StateAsync(id)).ShouldBe(NoticeState.Parked);
        (await RunAsync(0, "retry", $"{id}")).ShouldContain("sent again");
        (await StateAsync(id)).ShouldBe(NoticeState.Pending);
        (await RunAsync(0)).ShouldContain("0 parked");
        (await RunAsync(2, "sing")).ShouldContain("deliveries [retry ID");
    }

    protected async Task<Guid> ParkAsync(string data)
    {
        var alliance = await _database.FoundAllianceAsync();
        var now = _database.Time.GetUtcNow();
        await _database.Store.WriteAsync(alliance, (db, ct) => Notices.AddAsync(db, "test", Guid.NewGuid(), "one", now, data, ct), Cancellation);
        var claimed = (await _database.Store.WriteAsync(Guid.Empty, (db, ct) => NoticeQueue.ClaimAsync(db, now, TimeSpan.FromMinutes(1), 1, ct), Cancellation)).Single();
        await _database.Store.WriteAsync(alliance, (db, ct) => NoticeQueue.SettleAsync(db, claimed, NoticeOutcome.Parked(ParkedWhy.Blocked, "The service said no."), now, ct), Cancellation);
        return claimed.Id;
    }

    protected async Task<string> RunAsync(Action<WebApplicationBuilder>? configure, int expected, params string[] words)
    {
        using var output = new StringWriter();
        (await DeliveriesCommand.RunAsync([.. words, .. _database.Settings, "--environment=Development"], output, configure)).ShouldBe(expected);
        return output.ToString();
    }

    private Task<string> RunAsync(int expected, params string[] words) => RunAsync(configure: null, expected, words);

    protected async Task<Notice> NoticeAsync(Guid id)
    {
        await using var db = _database.Store.OpenAcrossAlliances();
        return await db.Set<Notice>().IgnoreQueryFilters().SingleAsync(n => n.Id == id, Cancellation);
    }

    private async Task<NoticeState> StateAsync(Guid id) => (await NoticeAsync(id)).State;
}
