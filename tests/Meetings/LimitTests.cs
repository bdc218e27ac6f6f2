using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Meetings;

/// <summary>How much fits: exactly as much as is promised is taken, one more is refused or cut, and the reply says so.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Of_sixty_lines_fifty_are_taken_and_the_rest_is_asked_for_again(TextLanguage language)
    {
        var room = await MeetAsync(language);

        var heard = await room.SayAsync(room.Ana, string.Join('\n', Enumerable.Range(1, 60).Select(i => $"{room.Word("info")} Note {i}.")));

        heard.Sentences.ShouldBe([$"{room.Phrase("recorded.Info")} (×50)\n{room.Phrase("tooManyLines", 50)}"]);
        (await EntriesAsync()).Select(e => e.Text).ShouldBe(Enumerable.Range(1, 50).Select(i => $"Note {i}."));
    }

    [Fact]
    public async Task Fifty_lines_are_taken_without_a_word_about_more()
    {
        var room = await MeetAsync();

        var heard = await room.SayAsync(room.Ana, string.Join('\n', Enumerable.Range(1, 50).Select(i => $"#info Note {i}.")));

        heard.Sentences.ShouldBe([$"{room.Phrase("recorded.Info")} (×50)"]);
        (await EntriesAsync()).Count.ShouldBe(50);
    }

    [Theory]
    [InlineData("#decision ", "", 4000, "noteTooLong")]
    [InlineData("#info ", "", 4000, "noteTooLong")]
    [InlineData("#link https://alliance.example/law ", "", 4000, "noteTooLong")]
    [InlineData("#action @Luis Rojas read ", " by Friday", 4000, "noteTooLong")]
    [InlineData("#topic ", "", 200, "titleTooLong")]
    public async Task A_text_may_be_as_long_as_is_said_and_not_longer(string before, string after, int most, string refusal)
    {
        var room = await MeetAsync();
        // What counts is what follows the tag; a mention counts without its @.
        var around = (before + after).Replace("@", "", StringComparison.Ordinal).Length - before.IndexOf(' ', StringComparison.Ordinal) - 1;

        (await room.SayAsync(room.Ana, before + new string('x', most - around + 1) + after)).Sentences.ShouldBe([room.Phrase(refusal, most)]);
        (await EntriesAsync()).ShouldBeEmpty();

        (await room.SayAsync(room.Ana, before + new string('x', most - around) + after)).Sentences.ShouldHaveSingleItem().ShouldNotBe(room.Phrase(refusal, most));
        (await EntriesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_meetings_name_and_an_alliances_name_have_two_hundred_characters_at_most()
    {
        var room = await MeetAsync();
        await room.SayAsync(room.Ana, "end meeting");

        (await room.SayAsync(room.Ana, $"start meeting: {new string('x', 201)}\nBudget")).Sentences.ShouldBe([room.Phrase("titleTooLong", 200)]);
        (await room.SayAsync(room.Ana, $"start meeting: {new string('x', 200)}\nBudget")).Card.GetRawText().ShouldContain(new string('x', 200));

        var form = (await room.SayAsync(room.Ana, "set up")).Card;
        (await room.PressAsync(room.Ana, form, "alliance.setUp", filledIn: ("name", new string('y', 201)))).Card.GetRawText().ShouldContain(room.Phrase("setUpNameTooLong", 200));
        (await room.PressAsync(room.Ana, form, "alliance.setUp", filledIn: ("name", new string('y', 200)))).Card.GetRawText().ShouldContain(room.Phrase("readyHeading"));
    }

    [Fact]
    public async Task An_agenda_has_fifty_items_of_two_hundred_characters_at_most()
    {
        var room = await MeetAsync();
        await room.SayAsync(room.Ana, "end meeting");
        string[] fits = [new('x', 200), .. Enumerable.Range(2, 49).Select(i => $"Item number {i}")];

        (await room.SayAsync(room.Ana, $"start meeting\n{string.Join('\n', fits)}")).Sentences.ShouldBeEmpty();
        (await AgendaAsync()).ShouldBe(fits);
        await room.SayAsync(room.Ana, "end meeting");

        var heard = await room.SayAsync(room.Ana, $"start meeting\n{new string('x', 201)}\n{string.Join('\n', fits.Skip(1))}\nOne more\nAnd another");
        heard.Sentences.ShouldBe([$"{room.Phrase("agendaDropped", 50, 2)}\n{room.Phrase("agendaShortened", 200, 1)}"]);
        (await AgendaAsync()).ShouldBe([new string('x', 199) + "…", .. fits.Skip(1)]);
    }

    [Fact]
    public async Task An_agenda_grows_to_a_hundred_items_during_the_meeting()
    {
        var room = await MeetAsync();
        for (var i = 2; i <= OpenTopic.MostItems; i++)
            (await room.SayAsync(room.Ana, $"#topic Matter {i}")).Sentences.ShouldBe([room.Phrase("topicAdded", i, $"Matter {i}")]);

        (await room.SayAsync(room.Ana, "#topic Something else")).Sentences.ShouldBe([room.Phrase("agendaFull", OpenTopic.MostItems)]);
        (await room.SayAsync(room.Ana, "#topic 100")).Sentences.ShouldBe([room.Phrase("topicOpened", 100, "Matter 100")]);
        (await AgendaAsync()).Count.ShouldBe(OpenTopic.MostItems);
    }

    [Fact]
    public async Task A_name_longer_than_a_column_is_cut_and_its_owner_still_counts()
    {
        var room = await MeetAsync();
        var longNamed = room.Luis with { Name = string.Concat(Enumerable.Repeat("María 😀 ", 40)).Trim() };

        var heard = await room.SayAsync(longNamed, "#info I am here.");

        heard.Sentences.ShouldBe([room.Phrase("recorded.Info")]);
        (await EntriesAsync()).ShouldHaveSingleItem().AuthorName.Length.ShouldBeInRange(199, TextLimits.Name);
        _bot.Log.Errors.ShouldBeEmpty();
    }

    private async Task<Room> MeetAsync(TextLanguage language = TextLanguage.English)
    {
        var room = new Room(_bot, language);
        await room.SetUpAsync();
        (await room.SayAsync(room.Ana, $"{room.Word("startMeeting")}\nBudget")).Card.GetRawText().ShouldContain("Budget");
        return room;
    }

    private async Task<IReadOnlyList<MeetingEntry>> EntriesAsync()
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<MeetingEntry>().IgnoreQueryFilters().OrderBy(e => e.Sequence).ToListAsync(TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<string>> AgendaAsync()
    {
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        var running = await db.Set<Meeting>().IgnoreQueryFilters().Include(m => m.Agenda.OrderBy(i => i.Position)).SingleAsync(m => m.Status == MeetingStatus.Running, TestContext.Current.CancellationToken);
        return [.. running.Agenda.Select(i => i.Title)];
    }
}
