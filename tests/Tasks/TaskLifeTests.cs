using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Tasks;

public sealed class SqliteTaskLifeTests() : TaskLife(new SqliteDatabase());

public sealed class PostgresTaskLifeTests() : TaskLife(new PostgresDatabase());

/// <summary>What a script of a chat cannot say well about tasks: limits, presses that come twice or from the wrong person, and what is in the database.</summary>
public abstract class TaskLife(TestDatabase database) : TaskStage(database)
{
    [Fact]
    public async Task Whoever_takes_a_task_on_themselves_has_accepted_it()
    {
        await Room.SayAsync(Room.Luis, "task me print the posters by 20 March");
        var item = await Tasks.OnlyItemAsync(Cancellation);
        (item.State, item.OwnerName, item.DueDate).ShouldBe((ActionItemState.Open, "Luis Rojas", new DateOnly(2026, 3, 20)));
        (await Tasks.PassAsync(1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_one_who_is_asked_can_accept()
    {
        var item = await ProposeAsync();
        (await Tasks.PressAsync(Room.Ana, "task.accept", item)).Sentences.ShouldContain(Room.Phrase("taskNotYours", "Luis Rojas"));
        await Tasks.PressAsync(Room.Luis, "task.accept", item);
        await Tasks.PressAsync(Room.Luis, "task.accept", item);
        (await Tasks.OnlyItemAsync(Cancellation)).State.ShouldBe(ActionItemState.Open);
    }

    [Fact]
    public async Task A_date_that_passed_while_nobody_answered_is_not_accepted_but_another_one_is()
    {
        var item = await ProposeAsync("10 March");
        Bot.Time.Advance(TimeSpan.FromDays(20));
        (await Tasks.PressAsync(Room.Luis, "task.accept", item)).Card.GetRawText().ShouldContain(Room.Phrase("taskWrong.DatePast"));
        await Tasks.PressAsync(Room.Luis, "task.accept", item, ("date", "2026-03-30"));
        var accepted = await Tasks.OnlyItemAsync(Cancellation);
        (accepted.State, accepted.DueDate).ShouldBe((ActionItemState.Open, new DateOnly(2026, 3, 30)));
    }

    [Fact]
    public async Task Putting_off_has_a_limit_and_is_seen()
    {
        var item = await OpenAsync("4 March");
        for (var i = 0; i < ActionItem.MostSnoozes; i++)
        {
            await Tasks.PressAsync(Room.Luis, "task.tomorrow", item);
            // The same press once more is the same day.
            await Tasks.PressAsync(Room.Luis, "task.tomorrow", item);
            Bot.Time.Advance(TimeSpan.FromDays(1));
        }

        (await Tasks.PressAsync(Room.Luis, "task.week", item)).Sentences.ShouldContain(Room.Phrase("taskWrong.SnoozedEnough", ActionItem.MostSnoozes));
        var shown = await Room.PressAsync(Room.Luis, "task.open", new() { ["id"] = item.Id.ToString() }, Room.Private(Room.Luis));
        shown.Card.GetRawText().ShouldContain(Room.Phrase("taskSnoozes", 3, 3));
        (await Tasks.PressAsync(Room.Ana, "task.tomorrow", item)).Sentences.ShouldContain(Room.Phrase("taskNotYours", "Luis Rojas"));
    }

    [Fact]
    public async Task What_repeats_comes_back_on_its_next_day_already_accepted()
    {
        await Room.PressAsync(Room.Luis, "task.make", new() { ["text"] = "send the bulletin", ["person"] = (await IdOfLuisAsync()).ToString(), ["date"] = "2026-03-05", ["repeats"] = "Monthly" });
        await Tasks.PressAsync(Room.Luis, "task.done", await Tasks.OnlyItemAsync(Cancellation));
        await Tasks.PressAsync(Room.Luis, "task.done", (await Tasks.ItemsAsync(Cancellation))[0]);
        var items = await Tasks.ItemsAsync(Cancellation);
        items.Select(t => (t.State, t.DueDate)).ShouldBe([(ActionItemState.Done, new DateOnly(2026, 3, 5)), (ActionItemState.Open, new DateOnly(2026, 4, 5))]);
    }

    [Fact]
    public async Task Late_it_is_told_on_step_by_step_to_its_end_and_nobody_hears_of_it_twice_a_day()
    {
        await new Props(Bot).NameCoChairAsync(null, Room.Ana);
        var item = await OpenAsync("5 March");
        var said = await Tasks.PassAsync(21);
        (await Tasks.OnlyItemAsync(Cancellation)).Step.ShouldBe(ChaseStep.CoChairs);
        var (luis, ana) = (Room.Private(Room.Luis).ConversationId, Room.Private(Room.Ana).ConversationId);
        // The day before, on the day, and late; nobody else speaks for his organisation, nor coordinates.
        said.Count(s => s.Chat == luis && s.Card.GetRawText().Contains(item.Text, StringComparison.Ordinal)).ShouldBe(3);
        said.Count(s => s.Chat == ana && s.Card.GetRawText().Contains(item.Text, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Help_that_is_asked_for_stops_the_chase_until_it_is_answered()
    {
        await new Props(Bot).NameCoChairAsync(null, Room.Ana);
        var item = await OpenAsync("5 March");
        await Tasks.PressAsync(Room.Luis, "task.help", item, ("note", "Somebody who has the key."));
        var said = await Tasks.PassAsync(20);
        said.Count(s => s.Chat == Room.Private(Room.Luis).ConversationId).ShouldBe(0);
        // Those who can help are asked again.
        said.Count(s => s.Chat == Room.Private(Room.Ana).ConversationId && s.Card.GetRawText().Contains("the key", StringComparison.Ordinal)).ShouldBe(2);
        await Tasks.PressAsync(Room.Ana, "task.giveHelp", item);
        (await Tasks.PassAsync(8)).ShouldContain(s => s.Chat == Room.Private(Room.Luis).ConversationId && s.Card.GetRawText().Contains("send the letter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_task_that_goes_wrong_or_is_at_its_end_keeps_no_other_from_being_told_on()
    {
        await new Props(Bot).NameCoChairAsync(null, Room.Ana);
        var item = await OpenAsync("5 March");
        await Tasks.PassAsync(21);
        // At the end of the line its owner puts it off, asks for help and gets it.
        await Tasks.PressAsync(Room.Luis, "task.week", item);
        await Tasks.PressAsync(Room.Luis, "task.help", item, ("note", "The key."));
        await Tasks.PressAsync(Room.Luis, "task.endHelp", item);
        await Room.SayAsync(Room.Luis, "task me print the posters by 1 April");
        var posters = (await Tasks.ItemsAsync(Cancellation))[1];
        await Tasks.PassAsync(25);
        (await Tasks.ItemsAsync(Cancellation)).Single(t => t.Id == posters.Id).Step.ShouldBe(ChaseStep.CoChairs);
    }

    [Fact]
    public async Task What_nobody_takes_on_is_told_to_whoever_leads()
    {
        await new Props(Bot).NameCoChairAsync(null, Room.Ana);
        await Tasks.PressAsync(Room.Luis, "task.decline", await ProposeAsync("20 March"), ("note", "I am abroad."));
        await Bot.DeliverAsync();
        (await Tasks.PassAsync(6)).ShouldContain(s => s.Chat == Room.Private(Room.Ana).ConversationId && s.Card.GetRawText().Contains("send the letter", StringComparison.Ordinal));
        (await Tasks.OnlyItemAsync(Cancellation)).Step.ShouldBe(ChaseStep.CoChairs);
    }

    [Fact]
    public async Task Handed_over_with_another_date_it_is_asked_with_that_date()
    {
        var item = await ProposeAsync("10 March");
        await Tasks.PressAsync(Room.Ana, "task.handOver", item, ("person", (await IdOfAsync("Ana Quispe")).ToString()), ("date", "2026-03-30"));
        (await Tasks.OnlyItemAsync(Cancellation)).DueDate.ShouldBe(new DateOnly(2026, 3, 30));
        await Tasks.PressAsync(Room.Ana, "task.handOver", item, ("person", (await IdOfAsync("Luis Rojas")).ToString()), ("date", "2026-04-02"));
        var asked = await Tasks.OnlyItemAsync(Cancellation);
        (asked.State, asked.OwnerName, asked.DueDate).ShouldBe((ActionItemState.Proposed, "Luis Rojas", new DateOnly(2026, 4, 2)));
    }

    [Fact]
    public async Task The_owner_does_not_choose_another_date_by_editing_a_card()
    {
        var item = await ProposeAsync("13 March");
        await Tasks.PressAsync(Room.Luis, "task.accept", item, ("date", "2099-01-01"));
        (await Tasks.OnlyItemAsync(Cancellation)).DueDate.ShouldBe(new DateOnly(2026, 3, 13));
        (await Tasks.PressAsync(Room.Luis, "task.handOver", item, ("person", (await IdOfAsync("Ana Quispe")).ToString()), ("date", "2099-01-01")))
            .Cards[0].GetRawText().ShouldContain(Room.Phrase("taskWrong.DateOfOthers", "Ana Quispe"));
    }

    [Fact]
    public async Task Whoever_leads_gives_it_another_date_but_does_not_say_yes_for_its_owner()
    {
        var item = await ProposeAsync("13 March");
        await Bot.DeliverAsync();
        await Tasks.PressAsync(Room.Ana, "task.askForDate", item, ("date", "2026-03-20"));
        var moved = await Tasks.OnlyItemAsync(Cancellation);
        (moved.State, moved.DueDate).ShouldBe((ActionItemState.Proposed, new DateOnly(2026, 3, 20)));
        var before = Bot.Teams.Requests.Count;
        await Bot.DeliverAsync();
        Bot.Teams.Requests.Skip(before).Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal)).ShouldHaveSingleItem().Body.ShouldContain("20 Mar");
        await Tasks.PressAsync(Room.Luis, "task.accept", item);
        await Tasks.PressAsync(Room.Ana, "task.askForDate", item, ("date", "2026-03-27"));
        before = Bot.Teams.Requests.Count;
        await Bot.DeliverAsync();
        Bot.Teams.Requests.Skip(before).ShouldContain(r => r.Body.Contains(Room.Phrase("taskNews.Moved", "Ana Quispe"), StringComparison.Ordinal));
        (await Tasks.OnlyItemAsync(Cancellation)).DueDate.ShouldBe(new DateOnly(2026, 3, 27));
    }

    [Fact]
    public async Task A_day_that_was_asked_for_and_is_over_is_not_agreed_to_and_the_button_that_helps_is_named()
    {
        var item = await OpenAsync("20 March");
        await Tasks.PressAsync(Room.Luis, "task.askForDate", item, ("date", "2026-03-23"));
        Bot.Time.Advance(TimeSpan.FromDays(25));
        var said = (await Tasks.PressAsync(Room.Ana, "task.agree", item)).Sentences.ShouldHaveSingleItem();
        said.ShouldBe(Room.Phrase("taskDateAskedIsPast"));
        foreach (var language in Enum.GetValues<TextLanguage>())
            Say("taskDateAskedIsPast", language).ShouldContain(Say("taskRefuseButton", language));

        string Say(string key, TextLanguage language) => Bot.Services.GetRequiredService<Phrasebook>().Say(language, key);
    }

    [Fact]
    public async Task What_was_asked_by_night_comes_in_one_message_and_no_question_comes_twice()
    {
        Bot.Time.Advance(TimeSpan.FromHours(11));
        foreach (var what in (string[])["send the letter", "book the room", "print the posters"])
            await Room.SayAsync(Room.Ana, $"task Luis Rojas {what} by 20 March");
        await Bot.DeliverAsync();
        var asked = await AskedAsync(TimeSpan.FromHours(10.5));
        asked.ShouldHaveSingleItem().ShouldContain("book the room");
        await Room.SayAsync(Room.Ana, "task Luis Rojas order the tea by 20 March");
        asked = await AskedAsync(TimeSpan.FromMinutes(1));
        asked.ShouldHaveSingleItem().ShouldContain("order the tea");
        asked[0].ShouldNotContain("book the room");
    }

    [Fact]
    public async Task What_was_done_can_be_said_with_it_and_is_kept()
    {
        var item = await OpenAsync("20 March");
        var card = (await Tasks.PressAsync(Room.Luis, "task.open", item)).Card.GetRawText();
        card.ShouldContain("task.formDone");
        card.ShouldContain(Room.Phrase("taskDoneNoteButton"));
        var form = (await Tasks.PressAsync(Room.Luis, "task.formDone", item)).Card;
        CardListing.Of(form).ShouldContain($"{Room.Phrase("taskFormDone")}: []");
        // What is too long is shown again, to be shortened.
        var again = (await Room.PressAsync(Room.Luis, form, "task.done", Room.Private(Room.Luis), ("note", new string('x', ActionItem.LongestNote + 1)))).Card;
        again.GetRawText().ShouldContain(Room.Phrase("taskWrong.NoteTooLong", ActionItem.LongestNote));
        await Room.PressAsync(Room.Luis, again, "task.done", Room.Private(Room.Luis), ("note", "Answered on 12 March."));
        var done = await Tasks.OnlyItemAsync(Cancellation);
        (done.State, done.Note).ShouldBe((ActionItemState.Done, "Answered on 12 March."));
        CardListing.Of((await Tasks.PressAsync(Room.Luis, "task.open", item)).Card).ShouldContain($"{Room.Phrase("taskNoteLabel")}: Answered on 12 March.");
    }

    [Fact]
    public async Task What_repeats_is_followed_by_one_however_often_it_is_closed()
    {
        await Room.PressAsync(Room.Luis, "task.make", new() { ["text"] = "send the bulletin", ["person"] = (await IdOfLuisAsync()).ToString(), ["date"] = "2026-03-05", ["repeats"] = "Weekly" });
        var first = await Tasks.OnlyItemAsync(Cancellation);
        foreach (var verb in (string[])["task.done", "task.reopen", "task.done"])
            await Tasks.PressAsync(Room.Luis, verb, first);
        (await Tasks.ItemsAsync(Cancellation)).Select(t => t.State).ShouldBe([ActionItemState.Done, ActionItemState.Open]);
    }

    [Fact]
    public async Task Whoever_is_back_is_asked_for_what_they_had()
    {
        var item = await OpenAsync("20 March");
        await Tasks.WriteAsync((db, _, ct) => AllianceBot.Alliances.Representatives.Departures.HandleAsync(db, [Room.Luis.UserId], by: null, Bot.Time.GetUtcNow(), ct), Cancellation);
        (await Tasks.OnlyItemAsync(Cancellation)).State.ShouldBe(ActionItemState.Unowned);
        Bot.Services.GetRequiredService<AllianceBot.Alliances.AllianceDirectory>().Forget(item.AllianceId);
        await Room.SayAsync(Room.Luis, "help");
        var back = await Tasks.OnlyItemAsync(Cancellation);
        (back.State, back.OwnerName).ShouldBe((ActionItemState.Proposed, "Luis Rojas"));
    }

    [Fact]
    public async Task Whoever_moves_to_another_clock_is_reminded_by_it()
    {
        await OpenAsync("20 March");
        var luis = await IdOfLuisAsync();
        var lima = new WallClock(new DateOnly(2026, 3, 19), new TimeOnly(9, 0), "America/Lima");
        await Tasks.WriteAsync(async (db, _, ct) =>
        {
            // What goes by the alliance's clock still does.
            await Notices.AddAsync(db, "turnReminder", luis, "of a turn", lima, ct);
            await AllianceTasks.FollowClockAsync(db, luis, "Pacific/Auckland", ct);
            return true;
        }, Cancellation);
        await using var db = Bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        var all = await db.Set<Notice>().IgnoreQueryFilters().Where(n => n.State == NoticeState.Pending).ToListAsync(Cancellation);
        all.Single(n => n.Kind == "turnReminder").DueAt.ShouldBe(lima.ToUtc());
        var waiting = all.Where(n => n.Kind == "tasksOfDay").ToList();
        waiting.Count.ShouldBe(3);
        waiting.ShouldAllBe(n => n.DueZone == "Pacific/Auckland" && n.DueAt.UtcDateTime.Hour == 20);
    }

    [Fact]
    public async Task Whoever_leaves_leaves_their_tasks_without_an_owner_and_anybody_can_take_them()
    {
        await new Props(Bot).NameCoChairAsync(null, Room.Ana);
        var item = await OpenAsync("20 March");
        await Tasks.WriteAsync((db, _, ct) => AllianceBot.Alliances.Representatives.Departures.HandleAsync(db, [Room.Luis.UserId], by: null, Bot.Time.GetUtcNow(), ct), Cancellation);
        var left = await Tasks.OnlyItemAsync(Cancellation);
        (left.State, left.OwnerId).ShouldBe((ActionItemState.Unowned, null));
        var told = (await Tasks.PassAsync(1)).Where(s => s.Chat == Room.Private(Room.Ana).ConversationId).Select(s => s.Card.GetRawText()).ToList();
        told.ShouldContain(card => card.Contains(item.Text, StringComparison.Ordinal));
        await Tasks.PressAsync(Room.Ana, "task.take", left);
        (await Tasks.OnlyItemAsync(Cancellation)).OwnerName.ShouldBe("Ana Quispe");
    }

    [Fact]
    public async Task What_approved_minutes_agreed_on_is_asked_of_its_owners_together_and_once()
    {
        var meeting = await Room.MeetAsync("1. Budget", Room.General);
        await Room.SayAsync(Room.Ana, "#action Luis Rojas send the letter by 13 March");
        await Room.SayAsync(Room.Ana, "#action Luis Rojas book the room by 16 March");
        await Room.SayAsync(Room.Ana, "end meeting");
        (await Tasks.ItemsAsync(Cancellation)).ShouldBeEmpty();
        for (var i = 0; i < 2; i++)
            await Room.PressAsync(Room.Ana, "minutes.approve", new() { ["meeting"] = meeting.ToString() });
        var items = await Tasks.ItemsAsync(Cancellation);
        items.Select(t => (t.State, t.OwnerName, t.Source)).ShouldBe([(ActionItemState.Proposed, "Luis Rojas", "2026-01"), (ActionItemState.Proposed, "Luis Rojas", "2026-01")]);
        await Bot.DeliverAsync();
        var asked = Bot.Teams.Requests.Where(r => r.Method == "POST" && r.Path.Contains(Uri.EscapeDataString(Room.Private(Room.Luis).ConversationId), StringComparison.Ordinal) && r.Json.TryGetProperty("attachments", out _))
            .Select(r => r.Card.GetRawText()).Where(card => card.Contains(Room.Phrase("tasksAskedHeading"), StringComparison.Ordinal)).ShouldHaveSingleItem();
        asked.ShouldContain("send the letter");
        asked.ShouldContain("book the room");
    }

    private async Task<ActionItem> ProposeAsync(string by = "13 March")
    {
        await Room.SayAsync(Room.Ana, $"task Luis Rojas send the letter by {by}");
        return await Tasks.OnlyItemAsync(Cancellation);
    }

    private async Task<ActionItem> OpenAsync(string by)
    {
        var item = await ProposeAsync(by);
        await Bot.DeliverAsync();
        await Tasks.PressAsync(Room.Luis, "task.accept", item);
        return item;
    }

    /// <summary>What Luis is asked within some time.</summary>
    private async Task<IReadOnlyList<string>> AskedAsync(TimeSpan time)
    {
        var before = Bot.Teams.Requests.Count;
        Bot.Time.Advance(time);
        await Bot.DeliverAsync();
        return [.. Bot.Teams.Requests.Skip(before).Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal)).Select(r => r.Body)
            .Where(body => body.Contains(Room.Phrase("tasksAskedHeading"), StringComparison.Ordinal))];
    }

    private Task<Guid> IdOfLuisAsync() => IdOfAsync("Luis Rojas");

    private Task<Guid> IdOfAsync(string name) => Tasks.WriteAsync(
        async (db, _, ct) => (await AllianceBot.Alliances.AlliancePeople.ReadAsync(db, ct)).Single(p => p.Name == name).Id, Cancellation);
}
