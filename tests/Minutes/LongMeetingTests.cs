using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Minutes;

/// <summary>However much is said in a meeting, its cards stay under the size that Teams takes, and say what they leave out.</summary>
public sealed class LongMeetingTests
{
    public static TheoryData<string, string[]> Meetings => new()
    {
        { "many short notes", Repeat(250, i => $"#info Note {i}.") },
        { "many tasks", Repeat(150, i => $"#action Ana Quispe: thing {i} by Friday") },
        { "many decisions", Repeat(200, i => $"#decision {i} it is.") },
        { "many points", Repeat(110, i => $"#topic Point {i} {(char)('A' + (i % 26))}{i * 7919 % 104729}") },
        { "long points", Repeat(90, i => $"#topic {i} {new string((char)('A' + (i % 26)), 190)}") },
        { "letters that take six in JSON", Repeat(5, _ => $"#info {new string('\uE000', 3900)}") },
    };

    [Theory]
    [MemberData(nameof(Meetings))]
    public async Task The_cards_reach_people(string what, string[] said)
    {
        await using var bot = await RunningBot.StartAsync();
        var cast = new Cast();
        cast.Read("- **Ana Quispe** (en-US, America/Lima)");
        cast.Read("- **#general** (Nutrition Alliance): Ana Quispe");
        var (ana, activities) = (cast.Speaker("Ana"), new TeamsActivities(bot.Teams.ServiceUrl, bot.Time, cast));
        var chat = cast.Chat("#general", ana);
        await bot.PostAsync(activities.Execute(ana, chat, chat.ConversationId, "act-1", "Save", "alliance.setUp", new JsonObject { ["name"] = "Nutrition Alliance", ["language"] = "en", ["timeZone"] = "America/Lima" }));
        await bot.PostAsync(activities.Message(ana, chat, "@AllianceBot start meeting\nBudget"));
        var rollCall = CardOf(bot);
        foreach (var line in said)
            await bot.PostAsync(activities.Message(ana, chat, line));

        await bot.PostAsync(activities.Execute(ana, chat, chat.ConversationId, "act-1", "Present", "meeting.present", Data(rollCall)));
        CardOf(bot).GetRawText().ShouldContain("Ana Quispe", Case.Sensitive, what);
        bot.Teams.Requests[^1].Method.ShouldBe("PUT", what);

        await bot.PostAsync(activities.Message(ana, chat, "@AllianceBot end meeting"));
        await bot.PostAsync(activities.Message(ana, chat, "@AllianceBot minutes"));
        bot.Teams.Requests[^1].Json.TryGetProperty("attachments", out _).ShouldBeTrue(what);
        CardListing.Of(CardOf(bot)).ShouldContain(line => line.StartsWith("Not shown here, but in the Word document: ", StringComparison.Ordinal), what);
        bot.Teams.Requests.Where(r => r.Method != "GET").ShouldAllBe(r => r.Body.Length <= 40_960);
    }

    private static JsonElement CardOf(RunningBot bot) => bot.Teams.Requests.Last(r => r.Method is "POST" or "PUT").Card;

    private static JsonObject Data(JsonElement card) => JsonNode.Parse(card.GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject();

    private static string[] Repeat(int times, Func<int, string> say) => [.. Enumerable.Range(1, times).Select(say)];
}
