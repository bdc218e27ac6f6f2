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
    public async Task The_card_of_roles_in_a_channel_is_everybodys_too()
    {
        var room = await RoomAsync();
        await room.SayAsync(room.Luis, "idioma español", room.Private(room.Luis));
        var phrases = Bot.Services.GetRequiredService<Phrasebook>();

        foreach (var who in new[] { room.Ana, room.Luis })
        {
            var card = (await room.SayAsync(who, "roles")).Card;
            Buttons(card).ShouldContain(phrases.Say(TextLanguage.English, "rolesNameButton"));
            card.GetRawText().ShouldNotContain("\"spoken\":\"e");
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

    [Theory]
    [InlineData("cargos", "rolesHeading")]
    [InlineData("equilibrio", "balanceHeading")]
    [InlineData("grupo G00", "groupHeading")]
    [InlineData("carta", "charterBeginTitle")]
    public async Task In_ones_own_chat_a_card_is_in_ones_own_language(string command, string heading)
    {
        var room = await RoomAsync();
        await FillAsync(room);
        await room.SayAsync(room.Luis, "idioma español", room.Private(room.Luis));
        var phrases = Bot.Services.GetRequiredService<Phrasebook>();

        Listing((await room.SayAsync(room.Luis, command, room.Private(room.Luis))).Card).ShouldContain(phrases.Say(TextLanguage.Spanish, heading));
        Listing((await room.SayAsync(room.Luis, command)).Card).ShouldContain(phrases.Say(TextLanguage.English, heading));
    }

    [Fact]
    public async Task In_ones_own_chat_a_charter_a_group_to_close_and_what_follows_are_in_ones_own_language()
    {
        var room = await RoomAsync();
        await FillAsync(room);
        var chat = room.Private(room.Ana);
        await room.SayAsync(room.Ana, "idioma español", chat);
        var phrases = Bot.Services.GetRequiredService<Phrasebook>();
        var group = await ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(System.Linq.Queryable.Select(db.Set<WorkingGroup>(), g => g.Id), Cancel));

        Listing((await room.PressAsync(room.Ana, "charter.begin", [], chat)).Card).ShouldContain(phrases.Say(TextLanguage.Spanish, "charterHeading", 1));
        Listing((await room.PressAsync(room.Ana, "group.askClose", new() { ["id"] = group.ToString() }, chat)).Card).ShouldContain(phrases.Say(TextLanguage.Spanish, "groupCloseHeading"));
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
        await WriteAsync(db => Task.FromResult(db.Add(AllianceBot.Alliances.Person.MeetByMail("Aaa Mail", "aaa@mail.example", Now))));
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
