using System.Net;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;

namespace AllianceBot.Tests.CommandLine;

/// <summary>What whoever runs the bot asks it: a process that lives but cannot reach its database gets no messages, and is not killed for it.</summary>
public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bot_that_has_begun_is_alive_and_ready()
    {
        await using var bot = await RunningBot.StartAsync();
        (await AskAsync(bot, "live")).ShouldBe((HttpStatusCode.OK, "alive"));
        (await AskAsync(bot, "ready")).ShouldBe((HttpStatusCode.OK, "ready"));
    }

    [Fact]
    public async Task Without_its_database_it_is_alive_and_not_ready_until_the_database_is_back()
    {
        await using var database = new PostgresDatabase();
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        await database.InitializeAsync();
        await using var bot = await RunningBot.StartAsync(settings: database.Settings);
        await database.ShutAsync();
        (await AskAsync(bot, "ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await AskAsync(bot, "live")).Status.ShouldBe(HttpStatusCode.OK);
        await database.OpenAgainAsync();
        (await AskAsync(bot, "ready")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(RunningBot bot, string what)
    {
        using var answer = await bot.Client.GetAsync(new Uri($"/health/{what}", UriKind.Relative), Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
