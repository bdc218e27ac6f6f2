using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Groups;

/// <summary>When the end date of a group passes, its coordinator and those who lead are told once.</summary>
public sealed class GroupEndTests : AllianceBench
{
    [Theory]
    [InlineData(TextLanguage.English)]
    [InlineData(TextLanguage.Spanish)]
    public async Task The_coordinator_and_the_leaders_are_told_once(TextLanguage language)
    {
        var room = await RoomAsync(language);
        await SpeakAsync(room);
        var group = await GroupAsync(await PersonIdAsync(room.Luis), new DateOnly(2026, 3, 4));
        (await SaidByItselfAsync()).ShouldNotContain(said => said.Contains("Seeds"));

        // It ends with its last day in the alliance, which is later there than in UTC.
        Bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 5, 3, 0, 0, TimeSpan.Zero));
        (await SaidByItselfAsync()).ShouldNotContain(said => said.Contains("Seeds"));
        Bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 5, 16, 0, 0, TimeSpan.Zero));
        var told = (await SaidByItselfAsync()).Where(said => said.Contains("Seeds")).ToList();
        told.Count.ShouldBe(2);
        told.ShouldAllBe(said => said.Contains(room.Phrase("groupEndedTitle")) && said.Contains(group.ToString()));
        // Only who may close it is offered to.
        told.Count(said => said.Contains("group.askClose")).ShouldBe(1);

        Bot.Time.Advance(TimeSpan.FromDays(3));
        (await SaidByItselfAsync()).ShouldNotContain(said => said.Contains("Seeds"));
    }

    [Fact]
    public async Task A_new_end_date_is_told_again_when_it_passes_and_a_closed_group_is_not()
    {
        var room = await RoomAsync();
        await SpeakAsync(room);
        var group = await GroupAsync(await PersonIdAsync(room.Ana), new DateOnly(2026, 3, 4));
        Bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 5, 16, 0, 0, TimeSpan.Zero));
        (await SaidByItselfAsync()).Count(said => said.Contains("Seeds")).ShouldBe(1, "Who coordinates and leads is one person.");
        await ChangeAsync(group, g => g.Describe(g.Name, g.Purpose, new DateOnly(2026, 3, 10), []));
        Bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 11, 16, 0, 0, TimeSpan.Zero));
        (await SaidByItselfAsync()).Count(said => said.Contains("Seeds")).ShouldBe(1);

        await ChangeAsync(group, g => g.Describe(g.Name, g.Purpose, new DateOnly(2026, 3, 12), []));
        await ChangeAsync(group, g => { g.Close(Now); return true; });
        Bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 16, 16, 0, 0, TimeSpan.Zero));
        (await SaidByItselfAsync()).ShouldNotContain(said => said.Contains("Seeds"));
    }

    /// <summary>Both can be reached by themselves from here on.</summary>
    private static async Task SpeakAsync(Room room)
    {
        await room.SayAsync(room.Ana, room.Word("help"), room.Private(room.Ana));
        await room.SayAsync(room.Luis, room.Word("help"), room.Private(room.Luis));
    }

    private Task<Guid> GroupAsync(Guid coordinator, DateOnly endsOn) => WriteAsync(db =>
    {
        var group = WorkingGroup.Create("19:seeds@thread.tacv2", Now);
        group.Describe("Seeds", "A law", endsOn, []);
        db.Add(group);
        db.Add(RoleHolding.Give(coordinator, Role.Coordinator, group.Id, Now));
        return Task.FromResult(group.Id);
    });

    private Task<bool> ChangeAsync(Guid id, Func<WorkingGroup, bool> change) =>
        WriteAsync(async db => change(await db.Set<WorkingGroup>().Include(g => g.Members).SingleAsync(g => g.Id == id, Cancel)));
}
