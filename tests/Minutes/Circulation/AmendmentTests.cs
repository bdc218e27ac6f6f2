using AllianceBot.Alliances.History;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Tests.Minutes.Circulation;

/// <summary>Changes that members suggest, and what becomes of them: Ana holds the minutes, Luis suggests for CARE.</summary>
public sealed class AmendmentTests : CirculationStage
{
    [Fact]
    public async Task Accepted_it_stands_at_the_place_of_the_old_text_and_that_is_kept()
    {
        await CirculateAsync();
        var before = await ReadAsync(db => db.Set<MeetingEntry>().OrderBy(e => e.Sequence).ToListAsync(Cancel));
        var amendment = await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");

        var card = Listing((await AnswerAsync(Room.Ana, amendment, isAccepted: true)).Card);

        card.ShouldContain("1. Decision 2026-01/D1  accepted by Ana Quispe");
        card.ShouldContain("Luis Rojas (CARE): That is what was said.");
        var draft = await DraftAsync();
        draft.ShouldContain("Decision 2026-01/D1  We ask for 3 %.");
        draft.ShouldContain("Decision 2026-01/D2  We sign.");
        draft.ShouldNotContain("2 %.");
        // Entries are only ever added; the old one is marked and says what it said.
        var after = await ReadAsync(db => db.Set<MeetingEntry>().OrderBy(e => e.Sequence).ToListAsync(Cancel));
        after.Count.ShouldBe(before.Count + 1);
        after.Zip(before).ShouldAllBe(pair => pair.First.Text == pair.Second.Text && pair.First.Kind == pair.Second.Kind && pair.First.At == pair.Second.At);
        after.Count(e => e.UndoneAt is not null).ShouldBe(1);
        var change = await ReadAsync(db => db.Set<ChangeRecord>().SingleAsync(c => c.Action == "amendmentAccepted", Cancel));
        change.ReadFields().ShouldContain(new FieldChange("amendmentText", "We ask for 2 %.", "We ask for 3 %."));
    }

