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

    [Theory]
    [InlineData(TextLanguage.English, "Place: Lima office")]
    [InlineData(TextLanguage.English, "lugar :  Lima office ")]
    [InlineData(TextLanguage.Spanish, "LUGAR: Lima office")]
    [InlineData(TextLanguage.Spanish, "place:Lima office")]
    public async Task A_line_above_or_among_the_items_says_where_it_is(TextLanguage language, string line)
    {
        var room = new Room(_bot, language);
        await room.SetUpAsync();

        var card = CardListing.Of((await room.SayAsync(room.Ana, $"{room.Word("startMeeting")}\n1. Budget\n{line}\n2. Statement")).Card);

        card.ShouldContain(room.Phrase("meetingPlace", "Lima office"));
        card.Where(l => l.Contains(" | ", StringComparison.Ordinal)).ShouldBe(["1. | Budget", "2. | Statement"]);
        CardListing.Of((await room.SayAsync(room.Luis, room.Word("minutes"))).Card).ShouldContain(l => l.EndsWith("  Lima office", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1. Place: where the forum is held\n2. Budget", "1. | Place: where the forum is held")]
    [InlineData("- Place: where the forum is held\n- Budget", "1. | Place: where the forum is held")]
    [InlineData("Place: where the forum is held; Budget", "1. | Place: where the forum is held")]
    [InlineData("Place:\nBudget", "1. | Place")]
    public async Task What_looks_like_an_item_is_one(string agenda, string first)
    {
        var room = new Room(_bot);
        await room.SetUpAsync();

        CardListing.Of((await room.SayAsync(room.Ana, $"start meeting\n{agenda}")).Card).ShouldContain(first);
    }

    [Theory]
    [InlineData(": March plenary\nAgenda:\n1. Budget\n2. Statement", "March plenary")]
    [InlineData("\nOrden del día:\n1. Budget\n2. Statement", "")]
    [InlineData(" con el siguiente orden del día:\n1. Budget\n2. Statement", "")]
    [InlineData(" with the following agenda:\nBudget\nStatement", "")]
    [InlineData(": Plenaria de marzo, con este orden del día:\n1. Budget\n2. Statement", "Plenaria de marzo")]
    [InlineData(": Plenaria. Orden del día:\n1. Budget\n2. Statement", "Plenaria")]
    [InlineData(": Revisión de la agenda\n1. Budget\n2. Statement", "Revisión de la agenda")]
    public async Task What_says_that_the_agenda_follows_is_neither_an_item_nor_a_name(string typed, string title)
    {
        var room = new Room(_bot);
        await room.SetUpAsync();

        var card = CardListing.Of((await room.SayAsync(room.Ana, $"start meeting{typed}")).Card);

        Items(card).ShouldBe(["1. | Budget", "2. | Statement"]);
        card.ElementAt(1).ShouldBe(title.Length > 0 ? title : room.Phrase("agendaLabel"));
    }

    [Theory]
    [InlineData(TextLanguage.English, "Agenda:")]
    [InlineData(TextLanguage.Spanish, "Orden del día")]
    public async Task Nor_does_the_form_take_it_for_an_item(TextLanguage language, string heading)
    {
        var room = new Room(_bot, language);
        await room.SetUpAsync();
        var form = (await room.SayAsync(room.Ana, room.Word("startMeeting"))).Card;

        var heard = await room.PressAsync(room.Ana, form, "meeting.start", null, ("agenda", $"{heading}\n1. Budget\n2. Statement"));

        Items(CardListing.Of(heard.Card)).ShouldBe(["1. | Budget", "2. | Statement"]);
    }

    [Theory]
    [InlineData(" 1. Budget\n2. Statement", "")]
    [InlineData(": 1) Budget\n2) Statement", "")]
    [InlineData(" a) Budget\nb) Statement", "")]
    [InlineData(" 1. Budget 2. Statement\n\n", "")]
    [InlineData(" • Budget\n• Statement", "")]
    [InlineData(" - Budget\n- Statement", "")]
    [InlineData(" 1. Budget\nStatement", "")]
    [InlineData(" - March plenary\n1. Budget\n2. Statement", "March plenary")]
    [InlineData(" – March plenary\nBudget\nStatement", "March plenary")]
    [InlineData(" 2026 plenary\n1. Budget\n2. Statement", "2026 plenary")]
    [InlineData(" 3-year plan\n1. Budget\n2. Statement", "3-year plan")]
    [InlineData(" 3.ª reunión ordinaria\nBudget\nStatement", "3.ª reunión ordinaria")]
    [InlineData(" 1.er Encuentro Nacional\n1. Budget\n2. Statement", "1.er Encuentro Nacional")]
    [InlineData(" 2.a Asamblea\nBudget\nStatement", "2.a Asamblea")]
    public async Task An_item_beside_the_command_is_the_first_and_not_the_name(string typed, string title)
    {
        var room = new Room(_bot);
        await room.SetUpAsync();

        var card = CardListing.Of((await room.SayAsync(room.Ana, $"start meeting{typed}")).Card);

        Items(card).ShouldBe(["1. | Budget", "2. | Statement"]);
        card.ElementAt(1).ShouldBe(title.Length > 0 ? title : room.Phrase("agendaLabel"));
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task The_form_takes_a_place_and_keeps_all_when_it_is_too_long(TextLanguage language)
    {
        var room = new Room(_bot, language);
        await room.SetUpAsync();
        var form = (await room.SayAsync(room.Ana, room.Word("startMeeting"))).Card;

        var again = (await room.PressAsync(room.Ana, form, "meeting.start", null, ("agenda", "Budget"), ("place", new string('x', 201)))).Card;
        var kept = CardListing.Of(again);
        kept.ShouldContain(room.Phrase("placeTooLong", 200));
        kept.ShouldContain(line => line.EndsWith("[Budget]", StringComparison.Ordinal));
        kept.ShouldContain(line => line.EndsWith($"[{new string('x', 200)}]", StringComparison.Ordinal));
        (await CountAsync()).ShouldBe(0);

        CardListing.Of((await room.PressAsync(room.Ana, again, "meeting.start", null, ("place", new string('x', 200)))).Card).ShouldContain(room.Phrase("meetingPlace", new string('x', 200)));
    }

    private static IEnumerable<string> Items(IEnumerable<string> card) => card.Where(line => line.Contains(" | ", StringComparison.Ordinal));

    private async Task<int> CountAsync()
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<Meeting>().IgnoreQueryFilters().CountAsync(TestContext.Current.CancellationToken);
    }
}
