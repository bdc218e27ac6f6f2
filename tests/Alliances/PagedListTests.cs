using System.Text.Json.Nodes;
using AllianceBot.Alliances.Groups;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances;

/// <summary>A list in a channel is everybody's: whoever turns its page changes neither its language nor its buttons.</summary>
public sealed class PagedListTests : AllianceBench
{
    [Theory]
    [InlineData("organisations", "organisations.page", "organisationsNextButton", "addOrganisationButton")]
    [InlineData("people", "people.turn", "peopleNextButton", "addRepresentativeButton")]
    [InlineData("history", "history.turn", "historyOlder", null)]
    [InlineData("groups", "group.list", "groupsNext", null)]
    public async Task A_page_turned_by_somebody_else_stays_as_it_is_for_all(string command, string verb, string next, string? forLeaders)
    {
        var room = await RoomAsync();
        await FillAsync(room);
        await room.SayAsync(room.Luis, "idioma español", room.Private(room.Luis));
        var first = (await room.SayAsync(room.Ana, command)).Card;
        var phrases = Bot.Services.GetRequiredService<Phrasebook>();
        Buttons(first).ShouldContain(phrases.Say(TextLanguage.English, next));

        var second = (await room.PressAsync(room.Luis, first, verb, null)).Card;
        // Luis asks in Spanish, and everyone reads what he gets.
        var his = (await room.SayAsync(room.Luis, command)).Card;
        Bot.Log.Errors.ShouldBeEmpty();

        foreach (var card in new[] { second, his })
        {
            if (forLeaders is not null)
                Buttons(card).ShouldContain(phrases.Say(TextLanguage.English, forLeaders));
            // Nobody's language is changed by the language of a card that everyone reads.
            card.GetRawText().ShouldNotContain("\"spoken\":\"e");
            Listing(card).ShouldNotContain(phrases.Say(TextLanguage.Spanish, next));
        }
    }

    [Fact]
    public async Task In_ones_own_chat_the_list_is_in_ones_own_language_and_offers_what_one_may()
    {
        var room = await RoomAsync();
        await FillAsync(room);
        var chat = room.Private(room.Luis);
        await room.SayAsync(room.Luis, "idioma español", chat);
        var list = (await room.SayAsync(room.Luis, "organizaciones", chat)).Card;
        var phrases = Bot.Services.GetRequiredService<Phrasebook>();

        Buttons(list).ShouldContain(phrases.Say(TextLanguage.Spanish, "organisationsNextButton"));
        Buttons(list).ShouldNotContain(phrases.Say(TextLanguage.Spanish, "addOrganisationButton"));
    }

    [Fact]
    public async Task Whoever_presses_a_button_that_is_there_for_others_is_told_who_may()
    {
        var room = await RoomAsync();
        var list = (await room.SayAsync(room.Luis, "organisations")).Card;
        var heard = await room.PressAsync(room.Luis, list, "organisation.askAdd");

        heard.Cards.ShouldBeEmpty();
        heard.Sentences.ShouldHaveSingleItem().ShouldContain("Ana Quispe");
    }

    private async Task FillAsync(Room room)
    {
        for (var i = 0; i < Page.Size + 3; i++)
        {
            await AddAsync($"O{i:00}");
            await MeetAsync($"Person {i:00}");
        }

        await WriteAsync(db =>
        {
            for (var i = 0; i < Page.Size + 3; i++)
            {
                var group = WorkingGroup.Create($"19:{i}@thread.tacv2", Now);
                group.Describe($"G{i:00}", "x", null, []);
                db.Add(group);
            }

            return Task.FromResult(true);
        });
        foreach (var i in Enumerable.Range(0, Page.Size + 3))
            await room.PressAsync(room.Ana, "organisation.save", new JsonObject { ["name"] = $"P{i:00}", ["sector"] = "Other", ["status"] = "Member" });
    }
}
