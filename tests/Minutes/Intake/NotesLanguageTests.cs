using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Alliances;
using AllianceBot.Tests.Conversations;

namespace AllianceBot.Tests.Minutes.Intake;

/// <summary>Notes are pasted where everyone sees what becomes of them: in the alliance's language, whatever the one who pasted them speaks.</summary>
public sealed class NotesLanguageTests : AllianceBench
{
    [Theory]
    [InlineData(TextLanguage.English, TextLanguage.Spanish)]
    [InlineData(TextLanguage.Spanish, TextLanguage.English)]
    public async Task Why_nothing_came_of_notes_is_told_in_the_language_of_the_alliance(TextLanguage speaker, TextLanguage alliance)
    {
        var room = new Room(Bot, speaker) { AllianceLanguage = alliance };
        await room.SetUpAsync();

        CardListing.Of((await room.SayAsync(room.Ana, $"{room.Word("notes")}\nLuis: We agreed to sign.")).Cards[^1])
            .ShouldBe([room.PhraseForAll("progressReading", room.PhraseForAll("sourcePasted")), room.PhraseForAll("sourceNoMeeting")]);
        CardListing.Of((await room.SayAsync(room.Ana, $"{room.Word("notes")}\nLuis: We agreed to sign.", room.Private(room.Ana))).Cards[^1])
            .ShouldBe([room.Phrase("progressReading", room.Phrase("sourcePasted")), room.Phrase("sourceNoMeeting")]);
    }
}
