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

    [Theory]
    [InlineData(TextLanguage.English, "present")]
    [InlineData(TextLanguage.Spanish, "apologies")]
    [InlineData(TextLanguage.Spanish, "absent")]
    public async Task After_the_roll_call_no_decision_goes_unless_it_is_asked_again(TextLanguage language, string tag)
    {
        var room = new Room(_bot, language);
        await room.MeetAsync();
        await room.SayAsync(room.Luis, $"{room.Word("decision")} We ask for 3 %.");
        await room.SayAsync(room.Luis, room.Word("present"));
        await room.SayAsync(room.Ana, $"{room.Word(tag)} Luis Rojas, Ana Quispe");

        (await room.SayAsync(room.Ana, room.Word("undo"))).Sentences.ShouldBe([room.Phrase("undoIsRollCall", "Luis Rojas, Ana Quispe")]);
        (await room.SayAsync(room.Ana, room.Word("undo"))).Sentences.ShouldBe([room.Phrase("undone", "We ask for 3 %.")]);
        (await room.SayAsync(room.Ana, room.Word("undo"))).Sentences.ShouldBe([room.Phrase("nothingToUndo")]);
    }

    [Fact]
    public async Task What_another_entered_into_the_roll_call_hinders_nobody()
    {
        var room = new Room(_bot);
        await room.MeetAsync();
        await room.SayAsync(room.Luis, "#info Rain.");
        await room.SayAsync(room.Ana, "#present Luis Rojas");

        (await room.SayAsync(room.Luis, "#undo")).Sentences.ShouldBe([room.Phrase("undone", "Rain.")]);
    }

    [Fact]
    public async Task The_minutes_tell_of_the_roll_call_once()
    {
        var room = new Room(_bot);
        await room.MeetAsync();
        await room.SayAsync(room.Luis, "#apologies");
        await room.SayAsync(room.Ana, "end meeting");

        CardListing.Of((await room.SayAsync(room.Ana, "minutes")).Card).Count(line => line.Contains("Luis Rojas", StringComparison.Ordinal)).ShouldBe(1);
    }
}
