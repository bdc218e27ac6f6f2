using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Meetings;

/// <summary>Whoever takes something back reads what it was.</summary>
public sealed class UndoTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData(TextLanguage.English, "10 December", "Thursday 10 December 2026")]
    [InlineData(TextLanguage.Spanish, "10 de diciembre", "jueves 10 de diciembre de 2026")]
    [InlineData(TextLanguage.Spanish, "10 de diciembre a las 15:00, sede de Lima", "jueves 10 de diciembre de 2026, a las 15:00, sede de Lima")]
    public async Task Of_a_next_meeting_its_day_is_named(TextLanguage language, string said, string day)
    {
        var room = new Room(_bot, language);
        await room.MeetAsync();
        await room.SayAsync(room.Ana, $"{room.Word("nextMeeting")} {said}");

        (await room.SayAsync(room.Ana, room.Word("undo"))).Sentences.ShouldBe([room.Phrase("undoneNextMeeting", day)]);
    }
}
