using AllianceBot.Minutes.Listening;
using AllianceBot.Tests.Alliances;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Minutes.Listening;

/// <summary>The chat of a meeting that is read along, edited and deleted in Teams.</summary>
public sealed class RevisedMessageTests : AllianceBench
{
    [Fact]
    public async Task Nothing_is_kept_that_its_author_took_back()
    {
        var room = await RoomAsync();
        await room.MeetAsync("Budget");
        await room.SayAsync(room.Ana, "listen");
        var (wrong, secret) = (room.Write(room.Luis, "We pay 300."), room.Write(room.Luis, "My address is Calle Sol 5."));
        await room.SendAsync(wrong);
        await room.SendAsync(secret);

        (await room.ReviseAsync(wrong, "We pay 30.")).Sent.ShouldBeEmpty();
        (await room.ReviseAsync(secret, null)).Sent.ShouldBeEmpty();
        (await room.ReviseAsync(room.Write(room.Ana, "@AllianceBot end meeting"), "@AllianceBot end meeting")).Sent.ShouldBeEmpty();

        (await ReadAsync(db => db.Set<HeardMessage>().Select(m => m.Text).ToListAsync(Cancel))).ShouldBe(["We pay 30."]);
    }
}
