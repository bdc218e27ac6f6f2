using System.Text.Json.Nodes;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Meetings;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Groups;

/// <summary>A working group in a channel with members of its own: what it agreed on stays there, also when the group is closed.</summary>
public sealed class PrivateGroupTests : AllianceBench
{
    private const string Channel = "19:salaries@thread.tacv2";

    [Fact]
    public async Task Its_tasks_are_not_shown_nor_settled_anywhere_else()
    {
        var (room, group) = await PrivateGroupAsync();

        var heard = await room.PressAsync(room.Ana, "group.askClose", new() { ["id"] = group.ToString() });
        var task = await ReadAsync(db => db.Set<MeetingEntry>().SingleAsync(e => e.Kind == EntryKind.Action, Cancel));
        var settled = await room.PressAsync(room.Ana, "group.settle", Settling(group, task));

        foreach (var told in new[] { heard, settled })
        {
            told.Cards.ShouldBeEmpty();
            told.Sentences.ShouldBe([room.Phrase("groupTasksElsewhere", "Salaries", 1)]);
        }

        (await ReadAsync(db => db.Set<ActionSettlement>().AnyAsync(Cancel))).ShouldBeFalse();
    }

    [Fact]
    public async Task Settled_in_its_channel_they_leave_a_line_in_the_trail_that_tells_nothing()
    {
        var (room, group) = await PrivateGroupAsync();

        var shown = await PressInChannelAsync(room, "group.askClose", new() { ["id"] = group.ToString() });
        shown.ShouldContain("pay the cook twice");
        var task = await ReadAsync(db => db.Set<MeetingEntry>().SingleAsync(e => e.Kind == EntryKind.Action, Cancel));
        var data = Settling(group, task);
        data["note"] = "paid in cash";
        (await PressInChannelAsync(room, "group.settle", data)).ShouldContain(room.Phrase("groupHeading"));

        (await TrailAsync()).Single(c => c.Action == "groupTaskSettled").ReadFields().Select(f => f.Field).ShouldBe(["taskSettlement"]);
        var history = Listing((await room.SayAsync(room.Luis, "history")).Card);
        foreach (var secret in new[] { "cook", "cash", "Luis Rojas" })
            history.ShouldNotContain(secret);
    }

    private static JsonObject Settling(Guid group, MeetingEntry task) => new()
    {
        ["id"] = group.ToString(),
        ["meeting"] = task.MeetingId.ToString(),
        ["entry"] = task.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["how"] = "Done",
    };

    /// <summary>Ana's group in a private channel, with one task for Luis.</summary>
    private async Task<(Room Room, Guid Group)> PrivateGroupAsync()
    {
        var room = await RoomAsync();
        var ana = await PersonIdAsync(room.Ana);
        var group = await WriteAsync(db =>
        {
            var made = WorkingGroup.Create(Channel, Now);
            made.Describe("Salaries", "x", null, []);
            db.Add(made);
            db.Add(RoleHolding.Give(ana, Role.Coordinator, made.Id, Now));
            return Task.FromResult(made.Id);
        });
        foreach (var text in new[] { "@AllianceBot start meeting\nPay", "#action Luis: pay the cook twice by Friday", "@AllianceBot end meeting" })
        {
            Bot.Time.Advance(TimeSpan.FromSeconds(1));
            (await Bot.PostAsync(There(room.Write(room.Ana, text)))).Status.ShouldBe(200);
        }

        return (room, group);
    }

    private async Task<string> PressInChannelAsync(Room room, string verb, JsonObject data)
    {
        Bot.Time.Advance(TimeSpan.FromSeconds(1));
        return (await Bot.PostAsync(There(room.Press(room.Ana, verb, data)))).Body;
    }

    private static JsonObject There(JsonObject activity)
    {
        activity["conversation"]!["id"] = Channel;
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = Channel, ["type"] = "private" };
        return activity;
    }
}
