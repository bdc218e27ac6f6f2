using System.Text.Json;
using AllianceBot.Tests.Alliances;

namespace AllianceBot.Tests.Minutes.Listening;

/// <summary>From a proposal to the message in Teams that it was found in.</summary>
public sealed class MessageLinkTests : AllianceBench
{
    [Fact]
    public async Task A_proposal_from_the_chat_opens_the_message_it_was_found_in()
    {
        var room = await RoomAsync();
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, "listen");
        var message = room.Write(room.Luis, "We agreed to publish the report of the survey in April.");
        await room.SendAsync(message);
        await room.SayAsync(room.Ana, "end meeting");

        var card = (await room.SayAsync(room.Ana, "proposals")).Card;

        var link = $"https://teams.microsoft.com/l/message/{Uri.EscapeDataString(room.General.ConversationId)}/{message["id"]}";
        Addresses(card).ShouldBe([link]);
    }

    private static IEnumerable<string?> Addresses(JsonElement card) =>
        from proposal in card.GetProperty("body").EnumerateArray()
        where proposal.TryGetProperty("items", out _)
        from line in proposal.GetProperty("items").EnumerateArray()
        where line.TryGetProperty("inlines", out _)
        from run in line.GetProperty("inlines").EnumerateArray()
        where run.TryGetProperty("selectAction", out _)
        select run.GetProperty("selectAction").GetProperty("url").GetString();
}
