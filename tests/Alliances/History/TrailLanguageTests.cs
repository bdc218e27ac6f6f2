using AllianceBot.Conversation.Language;

namespace AllianceBot.Tests.Alliances.History;

/// <summary>The trail keeps codes; each reader sees words of their own.</summary>
public sealed class TrailLanguageTests : AllianceBench
{
    [Fact]
    public async Task A_change_is_told_in_the_readers_language_and_not_in_that_of_the_day_it_was_made()
    {
        var room = await RoomAsync(TextLanguage.Spanish);
        await room.PressAsync(room.Ana, "organisation.save", new() { ["name"] = "CARE", ["sector"] = "Foundation", ["country"] = "DE", ["weight"] = 1.5m, ["status"] = "Observer", ["languages"] = "inglés, quechua" });
        var chat = room.Private(room.Ana);
        await room.SayAsync(room.Ana, "language English", chat);

        var english = Listing((await room.SayAsync(room.Ana, "history", chat)).Card);
        english.ShouldContain("foundation");
        english.ShouldContain("Germany");
        english.ShouldContain("1.5");
        english.ShouldContain("observer");
        english.ShouldContain("English, Quechua");
        await room.SayAsync(room.Ana, "idioma español", chat);
        var spanish = Listing((await room.SayAsync(room.Ana, "historial", chat)).Card);
        spanish.ShouldContain("fundación");
        spanish.ShouldContain("Alemania");
        spanish.ShouldContain("1,5");
        spanish.ShouldContain("observadora");
        spanish.ShouldContain("inglés, quechua");
    }
}
