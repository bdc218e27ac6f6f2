using System.Text.Json.Nodes;
using AllianceBot.Alliances;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances;

/// <summary>The alliance is set up in a channel that its team shares with others.</summary>
public sealed class SharedChannelSetUpTests : AllianceBench
{
    private const string Channel = "19:shared@thread.tacv2";

    private readonly Speaker _eva = new("Eva Outside", "en-GB", "America/Lima");

    [Fact]
    public async Task Who_is_in_the_channel_alone_is_not_taken_in()
    {
        var room = NewRoom();

        await PressAsync(room, room.Ana);

        (await ReadAsync(db => AlliancePeople.ReadAsync(db, Cancel))).Select(p => p.Name).ShouldBe(["Ana Quispe", "Luis Rojas"]);
    }

    [Fact]
    public async Task Who_is_in_the_channel_alone_does_not_set_the_alliance_up()
    {
        var room = NewRoom();

        await PressAsync(room, _eva);

        await using (var db = Store.OpenAcrossAlliances())
        {
            (await db.Set<Alliance>().IgnoreQueryFilters().SingleAsync(Cancel)).Name.ShouldBeNull();
            (await db.Set<Person>().IgnoreQueryFilters().AnyAsync(p => p.IsMember, Cancel)).ShouldBeFalse();
        }

        await PressAsync(room, room.Ana);
        (await ReadAsync(db => db.Set<Alliance>().SingleAsync(Cancel))).Name.ShouldBe("Alianza Cumbre");
    }

    /// <summary>A team of two, one of whose channels has a third person in it.</summary>
    private Room NewRoom()
    {
        var room = new Room(Bot);
        Bot.Teams.Override = request =>
        {
            room.Roster(Uri.UnescapeDataString(request.Path).Contains(Channel, StringComparison.Ordinal) ? [room.Ana, room.Luis, _eva] : [room.Ana, room.Luis]);
            return null;
        };
        return room;
    }

    private async Task PressAsync(Room room, Speaker who)
    {
        var press = room.Press(who, "alliance.setUp", new() { ["name"] = "Alianza Cumbre", ["language"] = "en", ["timeZone"] = "America/Lima" });
        press["conversation"]!["id"] = Channel;
        press["channelData"]!["channel"] = new JsonObject { ["id"] = Channel, ["type"] = "shared" };
        (await Bot.PostAsync(press)).Status.ShouldBe(200);
    }
}
