using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Representatives;

/// <summary>Somebody leaves, or only seemed to be here; and somebody is new.</summary>
public sealed class DepartureTests : IAsyncLifetime
{
    private Gathering _here = null!;

    public async ValueTask InitializeAsync() => _here = await Gathering.BeginAsync();

    public ValueTask DisposeAsync() => _here.DisposeAsync();

    [Fact]
    public async Task A_departure_names_overdue_tasks_and_minutes_that_nobody_approved()
    {
        await _here.CoChairAsync(_here.Ana);
        await _here.Room.SayAsync(_here.Luis, "start meeting\nBudget");
        await _here.Room.SayAsync(_here.Luis, "#action Luis: send the letter by 6 March");
        await _here.Room.SayAsync(_here.Luis, "end meeting");
        _here.Bot.Time.Advance(TimeSpan.FromDays(10));
        await _here.HearUnaskedAsync();

        await _here.LeaveAsync(_here.Luis);

        var text = (await _here.HearUnaskedAsync()).ShouldHaveSingleItem().Text;
        text.ShouldContain("send the letter");
        text.ShouldContain("Minutes to approve");
        text.ShouldContain("2026-01");
    }

    [Fact]
    public async Task Approved_minutes_are_nothing_to_take_over()
    {
        await _here.CoChairAsync(_here.Ana);
        await _here.Room.SayAsync(_here.Luis, "start meeting\nBudget");
        await _here.Room.SayAsync(_here.Luis, "end meeting");
        var card = (await _here.Room.SayAsync(_here.Luis, "minutes")).Card;
        await _here.Room.PressAsync(_here.Luis, card, "minutes.approve");
        await _here.LeaveAsync(_here.Luis);

        (await _here.HearUnaskedAsync()).ShouldHaveSingleItem().Text.ShouldContain("They leave nothing open.");
    }

    [Fact]
    public async Task When_the_last_who_leads_leaves_the_members_are_told_and_observers_take_nothing_over()
    {
        await _here.Room.SayAsync(_here.Luis, "help");
        var eva = new Tests.Conversations.Speaker("Eva Ruiz", "en-GB", "America/Lima");
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Luis);
        await _here.OrganisationAsync("World Bank", OrganisationStatus.Observer, eva);

        await _here.LeaveAsync(_here.Ana);

