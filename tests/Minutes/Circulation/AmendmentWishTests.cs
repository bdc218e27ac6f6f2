using AllianceBot.Alliances.History;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Minutes.Circulation;

/// <summary>Changes beyond other words: a part that should go, a wish taken back, one written down for somebody without Teams, a draft taken back as a whole.</summary>
public sealed class AmendmentWishTests : CirculationStage
{
    [Fact]
    public async Task A_part_that_should_go_goes_when_that_is_accepted_and_is_kept_in_the_record()
    {
        await CirculateAsync();
        var wish = await SuggestAsync(Room.Luis, "2026-01/D1", "does not count", ("strikes", "true"));
        (await DraftAsync()).ShouldContain("2026-01/D1  We ask for 2 %.");

        Listing((await AnswerAsync(Room.Ana, wish, isAccepted: true)).Card).ShouldContain(Room.Phrase("amendStrikes"));

        var draft = await DraftAsync();
        draft.ShouldNotContain("We ask for 2 %.");
        draft.ShouldContain("2026-01/D1  We sign.");
        (await ReadAsync(db => db.Set<MeetingEntry>().SingleAsync(e => e.Text == "We ask for 2 %.", Cancel))).UndoneAt.ShouldNotBeNull();
        (await ReadAsync(db => db.Set<ChangeRecord>().SingleAsync(c => c.Action == "amendmentAccepted", Cancel))).ReadFields()
            .ShouldContain(new FieldChange("amendmentText", "We ask for 2 %.", Room.Phrase("amendStrikes")));
    }

    [Fact]
    public async Task A_task_that_should_go_needs_no_owner_and_declined_it_stays()
    {
        await CirculateAsync();
        var wish = await SuggestAsync(Room.Luis, "2026-01/T1", "", ("strikes", "true"));

        await AnswerAsync(Room.Ana, wish, isAccepted: false, "It was agreed.");

        (await DraftAsync()).ShouldContain("2026-01/T1  send the letter");
    }

    [Fact]
    public async Task What_is_missing_cannot_go()
    {
        await CirculateAsync();
        var form = await WriteFormAsync(Room.Luis, "A decision that is missing");

        var again = (await PressAsync(Room.Luis, "minutes.amend", ("part", form.Part), ("seen", ""), ("text", ""), ("reason", "x"), ("strikes", "true"))).Card;

        Listing(again).ShouldContain(Room.Phrase("amendTextMissing"));
    }

    [Fact]
    public async Task Whoever_suggested_it_takes_it_back_and_nobody_else_does()
    {
        await CirculateAsync();
        var wish = await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");
        (await PressAsync(Room.Ana, "minutes.withdrawAmendment", ("id", wish.Id.ToString()))).Sentences.ShouldBe([Room.Phrase("amendmentOfAnother", "Luis Rojas")]);

        Listing((await PressAsync(Room.Luis, "minutes.withdrawAmendment", ("id", wish.Id.ToString()))).Card).ShouldContain(Room.Phrase("amendmentState.Withdrawn", "Luis Rojas"));
        (await PressAsync(Room.Luis, "minutes.withdrawAmendment", ("id", wish.Id.ToString()))).Sentences.ShouldBeEmpty();

        // Nothing waits for an answer any more, and who comes too late is told.
        (await AnswerAsync(Room.Ana, wish, isAccepted: true)).Sentences.ShouldBe([Room.Phrase("amendmentAlready.Withdrawn", wish.Number, "Luis Rojas")]);
        await AtAsync(3, 10, 9);
        (await ApprovedAsync()).ShouldNotBeNull();
        (await DraftAsync()).ShouldContain("We ask for 2 %.");
    }

    [Fact]
    public async Task What_is_answered_is_not_taken_back()
    {
        await CirculateAsync();
        var wish = await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");
        await AnswerAsync(Room.Ana, wish, isAccepted: true);

        (await PressAsync(Room.Luis, "minutes.withdrawAmendment", ("id", wish.Id.ToString()))).Sentences.ShouldBe([Room.Phrase("amendmentAlready.Accepted", wish.Number, "Ana Quispe")]);

        (await DraftAsync()).ShouldContain("We ask for 3 %.");
    }

    [Fact]
    public async Task The_holder_writes_down_what_those_say_whom_only_mail_reaches_and_for_nobody_else()
    {
        await CirculateAsync();
        var (weavers, care) = (await OrganisationAsync("Tejedoras"), await OrganisationAsync("CARE"));
        Listing((await WriteFormAsync(Room.Ana, "2026-01/D1")).Card).ShouldContain(Room.Phrase("amendForLabel"));
        Listing((await WriteFormAsync(Room.Luis, "2026-01/D1")).Card).ShouldNotContain(Room.Phrase("amendForLabel"));

        var wish = await SuggestAsync(Room.Ana, "2026-01/D1", "We ask for 3 %.", ("for", weavers.ToString()));

        (wish.SuggestedFor, wish.SuggestedByName).ShouldBe(("Tejedoras", "Ana Quispe"));
        var form = await WriteFormAsync(Room.Luis, "2026-01/D1");
        (await AskForAsync(Room.Luis, weavers)).ShouldContain("You can ask");
        (await AskForAsync(Room.Ana, care)).ShouldBe(Room.Phrase("circulationNoVoice", "2026-01"));
        (await ReadAsync(db => db.Set<MinutesAmendment>().CountAsync(Cancel))).ShouldBe(1);

        async Task<string> AskForAsync(Conversations.Speaker who, Guid other) => (await PressAsync(
            who, "minutes.amend", ("part", form.Part), ("seen", form.Seen), ("text", "We ask for 4 %."), ("reason", "x"), ("for", other.ToString()))).Sentences.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_draft_taken_back_and_sent_again_tells_everyone_again_and_gives_all_the_days()
    {
        await CirculateAsync();
        await Bot.DeliverAsync();
        Told("Minutes to read").Count.ShouldBe(1);
        (await PressAsync(Room.Luis, "minutes.withdraw")).Sentences.ShouldHaveSingleItem().ShouldContain("You can ask Ana Quispe");

        (await PressAsync(Room.Ana, "minutes.withdraw")).Sentences.ShouldBe([Room.Phrase("circulationWithdrawn", "Ana Quispe")]);
        (await Room.SayAsync(Room.Ana, "reopen meeting")).Sentences.ShouldBe([Room.Phrase("meetingReopened", "2026-01")]);
        await Room.SayAsync(Room.Ana, "end meeting");
        Bot.Time.Advance(TimeSpan.FromDays(2));
        await CirculateAsync();
        await Bot.DeliverAsync();

        Told("Minutes to read").Count.ShouldBe(2);
        (await CirculationAsync()).LastDay.ShouldBe(new DateOnly(2026, 3, 11));
    }

    [Fact]
    public async Task What_members_have_said_is_not_lost_by_taking_the_draft_back()
    {
        await CirculateAsync();
        await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");

        (await PressAsync(Room.Ana, "minutes.withdraw")).Sentences.ShouldBe([Room.Phrase("circulationMembersAnswered", "2026-01")]);

        (await ReadAsync(db => db.Set<Notice>().AnyAsync(n => n.Kind == "minutesCirculated", Cancel))).ShouldBeTrue();
    }

    private Task<Guid> OrganisationAsync(string name) => ReadAsync(db => db.Set<Organisation>().Where(o => o.Name == name).Select(o => o.Id).SingleAsync(Cancel));
}
