using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Alliances;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Tasks;

/// <summary>The action "Make a task" in the menu of a message.</summary>
public sealed class TaskFromMessageTests : IAsyncLifetime
{
    private const string Link = "https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1772463600000?tenantId=5f3c1a52";

    private RunningBot _bot = null!;
    private Room _room = null!;
    private TaskRoom _tasks = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        _room = new Room(_bot, TextLanguage.Spanish);
        _room.Roster(_room.Ana, _room.Luis);
        await _room.SetUpAsync();
        await _room.SayAsync(_room.Luis, "ayuda");
        _tasks = new TaskRoom(_bot, _room);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_dialog_has_what_the_message_says_and_nothing_is_made_yet()
    {
        var dialog = await OpenAsync("<p>Luis Rojas enviar la carta al ministerio antes del 20 de marzo</p>");

        dialog.GetProperty("type").GetString().ShouldBe("continue");
        Inputs(dialog).ShouldBe(new Dictionary<string, string> { ["text"] = "enviar la carta al ministerio", ["person"] = await IdOfAsync("Luis Rojas"), ["date"] = "2026-03-20", ["repeats"] = "Never" });
        (await _tasks.ItemsAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Filled_in_it_is_asked_of_its_owner_and_leads_back_to_the_message()
    {
        var dialog = await OpenAsync("<p>Hay que enviar la carta</p>");
        var shown = await SubmitAsync(dialog, ("person", await IdOfAsync("Luis Rojas")), ("date", "2026-03-20"));

        var item = await _tasks.OnlyItemAsync(Cancellation);
        (item.State, item.OwnerName, item.DueDate, item.Source).ShouldBe((ActionItemState.Proposed, "Luis Rojas", new DateOnly(2026, 3, 20), Link));
        CardOf(shown).GetRawText().ShouldContain(Link);
    }

    [Fact]
    public async Task What_is_missing_is_said_in_the_dialog_and_nothing_typed_is_lost()
    {
        var again = await SubmitAsync(await OpenAsync("<p>Hay que enviar la carta</p>"), ("date", "2026-03-20"));

        CardOf(again).GetRawText().ShouldContain(_room.Phrase("taskWrong.OwnerMissing"));
        Inputs(again)["date"].ShouldBe("2026-03-20");
        (await _tasks.ItemsAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_buttons_are_what_dialogs_know()
    {
        var dialog = CardOf(await OpenAsync("<p>Hay que enviar la carta</p>")).GetRawText();
        dialog.ShouldContain("Action.Submit");
        dialog.ShouldNotContain("Action.Execute");
        dialog.ShouldNotContain("\"fallback\"");
    }

    [Theory]
    [InlineData("https://teams.microsoft.com.evil.example/l/message/1")]
    [InlineData("http://teams.microsoft.com/l/message/1")]
    [InlineData("javascript:alert(1)")]
    public async Task A_link_that_leads_elsewhere_is_not_kept(string link)
    {
        var dialog = await _room.ActOnMessageAsync(_room.Ana, "makeTask", "<p>Hay que enviar la carta</p>", link);
        await SubmitAsync(dialog, ("person", await IdOfAsync("Luis Rojas")), ("date", "2026-03-20"), ("source", link));
        (await _tasks.OnlyItemAsync(Cancellation)).Source.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_message_is_shortened_to_a_task()
    {
        var text = Inputs(await OpenAsync($"<p>{string.Concat(Enumerable.Repeat("Hay que enviar la carta. ", 400))}</p>"))["text"];
        text.Length.ShouldBeInRange(500, ActionItem.LongestText);
    }

    [Fact]
    public async Task Where_the_bot_never_was_it_is_about_the_alliance_of_whoever_asks()
    {
        var elsewhere = _room.River;
        var dialog = await _room.ActOnMessageAsync(_room.Ana, "makeTask", "<p>Hay que enviar la carta</p>", Link, where: elsewhere);
        await _room.ActOnMessageAsync(_room.Ana, "makeTask", "", Link, Filled(dialog, [("person", await IdOfAsync("Luis Rojas")), ("date", "2026-03-20")]), elsewhere);

        var item = await _tasks.OnlyItemAsync(Cancellation);
        item.GroupId.ShouldBeNull();
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        (await db.Set<Alliance>().IgnoreQueryFilters().CountAsync(Cancellation)).ShouldBe(1, "Nobody founds an alliance by the menu of a message.");
    }

    [Fact]
    public async Task Where_the_bot_never_was_it_writes_to_nobody_from_then_on()
    {
        await _room.SayAsync(_room.Ana, _room.Word("help"), _room.Private(_room.Ana));

        await _room.ActOnMessageAsync(_room.Ana, "makeTask", "<p>Hay que enviar la carta</p>", Link, where: _room.River);

        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        (await db.Set<PersonalChat>().IgnoreQueryFilters().Where(c => c.PersonId == db.Set<Person>().IgnoreQueryFilters().Single(p => p.UserId == _room.Ana.UserId).Id).Select(c => c.ConversationId).ToListAsync(Cancellation))
            .ShouldBe([_room.Private(_room.Ana).ConversationId]);
    }

    [Fact]
    public async Task Whoever_belongs_to_no_alliance_is_told_so()
    {
        await using var empty = await RunningBot.StartAsync();
        var room = new Room(empty, TextLanguage.Spanish);
        var answer = await room.ActOnMessageAsync(room.Luis, "makeTask", "<p>Hay que enviar la carta</p>", Link);
        (answer.GetProperty("type").GetString(), answer.GetProperty("value").GetString()).ShouldBe(("message", room.Phrase("noAllianceOfYours")));
        await using var db = empty.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        (await db.Set<Alliance>().IgnoreQueryFilters().CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task An_action_that_nobody_answers_is_a_sentence()
    {
        var answer = await _room.ActOnMessageAsync(_room.Ana, "burnMessage", "<p>x</p>", Link);
        answer.GetProperty("value").GetString().ShouldBe(_room.Phrase("verbUnknown"));
    }

    private Task<JsonElement> OpenAsync(string html) => _room.ActOnMessageAsync(_room.Ana, "makeTask", html, Link);

    private Task<JsonElement> SubmitAsync(JsonElement dialog, params (string Field, string Value)[] filledIn) =>
        _room.ActOnMessageAsync(_room.Ana, "makeTask", "", "", Filled(dialog, filledIn));

    private static JsonObject Filled(JsonElement dialog, (string Field, string Value)[] filledIn)
    {
        var data = JsonNode.Parse(CardOf(dialog).GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject();
        foreach (var (field, value) in Inputs(dialog))
            data[field] = value;
        foreach (var (field, value) in filledIn)
            data[field] = value;
        return data;
    }

    private static JsonElement CardOf(JsonElement dialog) => dialog.GetProperty("value").GetProperty("card").GetProperty("content");

    private static Dictionary<string, string> Inputs(JsonElement dialog) => CardOf(dialog).GetProperty("body").EnumerateArray().Where(e => e.TryGetProperty("id", out _))
        .ToDictionary(e => e.GetProperty("id").GetString()!, e => e.TryGetProperty("value", out var value) ? value.ToString() : "");

    private async Task<string> IdOfAsync(string name)
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return (await db.Set<Person>().IgnoreQueryFilters().SingleAsync(p => p.Name == name, Cancellation)).Id.ToString();
    }
}
