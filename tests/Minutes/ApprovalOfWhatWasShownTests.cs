using System.Text.Json;
using AllianceBot.Conversation.Language;
using AllianceBot.Minutes;
using AllianceBot.Tests.Alliances;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Minutes;

/// <summary>What somebody approves is what the card showed them.</summary>
public sealed class ApprovalOfWhatWasShownTests : AllianceBench
{
    [Theory]
    [InlineData(TextLanguage.English, "reopened")]
    [InlineData(TextLanguage.Spanish, "reopened")]
    [InlineData(TextLanguage.English, "undone")]
    [InlineData(TextLanguage.English, "only ended again")]
    public async Task A_card_from_before_a_change_shows_the_change_first(TextLanguage language, string change)
    {
        var room = await RoomAsync(language);
        var old = await HoldAsync(room);
        await room.SayAsync(room.Luis, room.Word("reopenMeeting"));
        if (change != "only ended again")
            await room.SayAsync(room.Luis, change == "undone" ? room.Word("undo") : $"{room.Word("decision")} Pedimos 3 %");
        await room.SayAsync(room.Luis, room.Word("endMeeting"));

        var heard = await room.PressAsync(room.Ana, old, "minutes.approve");

        heard.Sentences.ShouldContain(room.Phrase("minutesChangedSince", "2026-01"));
        (await ApprovalsAsync()).ShouldBe(0);
        (await room.PressAsync(room.Ana, heard.Card, "minutes.approve")).Card.ShouldNotBe(default);
        (await ApprovalsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Another_card_of_the_same_draft_is_as_good()
    {
        var room = await RoomAsync();
        var first = await HoldAsync(room);
        await room.SayAsync(room.Luis, room.Word("minutes"));

        await room.PressAsync(room.Ana, first, "minutes.approve");

        (await ApprovalsAsync()).ShouldBe(1);
    }

    private static async Task<JsonElement> HoldAsync(Room room)
    {
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Luis, $"{room.Word("decision")} Firmamos");
        await room.SayAsync(room.Ana, room.Word("endMeeting"));
        return (await room.SayAsync(room.Ana, room.Word("minutes"))).Card;
    }

    private Task<int> ApprovalsAsync() => ReadAsync(db => db.Set<ApprovedMinutes>().CountAsync(Cancel));
}
