using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Meetings;

/// <summary>Notes made beforehand come all at once: what stands below an item's name is kept, or said not to be.</summary>
public sealed class TopicTextTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task What_stands_below_a_number_is_a_note_under_the_item(TextLanguage language)
    {
        var (room, meeting) = await MeetAsync(language);

        var heard = await room.SayAsync(room.Ana, $"{room.Word("topic")} 2\nLuis tells of the cut.\n\nIt is 3 %.\n{room.Word("decision")} We write.");

        heard.Sentences.ShouldBe([$"{room.Phrase("topicOpened", 2, "Statement")}\n{room.Phrase("recorded.Info")}\n{room.Phrase("recorded.Decision")}"]);
        (await EntriesAsync(meeting, 2)).ShouldBe([(EntryKind.Info, "Luis tells of the cut.\n\nIt is 3 %."), (EntryKind.Decision, "We write.")]);
    }

    [Fact]
    public async Task A_new_item_is_named_by_its_first_line_alone()
    {
        var (room, meeting) = await MeetAsync();
        var below = new string('x', TextLimits.Title + 1);

        (await room.SayAsync(room.Ana, $"#topic Visit of the ministry\n{below}")).Sentences.ShouldBe([$"{room.Phrase("topicAdded", 3, "Visit of the ministry")}\n{room.Phrase("recorded.Info")}"]);

        (await EntriesAsync(meeting, 3)).ShouldBe([(EntryKind.Info, below)]);
    }

    [Fact]
    public async Task A_note_that_is_too_long_does_not_keep_the_item_closed()
    {
        var (room, meeting) = await MeetAsync();

        var heard = await room.SayAsync(room.Ana, $"#topic 2\n{new string('x', TextLimits.Note + 1)}\n#decision We write.");

        heard.Sentences.ShouldBe([$"{room.Phrase("topicOpened", 2, "Statement")}\n{room.Phrase("topicNoteTooLong", TextLimits.Note)}\n{room.Phrase("recorded.Decision")}"]);
        (await EntriesAsync(meeting, 2)).ShouldBe([(EntryKind.Decision, "We write.")]);
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task Where_no_item_is_opened_it_is_said_that_the_note_is_not_kept(TextLanguage language)
    {
        var (room, meeting) = await MeetAsync(language);

        (await room.SayAsync(room.Ana, $"{room.Word("topic")} 7\nLuis tells of the cut.")).Sentences.ShouldBe([$"{room.Phrase("topicNoSuchItem", 7, 2)}\n{room.Phrase("topicNoteNotRecorded")}"]);

        (await RecordAsync(meeting)).Items.ShouldAllBe(item => item.Entries.Count == 0);
    }

    [Theory]
    [InlineData("#topic 2")]
    [InlineData("#topic\n2")]
    [InlineData("#topic 2\n\n")]
    public async Task With_nothing_below_there_is_nothing_to_note(string said)
    {
        var (room, _) = await MeetAsync();

        (await room.SayAsync(room.Ana, said)).Sentences.ShouldBe([room.Phrase("topicOpened", 2, "Statement")]);
    }

    private async Task<(Room Room, Guid Meeting)> MeetAsync(TextLanguage language = TextLanguage.English)
    {
        var room = new Room(_bot, language);
        return (room, await room.MeetAsync("Budget\nStatement"));
    }

    private async Task<IEnumerable<(EntryKind, string)>> EntriesAsync(Guid meeting, int position) =>
        (await RecordAsync(meeting)).Items.Single(item => item.Position == position).Entries.Select(entry => (entry.Kind, entry.Text));

    private async Task<MeetingRecord> RecordAsync(Guid meeting)
    {
        var store = _bot.Services.GetRequiredService<AllianceStore>();
        await using var all = store.OpenAcrossAlliances();
        var alliance = await all.Set<Meeting>().IgnoreQueryFilters().Where(m => m.Id == meeting).Select(m => m.AllianceId).SingleAsync(TestContext.Current.CancellationToken);
        await using var db = store.OpenForReading(alliance);
        return (await MeetingRecords.ReadAsync(db, meeting, TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }
}