        var told = (await _here.HearUnaskedAsync()).ShouldHaveSingleItem();
        told.Text.ShouldContain("Nobody leads the alliance");
        told.Text.ShouldContain("Ana Quispe");
        (await StandingAsync(eva)).ShouldBe(Role.Observer);
        (await StandingAsync(_here.Luis)).ShouldBe(Role.Member | Role.Steward);
    }

    [Fact]
    public async Task An_alliance_without_any_member_is_not_locked()
    {
        await _here.OrganisationAsync("World Bank", OrganisationStatus.Observer, _here.Luis);
        await _here.LeaveAsync(_here.Ana);

        (await StandingAsync(_here.Luis)).ShouldBe(Role.Observer | Role.Steward);
    }

    [Fact]
    public async Task Somebody_who_was_only_mentioned_is_not_written_to_nor_counted()
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member);
        await _here.Room.SayAsync(_here.Ana, "start meeting\nNext");
        await _here.Room.SayMentioningAsync(_here.Ana, "#action @Eve Outside send it by Friday", "29:eve", "Eve Outside");
        _here.Bot.Time.Advance(TimeSpan.FromHours(2));
        await _here.HearUnaskedAsync();
        _here.Bot.Time.Advance(TimeSpan.FromHours(2));
        await _here.HearUnaskedAsync();

        _here.Bot.Teams.Requests.ShouldNotContain(r => r.Method == "POST" && r.Path.EndsWith("/conversations", StringComparison.Ordinal) && r.Body.Contains("29:eve"));
        Gathering.Lines((await _here.Room.SayAsync(_here.Ana, "people")).Card).ShouldNotContain("Eve Outside");
        Gathering.Lines((await _here.Room.PressAsync(_here.Ana, "people.askOrganisation", [])).Card).ShouldNotContain("Eve Outside");
        var eve = await _here.ReadAsync(db => db.Set<Person>().Where(p => p.UserId == "29:eve").Select(p => p.Id).SingleAsync());
        (await _here.Room.PressAsync(_here.Ana, "people.setOrganisation", new() { ["person"] = eve.ToString(), ["organisation"] = "CARE" })).Card.GetRawText().ShouldContain("Please choose a person");
        (await _here.ReadAsync(db => AlliancePeople.ReadAsync(db, default))).Select(p => p.Name).ShouldBe(["Ana Quispe", "Luis Rojas"]);
    }

    [Fact]
    public async Task A_newcomer_says_where_they_are_from_and_then_sees_the_tasks_of_their_organisation()
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Ana);
        await _here.Room.SayAsync(_here.Ana, "start meeting\nNotes");
        await _here.Room.SayAsync(_here.Ana, "#action Ana: map the river by 20 March");
        await _here.Room.SayAsync(_here.Ana, "end meeting");
        await _here.HearUnaskedAsync();
        var tom = new Tests.Conversations.Speaker("Tom Baker", "en-GB", "America/Lima");
        await _here.JoinAsync(tom);

        (await _here.HearUnaskedAsync()).ShouldHaveSingleItem().Text.ShouldContain("Which organisation are you from?");
        await _here.TellAsync(tom, "my organisation CARE");
        var welcome = (await _here.HearUnaskedAsync()).ShouldHaveSingleItem().Text;
        welcome.ShouldContain("# Welcome");
        welcome.ShouldContain("map the river");
    }

    [Theory]
    [InlineData("my organisation none", 0)]
    [InlineData("", 25)]
    public async Task A_newcomer_who_names_none_is_welcomed_too_and_one_who_says_nothing_after_a_day(string answer, int hours)
    {
        await _here.OrganisationAsync("CARE", OrganisationStatus.Member, _here.Ana);
        await _here.HearUnaskedAsync();
        var tom = new Tests.Conversations.Speaker("Tom Baker", "en-GB", "America/Lima");
        await _here.JoinAsync(tom);
        await _here.HearUnaskedAsync();
        if (answer.Length > 0)
            await _here.TellAsync(tom, answer);
        else
            (await _here.HearUnaskedAsync()).ShouldBeEmpty();
        _here.Bot.Time.Advance(TimeSpan.FromHours(hours));

        (await _here.HearUnaskedAsync()).ShouldContain(n => n.Text.Contains("# Welcome"));
    }

    [Fact]
    public async Task Where_there_is_nothing_to_choose_from_a_newcomer_is_welcomed_at_once()
    {
        await _here.JoinAsync(new Tests.Conversations.Speaker("Tom Baker", "en-GB", "America/Lima"));
        (await _here.HearUnaskedAsync()).ShouldHaveSingleItem().Text.ShouldContain("# Welcome");
    }

    [Fact]
    public async Task The_trail_tells_who_joined_and_what_they_are_called_now()
    {
        var tom = new Tests.Conversations.Speaker("Tom Baker", "en-GB", "America/Lima");
        await _here.JoinAsync(tom);
        await _here.JoinAsync(tom);
        (await _here.ChangesAsync("personJoined")).ShouldHaveSingleItem().SubjectName.ShouldBe("Tom Baker");

        await _here.WriteAsync(db => AlliancePeople.MeetAsync(db, new RosterMember(tom.UserId, null, "Tom Baker-Paz", null), _here.Now, default));
        var renamed = (await _here.ChangesAsync("personRenamed")).ShouldHaveSingleItem();
        renamed.ReadFields().ShouldHaveSingleItem().Before.ShouldBe("Tom Baker");

        await _here.LeaveAsync(tom);
        await _here.JoinAsync(tom);
        (await _here.ChangesAsync("personJoined")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_welcome_shows_the_charter_in_force()
    {
        var id = (await _here.Room.PressAsync(_here.Ana, "charter.begin", [])).Card.GetRawText();
        var version = await _here.ReadAsync(db => db.Set<CharterVersion>().Select(v => v.Id).SingleAsync());
        id.ShouldContain(version.ToString());
        await _here.Room.PressAsync(_here.Ana, "charter.save", new() { ["id"] = version.ToString(), ["section"] = "Purpose", ["version"] = "0", ["text"] = "Raise the budget of schools by law" });
        await _here.Room.PressAsync(_here.Ana, "charter.propose", new() { ["id"] = version.ToString(), ["lastDay"] = "2026-03-16" });
        foreach (var who in (Tests.Conversations.Speaker[])[_here.Ana, _here.Luis])
            await _here.Room.PressAsync(who, "charter.adopt", new() { ["id"] = version.ToString() });
        _here.Bot.Time.Advance(TimeSpan.FromDays(20));
        await _here.Room.SayAsync(_here.Ana, "charter");
        await _here.HearUnaskedAsync();

        await _here.JoinAsync(new Tests.Conversations.Speaker("Tom Baker", "en-GB", "America/Lima"));
        var text = (await _here.HearUnaskedAsync()).ShouldHaveSingleItem().Text;
        text.ShouldContain("Version 1 of its charter, adopted on");
        text.ShouldContain("“charter”");
    }

    [Theory]
    [InlineData("shared", null)]
    [InlineData("private", null)]
    [InlineData(null, "channelMemberRemoved")]
    public async Task Whoever_is_taken_out_of_one_channel_is_still_in_the_alliance(string? type, string? eventType)
    {
        await _here.CoChairAsync(_here.Luis);

        await _here.InChannelAsync("membersRemoved", _here.Luis, type, eventType);

        (await _here.PersonAsync(_here.Luis)).LeftAt.ShouldBeNull();
        (await StandingAsync(_here.Luis)).HasFlag(Role.CoChair).ShouldBeTrue();
        (await _here.HearUnaskedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("shared", null)]
    [InlineData(null, "channelMemberAdded")]
    public async Task Whoever_comes_to_one_channel_has_not_joined_the_alliance(string? type, string? eventType)
    {
        await _here.InChannelAsync("membersAdded", new Tests.Conversations.Speaker("Eve Outside", "en-GB", "America/Lima"), type, eventType);

        (await _here.ReadAsync(db => AlliancePeople.ReadAsync(db, default))).Select(p => p.Name).ShouldBe(["Ana Quispe", "Luis Rojas"]);
        (await _here.HearUnaskedAsync()).ShouldBeEmpty();
    }

    private Task<Role> StandingAsync(Tests.Conversations.Speaker who) => _here.ReadAsync(async db =>
        (await Standings.ReadAsync(db, await db.Set<Person>().SingleAsync(p => p.UserId == who.UserId), default)).Roles);
}
