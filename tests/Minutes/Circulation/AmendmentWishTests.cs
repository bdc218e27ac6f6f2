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

        Listing((await AnswerAsync(Room.Ana, wish, isAccepted: true)).Card).ShouldContain(Room.Phrase("amendStrikes", "We ask for 2 %."));

        var draft = await DraftAsync();
        draft.ShouldNotContain("We ask for 2 %.");
        draft.ShouldContain("2026-01/D1  We sign.");
        (await ReadAsync(db => db.Set<MeetingEntry>().SingleAsync(e => e.Text == "We ask for 2 %.", Cancel))).UndoneAt.ShouldNotBeNull();
        (await ReadAsync(db => db.Set<ChangeRecord>().SingleAsync(c => c.Action == "amendmentAccepted", Cancel))).ReadFields()
            .ShouldContain(new FieldChange("amendmentText", "We ask for 2 %.", Room.Phrase("amendStrikes", "We ask for 2 %.")));
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
        await WriteAsync(async db => db.Add(MailPerson("Rosa Mamani", await db.Set<Organisation>().SingleAsync(o => o.Name == "Tejedoras", Cancel))));
        await WriteAsync(async db => db.Add(MailPerson("Inés Soto", await db.Set<Organisation>().SingleAsync(o => o.Name == "CARE", Cancel))));
        await CirculateAsync();
        var (weavers, care) = (await OrganisationAsync("Tejedoras"), await OrganisationAsync("CARE"));
        var offered = (await WriteFormAsync(Room.Ana, "2026-01/D1")).Card.GetProperty("body").EnumerateArray().Single(e => e.TryGetProperty("id", out var id) && id.GetString() == "for");
        offered.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("title").GetString()).ShouldBe([Room.Phrase("amendForMyself"), "Tejedoras"]);
        Listing((await WriteFormAsync(Room.Luis, "2026-01/D1")).Card).ShouldNotContain(Room.Phrase("amendForLabel"));

        var wish = await SuggestAsync(Room.Ana, "2026-01/D1", "We ask for 3 %.", ("for", weavers.ToString()));

        (wish.SuggestedFor, wish.SuggestedByName).ShouldBe(("Tejedoras", Room.Phrase("amendNotedBy", "Ana Quispe")));
        var form = await WriteFormAsync(Room.Luis, "2026-01/D1");
        (await AskForAsync(Room.Luis, weavers)).Sentences.ShouldHaveSingleItem().ShouldContain("You can ask");
        Listing((await AskForAsync(Room.Ana, care)).Card).ShouldContain(Room.Phrase("amendNotForThem"));
        (await ReadAsync(db => db.Set<MinutesAmendment>().CountAsync(Cancel))).ShouldBe(1);

        Task<Conversations.Heard> AskForAsync(Conversations.Speaker who, Guid other) =>
            PressAsync(who, "minutes.amend", ("part", form.Part), ("seen", form.Seen), ("text", "We ask for 4 %."), ("reason", "x"), ("for", other.ToString()));

        AllianceBot.Alliances.Person MailPerson(string name, Organisation organisation)
        {
            var person = AllianceBot.Alliances.Person.MeetByMail(name, $"{name[..3]}@mail.example", Bot.Time.GetUtcNow());
            person.Represent(organisation.Id);
            return person;
        }
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
        Told(Room.Phrase("withdrawnNotice", "Ana Quispe", "2026-01", Room.General.TeamName)).Count.ShouldBe(1);
        (await CirculationAsync()).LastDay.ShouldBe(new DateOnly(2026, 3, 11));
    }

    [Fact]
    public async Task A_button_of_a_circulation_that_was_taken_back_says_so()
    {
        await CirculateAsync();
        await PressAsync(Room.Ana, "minutes.withdraw");

        foreach (var verb in (string[])["minutes.circulation", "minutes.noChanges", "minutes.askAmend", "minutes.withdraw"])
            (await PressAsync(Room.Luis, verb)).Sentences.ShouldBe([Room.Phrase("circulationNone", "2026-01")], verb);
    }

    [Fact]
    public async Task Whoever_took_their_wish_back_can_still_say_that_nothing_should_change()
    {
        await CirculateAsync();
        var wish = await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");
        await PressAsync(Room.Luis, "minutes.withdrawAmendment", ("id", wish.Id.ToString()));

        Listing((await PressAsync(Room.Luis, "minutes.noChanges")).Card).ShouldContain("No changes:  1: CARE");

        (await PressAsync(Room.Ana, "minutes.withdraw")).Sentences.ShouldBe([Room.Phrase("circulationMembersAnswered", "2026-01")]);
    }

    [Fact]
    public async Task Every_kind_of_part_can_go_and_a_later_wish_about_it_is_told_that_it_is_gone()
    {
        Meeting = await HoldAsync(where: null, "#link https://example.org The bill", "#idea A caravan.", "#needhelp A hall.", "#rejected A boycott.");
        await CirculateAsync();
        foreach (var text in (string[])["The bill", "A caravan", "A hall", "A boycott"])
        {
            var (goes, other) = (await SuggestAsync(Room.Luis, text, "", ("strikes", "true")), await SuggestAsync(Room.Luis, text, "Something else."));
            Listing((await AnswerAsync(Room.Ana, goes, isAccepted: true)).Card).ShouldContain(Room.Phrase("amendedGone"));

            var again = (await AnswerAsync(Room.Ana, other, isAccepted: true)).Card;
            Listing(again).ShouldContain(Room.Phrase("amendmentPartGone"));
            again.GetProperty("actions").EnumerateArray().ShouldNotContain(a => a.GetProperty("verb").GetString() == "minutes.acceptAmendment");
            await AnswerAsync(Room.Ana, other, isAccepted: false, "It is gone.");
        }

        (await DraftAsync()).ShouldNotContain("caravan");
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
