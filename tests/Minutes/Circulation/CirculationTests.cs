using AllianceBot.Alliances;
using AllianceBot.Alliances.History;
using AllianceBot.Conversation;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Minutes.Circulation;

/// <summary>A draft that goes to the members: who may send it, who is told, what its card says.</summary>
public sealed class CirculationTests : CirculationStage
{
    [Fact]
    public async Task Representatives_are_told_once_and_the_one_who_circulated_is_not()
    {
        await CirculateAsync();
        await CirculateAgainAsync();
        await Bot.DeliverAsync();

        var notice = Told("Minutes to read: meeting 2026-01").ShouldHaveSingleItem();
        notice.ShouldContain("9 March 2026 (by the clock of America/Lima)");
        notice.ShouldContain("CARE");
        (await ReadAsync(db => db.Set<ChangeRecord>().CountAsync(c => c.Action == "minutesCirculated", Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task The_card_names_whom_the_bot_cannot_reach_and_the_usual_days_without_a_charter()
    {
        await CirculateAsync();
        var card = Listing((await Room.SayAsync(Room.Ana, "circulate minutes")).Card);

        card.ShouldContain(Room.Phrase("circulationNobody", "Tejedoras"));
        card.ShouldContain(Room.Phrase("circulationWithoutCharter", 7));
        card.ShouldContain("Nothing said yet:  3: CARE, Red Andina, Tejedoras");
    }

    [Fact]
    public async Task The_charter_in_force_gives_the_days_and_one_adopted_meanwhile_changes_no_open_window()
    {
        await AdoptCharterAsync(days: 3);
        await CirculateAsync();
        await AdoptCharterAsync(days: 30);

        var circulation = await CirculationAsync();
        (circulation.LastDay, circulation.CharterVersion).ShouldBe((new DateOnly(2026, 3, 5), 1));
        Listing((await Room.SayAsync(Room.Luis, "circulate minutes")).Card).ShouldContain(Room.Phrase("circulationByCharter", 3, 1));
        await AtAsync(3, 6, 1);
        (await ApprovedAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task By_a_word_alone_nothing_goes_out()
    {
        var heard = await Room.SayAsync(Room.Ana, "circulate minutes");

        heard.Sentences.ShouldBe([Room.Phrase("circulateFromDraft", Room.Phrase("circulateButton"))]);
        Listing(heard.Card).ShouldContain("Draft: not approved yet");
        (await ReadAsync(db => db.Set<MinutesCirculation>().AnyAsync(Cancel))).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_may_not_approve_may_not_circulate_and_whoever_started_the_meeting_may()
    {
        await NameCoChairAsync();
        (await PressAsync(Room.Luis, "minutes.circulate")).Sentences.ShouldHaveSingleItem().ShouldContain("circulate, amend and approve minutes");
        (await ReadAsync(db => db.Set<MinutesCirculation>().CountAsync(Cancel))).ShouldBe(0);
        await CirculateAsync();
    }

    [Fact]
    public async Task Minutes_of_a_private_place_go_to_nobody()
    {
        var here = Room.Private(Room.Ana);
        await HoldAsync(here);

        (await Room.SayAsync(Room.Ana, "circulate minutes", here)).Sentences.ShouldHaveSingleItem().ShouldContain("held in a private place");
    }

    [Fact]
    public async Task A_running_meeting_and_approved_minutes_do_not_circulate()
    {
        await Room.SayAsync(Room.Ana, "start meeting\nNext");
        (await Room.SayAsync(Room.Ana, "circulate minutes")).Sentences.ShouldHaveSingleItem().ShouldContain("still running");
        await PressAsync(Room.Ana, "minutes.approve");
        (await PressAsync(Room.Ana, "minutes.circulate")).Sentences.ShouldHaveSingleItem().ShouldContain("are approved");
    }

    [Fact]
    public async Task No_changes_is_said_once_for_an_organisation()
    {
        await CirculateAsync();
        await PressAsync(Room.Luis, "minutes.noChanges");
        var card = Listing((await PressAsync(Room.Luis, "minutes.noChanges")).Card);

        card.ShouldContain("No changes:  1: CARE");
        (await ReadAsync(db => db.Set<MinutesAssent>().CountAsync(Cancel))).ShouldBe(1);
        (await ReadAsync(db => db.Set<ChangeRecord>().CountAsync(c => c.Action == "minutesNoChanges", Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Before_circulation_and_after_the_last_day_nothing_can_be_said()
    {
        (await PressAsync(Room.Luis, "minutes.noChanges")).Sentences.ShouldHaveSingleItem().ShouldContain("not in circulation");
        await CirculateAsync();
        Bot.Time.SetUtcNow(new DateTimeOffset(2026, 3, 10, 6, 0, 0, TimeSpan.Zero));
        foreach (var verb in new[] { "minutes.noChanges", "minutes.askAmend", "minutes.amend", "minutes.askVote", "minutes.callForVote" })
            (await PressAsync(Room.Luis, verb, ("text", "x"), ("reason", "x"), ("part", "Info"))).Sentences.ShouldHaveSingleItem().ShouldContain("ended on 9 March 2026");
    }

    [Fact]
    public async Task Whoever_represents_nobody_yet_is_told_how_to_say_it()
    {
        await CirculateAsync();
        await WriteAsync(async db => (await db.Set<Person>().SingleAsync(p => p.UserId == Room.Luis.UserId, Cancel)).Represent(null));

        (await PressAsync(Room.Luis, "minutes.noChanges")).Sentences.ShouldHaveSingleItem().ShouldContain("my organisation");
    }

    private async Task CirculateAgainAsync() => (await PressAsync(Room.Luis, "minutes.circulate")).Cards.Count.ShouldBe(2);

    private Task NameCoChairAsync() => WriteAsync(async db =>
    {
        var stranger = Person.Meet(new RosterMember("29:stranger", null, "Eva Ruiz", null), Bot.Time.GetUtcNow());
        db.Add(stranger);
        db.Add(AllianceBot.Alliances.Roles.RoleHolding.Give(stranger.Id, Role.CoChair, null, Bot.Time.GetUtcNow()));
        foreach (var steward in await db.Set<AllianceBot.Alliances.Roles.RoleHolding>().Where(h => h.Role == Role.Steward).ToListAsync(Cancel))
            db.Remove(steward);
    });
}
