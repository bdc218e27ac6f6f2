using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Groups;

/// <summary>Working groups whose people and organisations move on.</summary>
public sealed class GroupTests : AllianceBench
{
    [Fact]
    public async Task A_group_with_an_organisation_that_left_can_still_be_changed()
    {
        var room = await RoomAsync();
        var (care, agua) = (await AddAsync("CARE"), await AddAsync("Agua"));
        var group = await GroupAsync(await PersonIdAsync(room.Ana), care, agua);
        await RetireAsync(care);

        Listing((await room.SayAsync(room.Ana, "working group Seeds")).Card).ShouldNotContain("CARE");
        var form = (await room.PressAsync(room.Ana, "group.askChange", new() { ["id"] = group.ToString() })).Card;
        var saved = await room.PressAsync(room.Ana, form, "group.save", null, ("purpose", "Another"));

        Listing(saved.Card).ShouldContain("Another");
        Listing(saved.Card).ShouldContain("Agua");
        // It took part, and would again if it came back.
        (await ReadAsync(db => db.Set<GroupMember>().CountAsync(m => m.OrganisationId == care, Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task An_old_form_that_names_an_organisation_that_left_is_taken()
    {
        var room = await RoomAsync();
        var care = await AddAsync("CARE");
        var group = await GroupAsync(await PersonIdAsync(room.Ana), care);
        var form = (await room.PressAsync(room.Ana, "group.askChange", new() { ["id"] = group.ToString() })).Card;
        await RetireAsync(care);

        Listing((await room.PressAsync(room.Ana, form, "group.save", null, ("purpose", "Another"), ("members", care.ToString()))).Card).ShouldContain("Another");
    }

    [Fact]
    public async Task An_id_that_means_nothing_is_never_quoted()
    {
        var room = await RoomAsync();
        await AddAsync("CARE");
        var group = await GroupAsync(await PersonIdAsync(room.Ana));
        var form = (await room.PressAsync(room.Ana, "group.askChange", new() { ["id"] = group.ToString() })).Card;
        var unknown = Guid.NewGuid().ToString();
        var begin = unknown[..8];

        var heard = await room.PressAsync(room.Ana, form, "group.save", null, ("members", unknown), ("purpose", "Another"));

        (string.Join('\n', heard.Sentences) + Listing(heard.Card)).ShouldNotContain(begin);
        heard = await room.PressAsync(room.Ana, form, "group.save", null, ("coordinator", unknown));
        Listing(heard.Card).Split('\n').Where(line => !line.Contains('▾') && !line.Contains('[')).ShouldAllBe(line => !line.Contains(begin));
    }

    [Fact]
    public async Task A_namesake_takes_over_from_a_namesake()
    {
        var room = await RoomAsync();
        var (one, other) = (await MeetAsync("María García"), await MeetAsync("María García"));
        var group = await GroupAsync(one);
        var form = (await room.PressAsync(room.Ana, "group.askChange", new() { ["id"] = group.ToString() })).Card;

        await room.PressAsync(room.Ana, form, "group.save", null, ("coordinator", other.ToString()));

        (await ReadAsync(db => db.Set<RoleHolding>().Where(h => h.Until == null && h.GroupId == group).Select(h => h.PersonId).SingleAsync(Cancel))).ShouldBe(other);
        (await TrailAsync())[^1].ReadFields().ShouldHaveSingleItem().Field.ShouldBe("groupCoordinator");
    }

    [Fact]
    public async Task Two_organisations_of_one_short_name_are_two()
    {
        var room = await RoomAsync();
        var (north, south) = (await AddAsync("Liga Norte", shortName: "Liga"), await AddAsync("Liga Sur", shortName: "Liga"));
        var group = await GroupAsync(await PersonIdAsync(room.Ana), north);
        var form = (await room.PressAsync(room.Ana, "group.askChange", new() { ["id"] = group.ToString() })).Card;

        await room.PressAsync(room.Ana, form, "group.save", null, ("members", south.ToString()));

        (await ReadAsync(db => db.Set<GroupMember>().Select(m => m.OrganisationId).SingleAsync(Cancel))).ShouldBe(south);
    }

    [Theory]
    [InlineData(OrganisationStatus.Member, true)]
    [InlineData(OrganisationStatus.Observer, false)]
    [InlineData(OrganisationStatus.Invited, false)]
    public async Task Joining_a_group_is_for_whom_the_table_says(OrganisationStatus status, bool joins)
    {
        var room = await RoomAsync();
        var care = await AddAsync("CARE", status);
        await RepresentAsync(room.Luis, care);
        var group = await GroupAsync(await PersonIdAsync(room.Ana));

        var heard = await room.PressAsync(room.Luis, "group.join", new() { ["id"] = group.ToString() });

        (await ReadAsync(db => db.Set<GroupMember>().CountAsync(Cancel))).ShouldBe(joins ? 1 : 0);
        if (!joins)
            heard.Sentences.ShouldHaveSingleItem().ShouldContain(room.Phrase("right.JoinGroup"));
        Listing((await room.SayAsync(room.Ana, "who can")).Card).ShouldContain(room.Phrase("right.JoinGroup"), Case.Insensitive);
    }

    [Fact]
    public async Task A_conflict_says_the_day_as_well_as_the_hour()
    {
        var room = await RoomAsync();
        var group = await GroupAsync(await PersonIdAsync(room.Ana));
        var form = (await room.PressAsync(room.Ana, "group.askChange", new() { ["id"] = group.ToString() })).Card;
        await room.PressAsync(room.Ana, form, "group.save", null, ("purpose", "One"));

        Listing((await room.PressAsync(room.Ana, form, "group.save", null, ("purpose", "Two"))).Card).ShouldContain("2 March 2026");
    }

    [Fact]
    public async Task A_settled_task_has_its_line_in_the_trail()
    {
        var room = await RoomAsync();
        var group = await GroupAsync(await PersonIdAsync(room.Ana));
        await room.SayAsync(room.Ana, "start meeting\nNotes");
        await room.SayAsync(room.Ana, "#action Ana: send the letter by 20 March");
        await room.SayAsync(room.Ana, "end meeting");
        await WriteAsync(async db =>
        {
            foreach (var meeting in await db.Set<AllianceBot.Meetings.Meeting>().ToListAsync(Cancel))
                db.Entry(meeting).Property("GroupId").CurrentValue = group;
            return true;
        });
        var closing = (await room.PressAsync(room.Ana, "group.askClose", new() { ["id"] = group.ToString() })).Card;
        var action = closing.GetProperty("actions").EnumerateArray().First();
        await room.PressAsync(room.Ana, "group.settle", System.Text.Json.Nodes.JsonNode.Parse(action.GetProperty("data").GetRawText())!.AsObject());

        var line = (await TrailAsync()).Single(c => c.Action == "groupTaskSettled");
        line.SubjectName.ShouldBe("Seeds");
        line.ReadFields().ShouldContain(f => f.Before.Contains("send the letter") || f.After.Contains("send the letter"));
        Listing((await room.SayAsync(room.Ana, "history")).Card).ShouldContain("send the letter");
    }

    [Fact]
    public async Task An_organisation_that_left_is_neither_counted_nor_in_the_way()
    {
        var room = await RoomAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < WorkingGroup.MostMembers; i++)
            ids.Add(await AddAsync($"O{i:000}"));
        var group = await GroupAsync(await PersonIdAsync(room.Ana), [.. ids]);
        await RetireAsync(ids[0]);
        await RepresentAsync(room.Luis, await AddAsync("CARE"));

        Listing((await room.SayAsync(room.Ana, "groups")).Card).ShouldContain(room.Phrase("groupMemberCount", WorkingGroup.MostMembers - 1));
        Listing((await room.PressAsync(room.Luis, "group.join", new() { ["id"] = group.ToString() })).Card).ShouldContain("CARE");
    }

    [Fact]
    public async Task Every_member_of_a_group_is_named()
    {
        var room = await RoomAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < WorkingGroup.MostMembers; i++)
            ids.Add(await AddAsync($"O{i:000}"));
        await GroupAsync(await PersonIdAsync(room.Ana), [.. ids]);

        var shown = Listing((await room.SayAsync(room.Ana, "working group Seeds")).Card);

        for (var i = 0; i < WorkingGroup.MostMembers; i++)
            shown.ShouldContain($"O{i:000}");
    }

    private Task<Guid> GroupAsync(Guid coordinator, params Guid[] organisations) => GroupAsync(coordinator, "19:seeds@thread.tacv2", organisations);

    private Task<Guid> GroupAsync(Guid coordinator, string conversation, params Guid[] organisations) => WriteAsync(db =>
    {
        var group = WorkingGroup.Create(conversation, Now);
        group.Describe("Seeds", "A law", null, organisations);
        db.Add(group);
        db.Add(RoleHolding.Give(coordinator, Role.Coordinator, group.Id, Now));
        return Task.FromResult(group.Id);
    });

    private Task<bool> RetireAsync(Guid id) => WriteAsync(async db =>
    {
        var organisation = await db.Set<Organisation>().SingleAsync(o => o.Id == id, Cancel);
        return organisation.Apply(organisation.Facts with { Status = OrganisationStatus.Left }, new DateOnly(2026, 3, 2));
    });
}
