using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Alliances;

/// <summary>
/// A personal chat is about one alliance at a time, and its old forms stay on the screen. One that was made for another
/// alliance changes neither.
/// </summary>
public sealed class OldFormTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task A_set_up_form_of_another_alliance_is_refused(TextLanguage language)
    {
        var (room, chat) = await TwoAlliancesAsync(language);
        var form = (await room.SayAsync(room.Ana, room.Word("setUp"), chat)).Card;
        await room.SayAsync(room.Ana, $"{room.Word("alliance")} Ribera", chat);

        var heard = await room.PressAsync(room.Ana, form, "alliance.setUp", chat, ("name", "Changed by mistake"));

        heard.Sentences.ShouldBe([room.Phrase("formOfNamedAlliance", "Alianza Cumbre", "Ribera Alliance")]);
        heard.Cards.ShouldBeEmpty();
        (await NamesAsync()).ShouldBe(["Alianza Cumbre", "Ribera Alliance"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task A_form_for_a_meeting_of_another_alliance_is_refused(TextLanguage language)
    {
        var (room, chat) = await TwoAlliancesAsync(language);
        var form = (await room.SayAsync(room.Ana, room.Word("startMeeting"), chat)).Card;
        await room.SayAsync(room.Ana, $"{room.Word("alliance")} Ribera", chat);

        var heard = await room.PressAsync(room.Ana, form, "meeting.start", chat, ("agenda", "Budget"));

        heard.Sentences.ShouldBe([room.Phrase("formOfNamedAlliance", "Alianza Cumbre", "Ribera Alliance")]);
        heard.Cards.ShouldBeEmpty();
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        (await db.Set<Meeting>().IgnoreQueryFilters().AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task After_going_back_to_its_alliance_the_form_counts_again()
    {
        var (room, chat) = await TwoAlliancesAsync(TextLanguage.English);
        var form = (await room.SayAsync(room.Ana, "start meeting", chat)).Card;
        await room.SayAsync(room.Ana, "alliance Ribera", chat);
        await room.SayAsync(room.Ana, "alliance Cumbre", chat);

        var heard = await room.PressAsync(room.Ana, form, "meeting.start", chat, ("agenda", "Budget"));

        heard.Card.GetRawText().ShouldContain("Budget");
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task A_button_that_begins_something_acts_on_the_alliance_it_was_shown_for(TextLanguage language)
    {
        var (room, chat) = await TwoAlliancesAsync(language);
        var card = (await room.SayAsync(room.Ana, room.Word("charter"), chat)).Card;
        await room.SayAsync(room.Ana, $"{room.Word("alliance")} Ribera", chat);

        var heard = await room.PressAsync(room.Ana, card, "charter.begin", chat);

        heard.Sentences.ShouldBe([room.Phrase("formOfNamedAlliance", "Alianza Cumbre", "Ribera Alliance")]);
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        (await db.Set<CharterVersion>().IgnoreQueryFilters().AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_form_of_an_alliance_that_one_does_not_belong_to_names_none()
    {
        var (room, chat) = await TwoAlliancesAsync(TextLanguage.English);

        var heard = await room.PressAsync(room.Ana, "charter.begin", new() { ["alliance"] = Guid.NewGuid().ToString() }, chat);

        heard.Sentences.ShouldBe([room.Phrase("formOfAnotherAlliance")]);
    }

    [Fact]
    public async Task A_notice_says_which_alliance_its_buttons_are_about()
    {
        var (room, chat) = await TwoAlliancesAsync(TextLanguage.English);
        await room.SayAsync(room.Ana, "alliance Ribera", chat);
        _bot.Teams.Requests.Count(r => r.Body.Contains("people.settings")).ShouldBe(0);
        await _bot.Services.GetRequiredService<AllianceStore>().WriteAsync(await IdAsync("Alianza Cumbre"), async (db, ct) =>
        {
            var ana = await db.Set<Person>().SingleAsync(p => p.UserId == room.Ana.UserId, ct);
            return await Welcome.AddAsync(db, ana.Id, _bot.Time.GetUtcNow(), ct);
        }, TestContext.Current.CancellationToken);
        await _bot.DeliverAsync();
        var notice = _bot.Teams.Requests.Last(r => r.Body.Contains("people.settings")).Card;

        var heard = await room.PressAsync(room.Ana, notice, "people.settings", chat);

        heard.Sentences.ShouldBe([room.Phrase("formOfNamedAlliance", "Alianza Cumbre", "Ribera Alliance")]);
        // Help is help everywhere.
        (await room.PressAsync(room.Ana, notice, "help", chat)).Cards.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_offer_of_the_list_of_organisations_is_about_the_alliance_it_was_made_for()
    {
        var (room, chat) = await TwoAlliancesAsync(TextLanguage.English);
        await room.PressAsync(room.Ana, "organisation.save", new() { ["name"] = "CARE", ["sector"] = "Other" }, chat);
        var offer = (await room.PressAsync(room.Ana, "organisations.sendFile", [], chat)).Card;
        await room.SayAsync(room.Ana, "alliance Ribera", chat);

        var heard = await room.AcceptFileAsync(room.Ana, offer);

        heard.Sentences.ShouldBe([room.Phrase("formOfAnotherAlliance")]);
    }

    private async Task<Guid> IdAsync(string name)
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<Alliance>().IgnoreQueryFilters().Where(a => a.Name == name).Select(a => a.AllianceId).SingleAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Both alliances set up; Ana's chat is about the first.</summary>
    private async Task<(Room Room, Chat Chat)> TwoAlliancesAsync(TextLanguage language)
    {
        var room = new Room(_bot, language);
        await room.SetUpAsync();
        await room.SetUpAsync(room.River);
        var chat = room.Private(room.Ana);
        (await room.SayAsync(room.Ana, $"{room.Word("alliance")} Cumbre", chat)).Sentences.ShouldBe([room.Phrase("allianceChosen", "Alianza Cumbre")]);
        return (room, chat);
    }

    private async Task<IReadOnlyList<string?>> NamesAsync()
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<Alliance>().IgnoreQueryFilters().Where(a => a.Name != null).Select(a => a.Name).ToListAsync(TestContext.Current.CancellationToken);
    }
}
