using AllianceBot.Alliances;
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

        heard.Sentences.ShouldBe([room.Phrase("formOfAnotherAlliance")]);
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

        heard.Sentences.ShouldBe([room.Phrase("formOfAnotherAlliance")]);
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
