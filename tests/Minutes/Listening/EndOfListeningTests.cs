using AllianceBot.Conversation.Language;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Listening;
using AllianceBot.Tests.Alliances;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Minutes.Listening;

/// <summary>A meeting is read along until it ends, and not a moment longer, whatever goes wrong at its end.</summary>
public sealed class EndOfListeningTests : AllianceBench
{
    [Fact]
    public async Task A_meeting_whose_chat_cannot_be_gathered_has_not_ended()
    {
        var room = await ListenAsync();
        await room.ChatAsync(room.Luis, "We agreed to publish the report.");
        await Tables.RenameAsync(Store, "MeetingSources", "Lost", Cancel);

        (await room.SayAsync(room.Ana, "end meeting")).Sentences.ShouldBe([room.Phrase("somethingWrong")]);
        (await ReadAsync(db => db.Set<Meeting>().AnyAsync(m => m.Status == MeetingStatus.Running, Cancel))).ShouldBeTrue();
        await room.ChatAsync(room.Luis, "We agreed to print it.");

        await Tables.RenameAsync(Store, "Lost", "MeetingSources", Cancel);
        (await room.SayAsync(room.Ana, "end meeting")).Sentences.ShouldNotContain(room.Phrase("somethingWrong"));
        (await ReadAsync(db => db.Set<MeetingSource>().Select(s => s.Utterances).ToListAsync(Cancel))).ShouldBe([2]);
        (await ReadAsync(db => db.Set<ListeningMeeting>().CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task What_cannot_be_heard_is_logged_and_answered_to_nobody()
    {
        var room = await ListenAsync();
        var message = room.Write(room.Luis, "We agreed to publish the report.");
        await Tables.RenameAsync(Store, "HeardMessages", "Lost", Cancel);

        (await room.SendAsync(message)).Sent.ShouldBeEmpty();
        (await room.ReviseAsync(message, "We agreed to print the report.")).Sent.ShouldBeEmpty();

        var errors = Bot.Log.Errors.Where(error => error.StartsWith("AllianceBot", StringComparison.Ordinal)).ToList();
        errors.Count.ShouldBe(2);
        errors.ShouldAllBe(error => error.Contains("Reading along a message"));
    }

    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task A_chat_that_becomes_no_source_is_told(TextLanguage language)
    {
        var room = await ListenAsync(language);
        await room.ChatAsync(room.Luis, "We publish the report in June.");
        // As if the clock had been wrong when it was heard.
        await using (var db = Store.OpenAcrossAlliances())
            await db.Set<HeardMessage>().IgnoreQueryFilters().ExecuteUpdateAsync(set => set.SetProperty(m => m.At, Bot.Time.GetUtcNow().AddDays(-2)), Cancel);

        (await room.SayAsync(room.Ana, room.Word("endMeeting"))).Sentences[^1].ShouldEndWith(
            room.Phrase("chatNotKept", room.Phrase("sourceRefused.nothingFromTheMeeting", room.Phrase("chatSourceName"))));
    }

    private async Task<Room> ListenAsync(TextLanguage language = TextLanguage.English)
    {
        var room = await RoomAsync(language);
        await room.MeetAsync();
        await room.SayAsync(room.Ana, room.Word("listen"));
        return room;
    }
}
