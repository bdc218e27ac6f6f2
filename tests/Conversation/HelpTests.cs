using System.Text.Json;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Alliances;
using AllianceBot.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Conversation;

/// <summary>Help says first what fits the place, the person and what goes on, and all of it when asked.</summary>
public sealed class HelpTests : AllianceBench
{
    private const int MostLines = 9;

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task It_begins_with_a_few_that_fit_and_goes_on_to_all(TextLanguage language)
    {
        var room = await RoomAsync(language);
        var few = (await room.SayAsync(room.Luis, room.Word("help"))).Card;
        Commands(few).Count.ShouldBeInRange(4, MostLines);
        Commands(few).ShouldContain(room.Word("startMeeting"));

        var all = (await room.PressAsync(room.Luis, few, "help.all")).Card;
        Bot.Services.GetRequiredService<ConversationRegistry>().Offered.Where(c => c.IsFor(PlaceKind.Channel)).Select(c => room.Word(c.Key)).ShouldBe(Commands(all), ignoreOrder: true);
        Headings(all).Count.ShouldBeGreaterThan(3);
        Listing((await room.SayAsync(room.Luis, language is TextLanguage.English ? "help all" : "ayuda completa")).Card).ShouldBe(Listing(all));
    }

    [Fact]
    public async Task Before_the_set_up_it_says_to_set_up()
    {
        var room = new Room(Bot);
        var help = (await room.SayAsync(room.Ana, "help")).Card;
        Commands(help)[0].ShouldBe("set up");
        Commands(help).ShouldNotContain("start meeting");
        Buttons(help).ShouldContain(room.Phrase("setUpButton"));
    }

    [Fact]
    public async Task While_a_meeting_runs_it_says_the_tags_first()
    {
        var room = await RoomAsync();
        // Asked a moment before, and the answer is another one at once.
        Commands((await room.SayAsync(room.Luis, "help")).Card).ShouldContain("start meeting");
        await room.SayAsync(room.Ana, "start meeting\nBudget");
        var help = (await room.SayAsync(room.Luis, "help")).Card;
        Commands(help)[0].ShouldStartWith("#");
        Commands(help).ShouldContain("end meeting");
        Commands(help).Count.ShouldBeLessThanOrEqualTo(MostLines);
        await room.SayAsync(room.Ana, "end meeting");
        Commands((await room.SayAsync(room.Luis, "help")).Card).ShouldContain("start meeting");
        // Elsewhere nothing runs.
        Commands((await room.SayAsync(room.Luis, "help", room.Private(room.Luis))).Card).ShouldNotContain("#decision");
    }

    [Fact]
    public async Task It_fits_what_the_person_is()
    {
        var room = await RoomAsync();
        var chat = room.Private(room.Luis);
        var member = Commands((await room.SayAsync(room.Luis, "help", chat)).Card);
        member.ShouldContain("my organisation");
        member.ShouldNotContain("add representative");
        await GiveAsync(await PersonIdAsync(room.Luis), Role.CoChair);
        Commands((await room.SayAsync(room.Luis, "help", chat)).Card).ShouldContain("add representative");
    }

    private static List<string> Commands(JsonElement card) => [.. Blocks(card).Select(runs => runs.EnumerateArray().First().GetProperty("text").GetString()!)];

    private static List<JsonElement> Blocks(JsonElement card) =>
        [.. Containers(card).SelectMany(items => items.Where(item => item.TryGetProperty("inlines", out _)).Select(item => item.GetProperty("inlines")))];

    private static List<string> Headings(JsonElement card) => [.. Containers(card).Select(items => items[0].GetProperty("text").GetString()!)];

    private static IEnumerable<List<JsonElement>> Containers(JsonElement card) =>
        card.GetProperty("body").EnumerateArray().Where(e => e.GetProperty("type").GetString() == "Container").Select(e => e.GetProperty("items").EnumerateArray().ToList());
}
