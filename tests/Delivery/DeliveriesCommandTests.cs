using AllianceBot.CommandLine;
using AllianceBot.Delivery;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Delivery;

/// <summary>What whoever runs the bot sees of what waits and is parked, and another try.</summary>
public sealed class DeliveriesCommandTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
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

    private async Task<Guid> ParkAsync(string data)
    {
        var alliance = await database.FoundAllianceAsync();
        var now = database.Time.GetUtcNow();
        await database.Store.WriteAsync(alliance, (db, ct) => Notices.AddAsync(db, "test", Guid.NewGuid(), "one", now, data, ct), Cancellation);
        var claimed = (await database.Store.WriteAsync(Guid.Empty, (db, ct) => NoticeQueue.ClaimAsync(db, now, TimeSpan.FromMinutes(1), 1, ct), Cancellation)).Single();
        await database.Store.WriteAsync(alliance, (db, ct) => NoticeQueue.SettleAsync(db, claimed, NoticeOutcome.Parked(ParkedWhy.Blocked, "The service said no."), now, ct), Cancellation);
        return claimed.Id;
    }

    private async Task<string> RunAsync(int expected, params string[] words)
    {
        using var output = new StringWriter();
        (await DeliveriesCommand.RunAsync([.. words, .. database.Settings, "--environment=Development"], output)).ShouldBe(expected);
        return output.ToString();
    }

    private async Task<NoticeState> StateAsync(Guid id)
    {
        await using var db = database.Store.OpenAcrossAlliances();
        return await db.Set<Notice>().IgnoreQueryFilters().Where(n => n.Id == id).Select(n => n.State).SingleAsync(Cancellation);
    }
}
