using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Meetings;

/// <summary>A start that comes twice, by typing or by the form, finds the meeting that runs and loses nobody.</summary>
public sealed class MeetingStartTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Starting_again_shows_the_roll_call_as_it_stands(TextLanguage language)
    {
        var room = new Room(_bot, language);
        await room.SetUpAsync();
        var rollCall = (await room.SayAsync(room.Ana, $"{room.Word("startMeeting")}\nBudget")).Card;
        await room.PressAsync(room.Luis, rollCall, "meeting.present");

        var again = await room.SayAsync(room.Luis, $"{room.Word("startMeeting")}\nAnother matter");

        CardListing.Of(again.Card).ShouldContain("Ana Quispe, Luis Rojas");
        again.Card.GetRawText().ShouldContain("Budget");
        again.Card.GetRawText().ShouldNotContain("Another matter");
        again.Sentences.ShouldBe([room.Phrase("alreadyRunning", "2026-01")]);
        (await CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task A_form_sent_after_someone_else_started_keeps_what_was_filled_in(TextLanguage language)
    {
        var room = new Room(_bot, language);
        await room.SetUpAsync();
        var form = (await room.SayAsync(room.Ana, room.Word("startMeeting"))).Card;
        await room.SayAsync(room.Luis, $"{room.Word("startMeeting")}\nBudget");

        var heard = await room.PressAsync(room.Ana, form, "meeting.start", filledIn: ("agenda", "Another matter"));

        var kept = CardListing.Of(heard.Card);
        kept.ShouldContain(line => line.EndsWith("[Another matter]", StringComparison.Ordinal));
        kept.ShouldContain(room.Phrase("alreadyRunning", "2026-01"));
        heard.Sent.Single(r => r.Json.TryGetProperty("attachments", out _)).Method.ShouldBe("PUT");
        (await CountAsync()).ShouldBe(1);
    }

    private async Task<int> CountAsync()
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<Meeting>().IgnoreQueryFilters().CountAsync(TestContext.Current.CancellationToken);
    }
}
