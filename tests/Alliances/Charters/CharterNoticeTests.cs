using AllianceBot.Alliances;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Delivery;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Alliances.Charters;

/// <summary>What people are told by itself about a proposed charter: that it waits for them, that time runs out, how it ended.</summary>
public sealed class CharterNoticeTests : CharterStage
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await OrganiseAsync(("Red Andina", OrganisationStatus.Member, [Room.Ana]), ("CARE", OrganisationStatus.Member, [Room.Luis]), ("Tejedoras", OrganisationStatus.Member, []));
    }

    [Fact]
    public async Task Representatives_are_told_once_that_a_charter_waits_for_their_answer()
    {
        var id = await ProposeAsync();
        await PressAsync(Room.Ana, "charter.propose", id, ("lastDay", "2026-03-20"));
        await Bot.DeliverAsync();
        await Bot.DeliverAsync();

        (await SentAsync("charterProposed")).ShouldBe(["Ana Quispe", "Luis Rojas"]);
        var told = Told("A charter waits for your organisation");
        told.Count.ShouldBe(2);
        told.ShouldContain(card => card.Contains("Red Andina") && card.Contains("12 March 2026") && card.Contains(AllianceId.ToString()));
        told.ShouldContain(card => card.Contains("CARE"));
    }

    [Fact]
    public async Task Whoever_becomes_representative_while_it_is_open_is_told_too_unless_their_organisation_has_answered()
    {
        await WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.Name == "Luis Rojas")).Represent(null));
        var id = await ProposeAsync();
        await Bot.DeliverAsync();
        (await SentAsync("charterProposed")).ShouldBe(["Ana Quispe"]);

        await Room.SayAsync(Room.Luis, "my organisation CARE", Room.Private(Room.Luis));
        await Bot.DeliverAsync();
        (await SentAsync("charterProposed")).ShouldBe(["Ana Quispe", "Luis Rojas"]);
        Told("A charter waits for your organisation").ShouldContain(card => card.Contains("CARE"));

        await PressAsync(Room.Ana, "charter.adopt", id);
        var eva = Room.Luis with { Name = "Eva Ruiz" };
        await Room.SayAsync(eva, "help");
        await Room.SayAsync(eva, "my organisation Red Andina", Room.Private(eva));
        await Bot.DeliverAsync();
        (await SentAsync("charterProposed")).ShouldBe(["Ana Quispe", "Luis Rojas"]);
    }

    [Fact]
    public async Task The_day_before_the_last_those_are_reminded_whose_organisation_has_not_answered()
    {
        var id = await ProposeAsync();
        await Bot.DeliverAsync();
        await PressAsync(Room.Ana, "charter.adopt", id);
        Bot.Time.Advance(TimeSpan.FromDays(8));
        await Bot.DeliverAsync();
        (await SentAsync("charterReminder")).ShouldBeEmpty();

        Bot.Time.Advance(TimeSpan.FromDays(1));
        await Bot.DeliverAsync();
        await Bot.DeliverAsync();

        (await SentAsync("charterReminder")).ShouldBe(["Luis Rojas"]);
        Told("Tomorrow is the last day").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_reminder_keeps_the_clock_by_which_it_is_meant()
    {
        await ProposeAsync();
        var reminders = await ReadAsync(db => db.Set<Notice>().Where(n => n.Kind == "charterReminder").ToListAsync());
        reminders.Count.ShouldBe(2);
        reminders.ShouldAllBe(n => n.DueDate == new DateOnly(2026, 3, 11) && n.DueTime == new TimeOnly(9, 0) && n.DueZone == "America/Lima" && n.ZoneRules == WallClock.Rules);
    }

    [Fact]
    public async Task What_is_withdrawn_is_told_to_nobody_any_more()
    {
        var id = await ProposeAsync();
        await PressAsync(Room.Ana, "charter.withdraw", id);
        Bot.Time.Advance(TimeSpan.FromDays(9));
        await Bot.DeliverAsync();

        (await SentAsync("charterProposed")).ShouldBeEmpty();
        (await SentAsync("charterReminder")).ShouldBeEmpty();
        (await SentAsync("charterResult")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everyone_is_told_how_it_ended_though_nobody_looks()
    {
        var id = await ProposeAsync();
        await PressAsync(Room.Ana, "charter.adopt", id);
        await PressAsync(Room.Luis, "charter.adopt", id);
        Bot.Time.Advance(TimeSpan.FromDays(12));
        await SweepsDoAsync(db => db.Set<Notice>().AnyAsync(n => n.Kind == "charterResult"));
        await Bot.DeliverAsync();

        (await SentAsync("charterResult")).ShouldBe(["Ana Quispe", "Luis Rojas"]);
        Told("The charter has been adopted").Count.ShouldBe(2);
    }

    [Fact]
    public async Task How_it_ended_is_said_in_a_channel_even_if_somebody_looked_in_private_before()
    {
        var id = await ProposeAsync();
        await PressAsync(Room.Ana, "charter.adopt", id);
        await PressAsync(Room.Luis, "charter.adopt", id);
        Bot.Time.Advance(TimeSpan.FromDays(12));

        await Room.SayAsync(Room.Luis, "charter", Room.Private(Room.Luis));

        (await Room.SayAsync(Room.Ana, "charter")).Sentences.ShouldHaveSingleItem().ShouldStartWith("Version 1 of the charter has been adopted");
    }

    private async Task<List<string>> SentAsync(string kind) => await ReadAsync(db => (
        from notice in db.Set<Notice>()
        join person in db.Set<Person>() on notice.RecipientId equals person.Id
        where notice.Kind == kind && notice.State == NoticeState.Sent
        orderby person.Name
        select person.Name).ToListAsync());

    private List<string> Told(string heading) => [.. Bot.Teams.Requests.Where(r => r.Body.Contains(heading)).Select(r => r.Body)];
}