    [Fact]
    public async Task The_register_of_decisions_and_the_tasks_say_what_was_accepted()
    {
        await CirculateAsync();
        await AnswerAsync(Room.Ana, await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %."), isAccepted: true);
        await AnswerAsync(Room.Ana, await SuggestAsync(Room.Luis, "2026-01/T1", "send both letters", ("owner", "Ana Quispe"), ("due", "2026-04-01")), isAccepted: true);

        Listing((await Room.SayAsync(Room.Luis, "decisions")).Card).ShouldContain("2026-01/D1  We ask for 3 %.");
        (await DraftAsync()).ShouldContain("Ana Quispe, by 1 April 2026");
        var ana = await ReadAsync(db => db.Set<AllianceBot.Alliances.Person>().Where(p => p.UserId == Room.Ana.UserId).Select(p => p.Id).SingleAsync(Cancel));
        (await ReadAsync(db => ActionItems.ReadOpenOfAsync(db, [ana], Cancel))).ShouldHaveSingleItem().Text.ShouldBe("send both letters");
    }

    [Fact]
    public async Task What_became_of_a_task_goes_along_with_its_place()
    {
        await CirculateAsync();
        var sequence = await ReadAsync(db => db.Set<MeetingEntry>().Where(e => e.Kind == EntryKind.Action).Select(e => e.Sequence).SingleAsync(Cancel));
        await WriteAsync(db =>
        {
            db.Add(new ActionSettlement { MeetingId = MeetingId, Sequence = sequence, Settlement = Settlement.Done, Note = "", ById = Guid.NewGuid(), ByName = "Ana", At = Bot.Time.GetUtcNow() });
            return Task.CompletedTask;
        });

        await AnswerAsync(Room.Ana, await SuggestAsync(Room.Luis, "2026-01/T1", "send both letters", ("owner", "Luis Rojas"), ("due", "2026-03-06")), isAccepted: true);

        (await ReadAsync(db => db.Set<ActionSettlement>().CountAsync(s => s.Settlement == Settlement.Done, Cancel))).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_missing_is_added_under_its_item()
    {
        await CirculateAsync();
        await AnswerAsync(Room.Ana, await SuggestAsync(Room.Luis, "A decision that is missing", "We meet in May.", ("item", "1")), isAccepted: true);
        await AnswerAsync(Room.Ana, await SuggestAsync(Room.Luis, "A note that is missing", "Eva thanked everyone.", ("item", "2")), isAccepted: true);

        var draft = (await DraftAsync()).Split('\n').ToList();
        draft.ShouldContain(line => line.Contains("2026-01/D2  We meet in May."));
        // In the order of the agenda: what is decided under the second item counts on.
        draft.ShouldContain(line => line.Contains("2026-01/D3  We sign."));
        draft.FindIndex(line => line.Contains("Eva thanked")).ShouldBeGreaterThan(draft.FindIndex(line => line.Contains("2. Statement")));
    }

    [Fact]
    public async Task The_name_of_the_meeting_and_who_was_present_can_be_put_right()
    {
        await CirculateAsync();
        await AnswerAsync(Room.Ana, await SuggestAsync(Room.Luis, "The name of the meeting", "Extraordinary plenary"), isAccepted: true, seen: "0");
        await AnswerAsync(Room.Ana, await SuggestAsync(Room.Luis, "Who was present", "Luis Rojas was there from the start."), isAccepted: true);

        var draft = await DraftAsync();
        draft.ShouldContain("Extraordinary plenary");
        draft.ShouldContain("• Correction to the list of those present: Luis Rojas was there from the start.");
    }

    [Fact]
    public async Task Declined_it_needs_a_reason_which_everyone_reads_and_the_suggester_is_told()
    {
        await CirculateAsync();
        var amendment = await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");
        Listing((await AnswerAsync(Room.Ana, amendment, isAccepted: false)).Card).ShouldContain("Write why it is declined");

        var card = Listing((await AnswerAsync(Room.Ana, amendment, isAccepted: false, "The recording says 2 %.")).Card);
        await Bot.DeliverAsync();

        card.ShouldContain("declined by Ana Quispe");
        card.ShouldContain("Ana Quispe: The recording says 2 %.");
        Told("Your change was declined").ShouldHaveSingleItem().ShouldContain("The recording says 2 %.");
        (await DraftAsync()).ShouldContain("We ask for 2 %.");
    }

    [Fact]
    public async Task The_holder_is_told_of_a_suggestion_and_the_second_answer_learns_of_the_first()
    {
        await CirculateAsync();
        var amendment = await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");
        await Bot.DeliverAsync();
        Told("A change is suggested").ShouldHaveSingleItem().ShouldContain("We ask for 3 %.");

        await AnswerAsync(Room.Ana, amendment, isAccepted: true);
        (await AnswerAsync(Room.Ana, amendment, isAccepted: false, "No.")).Sentences.ShouldBe(["Ana Quispe has accepted suggested change 1 already."]);
        (await AnswerAsync(Room.Luis, amendment, isAccepted: true)).Sentences.ShouldBe(["Ana Quispe has accepted suggested change 1 already."]);
    }

    [Fact]
    public async Task Two_suggestions_for_one_part_are_a_conflict_with_both_texts_shown()
    {
        await CirculateAsync();
        var first = await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");
        var second = await SuggestAsync(Room.Ana, "2026-01/D1", "We ask for 4 %.");
        await AnswerAsync(Room.Ana, first, isAccepted: true);

        var heard = await AnswerAsync(Room.Ana, second, isAccepted: true);

        var card = Listing(heard.Card);
        card.ShouldContain("nothing was accepted");
        card.ShouldContain("It says now\nWe ask for 3 %.");
        card.ShouldContain("It said before\nWe ask for 2 %.");
        card.ShouldContain("It should say\nWe ask for 4 %.");
        (await DraftAsync()).ShouldContain("We ask for 3 %.");
        // From the card that shows both it can be accepted.
        var seen = heard.Card.GetProperty("actions")[0].GetProperty("data").GetProperty("seen").GetString();
        await AnswerAsync(Room.Ana, second, isAccepted: true, seen: seen);
        (await DraftAsync()).ShouldContain("2026-01/D1  We ask for 4 %.");
    }

    [Fact]
    public async Task Whoever_wrote_while_a_part_was_changed_sees_what_it_says_now()
    {
        await CirculateAsync();
        var first = await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");
        var (part, seen, _) = await WriteFormAsync(Room.Luis, "2026-01/D1");
        await AnswerAsync(Room.Ana, first, isAccepted: true);

        var again = (await PressAsync(Room.Luis, "minutes.amend", ("part", part), ("seen", seen), ("text", "We ask for 5 %."), ("reason", "So it was."))).Card;

        Listing(again).ShouldContain("This part was changed while you wrote.");
        Listing(again).ShouldContain("It says now\nWe ask for 3 %.");
        again.GetRawText().ShouldContain("We ask for 5 %.");
        (await ReadAsync(db => db.Set<MinutesAmendment>().CountAsync(Cancel))).ShouldBe(1);
    }

    [Theory]
    [InlineData("", "Why", "", "Write what it should say.")]
    [InlineData("We ask for 2 %.", "Why", "", "That is what it says already.")]
    [InlineData("Other", "", "", "Write why, so that others can judge.")]
    public async Task What_is_missing_or_the_same_comes_back_with_one_sentence(string text, string reason, string owner, string problem)
    {
        await CirculateAsync();
        var (part, seen, _) = await WriteFormAsync(Room.Luis, "2026-01/D1");

        var again = (await PressAsync(Room.Luis, "minutes.amend", ("part", part), ("seen", seen), ("text", text), ("reason", reason), ("owner", owner))).Card;

        Listing(again).ShouldContain(problem);
        (await ReadAsync(db => db.Set<MinutesAmendment>().CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory]
    [InlineData("Zoraida", "2026-03-30", "I do not know anybody called “Zoraida”.")]
    [InlineData("Luis Rojas", "soon", "Choose a date: a task needs one.")]
    public async Task A_task_needs_one_who_answers_and_a_day(string owner, string due, string problem)
    {
        await CirculateAsync();
        var (part, seen, _) = await WriteFormAsync(Room.Luis, "2026-01/T1");

        var again = (await PressAsync(Room.Luis, "minutes.amend", ("part", part), ("seen", seen), ("text", "send it"), ("reason", "Because."), ("owner", owner), ("due", due))).Card;

        Listing(again).ShouldContain(problem);
    }

    [Theory]
    [InlineData("999")]
    [InlineData("Topic")]
    [InlineData("Chair")]
    [InlineData("")]
    public async Task A_part_that_the_minutes_do_not_have_is_asked_for_again(string part)
    {
        await CirculateAsync();
        Listing((await PressAsync(Room.Luis, "minutes.amend", ("part", part), ("text", "x"), ("reason", "y"))).Card).ShouldContain("Choose what should change from the list.");
        Listing((await PressAsync(Room.Luis, "minutes.writeAmend", ("part", part))).Card).ShouldContain("Choose what should change from the list.");
    }

    [Fact]
    public async Task Nobody_answers_for_the_holder_and_nothing_changes_after_the_approval()
    {
        await CirculateAsync();
        var amendment = await SuggestAsync(Room.Luis, "2026-01/D1", "We ask for 3 %.");
        await PressAsync(Room.Ana, "minutes.approve", ("confirmed", "yes"), ("open", "1"));

        (await AnswerAsync(Room.Ana, amendment, isAccepted: true)).Sentences.ShouldBe(["Ana Quispe approved the minutes before anybody answered suggested change 1."]);
        (await DraftAsync()).ShouldContain("We ask for 2 %.");
    }
}
