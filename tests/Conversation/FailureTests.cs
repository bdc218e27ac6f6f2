using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Conversation;

/// <summary>When the database does not answer, whoever asked reads a sentence in a form their client shows, and nobody else is disturbed.</summary>
public sealed class FailureTests : IAsyncLifetime
{
    private readonly Cast _cast = new();
    private RunningBot _bot = null!;
    private TeamsActivities _teams = null!;

    private Speaker Ana => _cast.Speaker("Ana");

    private Chat General => _cast.Chat("#general", Ana);

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        _cast.Read("- **Ana Quispe** (es-PE, America/Lima)");
        _cast.Read("- **#general** (Alianza Cumbre): Ana Quispe");
        _teams = new TeamsActivities(_bot.Teams.ServiceUrl, _bot.Time, _cast);
        await _bot.PostAsync(Press("alliance.setUp", new() { ["name"] = "Alianza Cumbre", ["language"] = "es", ["timeZone"] = "America/Lima" }));
        await _bot.PostAsync(_teams.Message(Ana, General, "@AllianceBot language English"));
        _bot.Teams.Clear();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_message_is_answered_with_a_sentence()
    {
        await LoseTableAsync("Alliances");

        await PostAsync(_teams.Message(Ana, General, "@AllianceBot help"));

        _bot.Teams.Requests.ShouldHaveSingleItem().Text.ShouldBe(Sentence(TextLanguage.Spanish));
    }

    [Fact]
    public async Task A_press_is_answered_with_an_error_that_has_the_sentence()
    {
        await LoseTableAsync("Alliances");

        var answer = await PostAsync(Press("meeting.present", []));

        ShouldBeError(answer, 500, "InternalError", Sentence(TextLanguage.Spanish));
        _bot.Teams.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_press_that_fails_once_the_person_is_known_is_answered_in_their_language()
    {
        await LoseTableAsync("Meetings");

        var answer = await PostAsync(Press("meeting.start", new() { ["agenda"] = "Presupuesto" }));

        ShouldBeError(answer, 500, "InternalError", Sentence(TextLanguage.English));
        _bot.Teams.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_press_that_says_nothing_is_a_bad_request()
    {
        var press = Press("", []);
        press["value"] = new JsonObject();

        ShouldBeError(await PostAsync(press), 400, "BadRequest", Phrase(TextLanguage.Spanish, "verbUnknown"));
    }

    [Theory]
    [InlineData("task/fetch", "Alliances", TextLanguage.Spanish)]
    [InlineData("task/submit", "Alliances", TextLanguage.Spanish)]
    [InlineData("task/submit", "Meetings", TextLanguage.English)]
    public async Task A_dialog_shows_the_sentence(string invoke, string table, TextLanguage language)
    {
        await LoseTableAsync(table);
        var press = Press("", []);
        press["name"] = invoke;
        press["value"] = new JsonObject { ["data"] = new JsonObject { ["verb"] = "meeting.start", ["agenda"] = "Presupuesto" } };

        var answer = JsonElement.Parse(await PostAsync(press)).GetProperty("task");

        answer.GetProperty("type").GetString().ShouldBe("message");
        answer.GetProperty("value").GetString().ShouldBe(Sentence(language));
    }

    [Fact]
    public async Task An_answer_to_the_offer_of_a_file_is_an_empty_200_and_a_sentence()
    {
        await LoseTableAsync("Alliances");
        var press = Press("", []);
        press["name"] = "fileConsent/invoke";

        (await PostAsync(press)).ShouldBeEmpty();

        _bot.Teams.Requests.ShouldHaveSingleItem().Text.ShouldBe(Sentence(TextLanguage.Spanish));
    }

    [Theory]
    [InlineData("Alliances")]
    [InlineData("People")]
    public async Task What_nobody_asked_for_fails_without_a_word_and_is_logged(string table)
    {
        await LoseTableAsync(table);

        foreach (var happening in _teams.BotAdded(Ana, General).Append(_teams.Joined(Ana, General)).Append(_teams.Left(Ana, General)))
            await PostAsync(happening);

        _bot.Teams.Requests.Where(r => r.Method != "GET").ShouldBeEmpty();
        _bot.Log.Errors.ShouldNotBeEmpty();
    }

    private static void ShouldBeError(string answer, int status, string code, string message)
    {
        var json = JsonElement.Parse(answer);
        json.GetProperty("statusCode").GetInt32().ShouldBe(status);
        json.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.error");
        json.GetProperty("value").GetProperty("code").GetString().ShouldBe(code);
        json.GetProperty("value").GetProperty("message").GetString().ShouldBe(message);
    }

    private async Task<string> PostAsync(JsonObject activity)
    {
        var (status, body) = await _bot.PostAsync(activity);
        status.ShouldBe(200);
        return body;
    }

    private JsonObject Press(string verb, JsonObject data) => _teams.Execute(Ana, General, General.ConversationId, "act-1", "Button", verb, data);

    private string Sentence(TextLanguage language) => Phrase(language, "somethingWrong");

    private string Phrase(TextLanguage language, string key) => _bot.Services.GetRequiredService<Phrasebook>().Say(language, key);

    /// <summary>From here on whatever asks this table fails; what was remembered of it is forgotten.</summary>
    private async Task LoseTableAsync(string table)
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE _ RENAME TO Lost".Replace("_", $"\"{table}\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        _bot.Time.Advance(TimeSpan.FromMinutes(1));
    }
}
