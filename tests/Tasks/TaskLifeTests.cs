using AllianceBot.Conversation.Language;
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
public abstract class TaskLife(TestDatabase database) : IAsyncLifetime
{
    private RunningBot _bot = null!;
    private Room _room = null!;
    private TaskRoom _tasks = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        await database.InitializeAsync();
        _bot = await RunningBot.StartAsync(settings: database.Settings);
        _room = new Room(_bot, TextLanguage.English);
        _room.Roster(_room.Ana, _room.Luis);
        await _room.SetUpAsync();
        _tasks = new TaskRoom(_bot, _room);
        // Both have a chat with the bot.
        await _room.SayAsync(_room.Ana, "my tasks", _room.Private(_room.Ana));
        await _room.SayAsync(_room.Luis, "my tasks", _room.Private(_room.Luis));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_bot is not null)
            await _bot.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_takes_a_task_on_themselves_has_accepted_it()
    {
        await _room.SayAsync(_room.Luis, "task me print the posters by 20 March");
        var item = await _tasks.OnlyItemAsync(Cancellation);
        (item.State, item.OwnerName, item.DueDate).ShouldBe((ActionItemState.Open, "Luis Rojas", new DateOnly(2026, 3, 20)));
        (await _tasks.PassAsync(1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_one_who_is_asked_can_accept()
    {
        var item = await ProposeAsync();
        (await _tasks.PressAsync(_room.Ana, "task.accept", item)).Sentences.ShouldContain(_room.Phrase("taskNotYours", "Luis Rojas"));
        await _tasks.PressAsync(_room.Luis, "task.accept", item);
        await _tasks.PressAsync(_room.Luis, "task.accept", item);
        (await _tasks.OnlyItemAsync(Cancellation)).State.ShouldBe(ActionItemState.Open);
    }

    [Fact]
    public async Task A_date_that_passed_while_nobody_answered_is_not_accepted_but_another_one_is()
    {
        var item = await ProposeAsync("10 March");
        _bot.Time.Advance(TimeSpan.FromDays(20));
        (await _tasks.PressAsync(_room.Luis, "task.accept", item)).Card.GetRawText().ShouldContain(_room.Phrase("taskWrong.DatePast"));
        await _tasks.PressAsync(_room.Luis, "task.accept", item, ("date", "2026-03-30"));
        var accepted = await _tasks.OnlyItemAsync(Cancellation);
        (accepted.State, accepted.DueDate).ShouldBe((ActionItemState.Open, new DateOnly(2026, 3, 30)));
    }

    [Fact]
    public async Task Putting_off_has_a_limit_and_is_seen()
    {
        var item = await OpenAsync("4 March");
        for (var i = 0; i < ActionItem.MostSnoozes; i++)
        {
            await _tasks.PressAsync(_room.Luis, "task.tomorrow", item);
            // The same press once more is the same day.
            await _tasks.PressAsync(_room.Luis, "task.tomorrow", item);
            _bot.Time.Advance(TimeSpan.FromDays(1));
        }

        (await _tasks.PressAsync(_room.Luis, "task.week", item)).Sentences.ShouldContain(_room.Phrase("taskWrong.SnoozedEnough", ActionItem.MostSnoozes));
        var shown = await _room.PressAsync(_room.Luis, "task.open", new() { ["id"] = item.Id.ToString() }, _room.Private(_room.Luis));
        shown.Card.GetRawText().ShouldContain(_room.Phrase("taskSnoozes", 3, 3));
        (await _tasks.PressAsync(_room.Ana, "task.tomorrow", item)).Sentences.ShouldContain(_room.Phrase("taskNotYours", "Luis Rojas"));
    }

    [Fact]
    public async Task What_repeats_comes_back_on_its_next_day_already_accepted()
    {
        await _room.PressAsync(_room.Luis, "task.make", new() { ["text"] = "send the bulletin", ["person"] = (await IdOfLuisAsync()).ToString(), ["date"] = "2026-03-05", ["repeats"] = "Monthly" });
        await _tasks.PressAsync(_room.Luis, "task.done", await _tasks.OnlyItemAsync(Cancellation));
        await _tasks.PressAsync(_room.Luis, "task.done", (await _tasks.ItemsAsync(Cancellation))[0]);
        var items = await _tasks.ItemsAsync(Cancellation);
        items.Select(t => (t.State, t.DueDate)).ShouldBe([(ActionItemState.Done, new DateOnly(2026, 3, 5)), (ActionItemState.Open, new DateOnly(2026, 4, 5))]);
    }

    [Fact]
    public async Task Late_it_is_told_on_step_by_step_to_its_end_and_nobody_hears_of_it_twice_a_day()
    {
        await new Props(_bot).NameCoChairAsync(null, _room.Ana);
        var item = await OpenAsync("5 March");
        var said = await _tasks.PassAsync(21);
        (await _tasks.OnlyItemAsync(Cancellation)).Step.ShouldBe(ChaseStep.CoChairs);
        var (luis, ana) = (_room.Private(_room.Luis).ConversationId, _room.Private(_room.Ana).ConversationId);
        // The day before, on the day, and late; nobody else speaks for his organisation, nor coordinates.
        said.Count(s => s.Chat == luis && s.Card.GetRawText().Contains(item.Text, StringComparison.Ordinal)).ShouldBe(3);
        said.Count(s => s.Chat == ana && s.Card.GetRawText().Contains(item.Text, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Help_that_is_asked_for_stops_the_chase_until_it_is_answered()
    {
        await new Props(_bot).NameCoChairAsync(null, _room.Ana);
        var item = await OpenAsync("5 March");
        await _tasks.PressAsync(_room.Luis, "task.help", item, ("note", "Somebody who has the key."));
        var said = await _tasks.PassAsync(20);
        said.Count(s => s.Chat == _room.Private(_room.Luis).ConversationId).ShouldBe(0);
        // Those who can help are asked again.
        said.Count(s => s.Chat == _room.Private(_room.Ana).ConversationId && s.Card.GetRawText().Contains("the key", StringComparison.Ordinal)).ShouldBe(2);
        await _tasks.PressAsync(_room.Ana, "task.giveHelp", item);
        (await _tasks.PassAsync(8)).ShouldContain(s => s.Chat == _room.Private(_room.Luis).ConversationId && s.Card.GetRawText().Contains("send the letter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_task_that_goes_wrong_or_is_at_its_end_keeps_no_other_from_being_told_on()
    {
        await new Props(_bot).NameCoChairAsync(null, _room.Ana);
        var item = await OpenAsync("5 March");
        await _tasks.PassAsync(21);
        // At the end of the line its owner puts it off, asks for help and gets it.
        await _tasks.PressAsync(_room.Luis, "task.week", item);
        await _tasks.PressAsync(_room.Luis, "task.help", item, ("note", "The key."));
        await _tasks.PressAsync(_room.Luis, "task.endHelp", item);
        await _room.SayAsync(_room.Luis, "task me print the posters by 1 April");
        var posters = (await _tasks.ItemsAsync(Cancellation))[1];
        await _tasks.PassAsync(25);
        (await _tasks.ItemsAsync(Cancellation)).Single(t => t.Id == posters.Id).Step.ShouldBe(ChaseStep.CoChairs);
    }

    [Fact]
    public async Task What_nobody_takes_on_is_told_to_whoever_leads()
    {
        await new Props(_bot).NameCoChairAsync(null, _room.Ana);
        await _tasks.PressAsync(_room.Luis, "task.decline", await ProposeAsync("20 March"), ("note", "I am abroad."));
        await _bot.DeliverAsync();
        (await _tasks.PassAsync(6)).ShouldContain(s => s.Chat == _room.Private(_room.Ana).ConversationId && s.Card.GetRawText().Contains("send the letter", StringComparison.Ordinal));
        (await _tasks.OnlyItemAsync(Cancellation)).Step.ShouldBe(ChaseStep.CoChairs);
    }

    [Fact]
    public async Task Handed_over_with_another_date_it_is_asked_with_that_date()
    {
        var item = await ProposeAsync("10 March");
        await _tasks.PressAsync(_room.Ana, "task.handOver", item, ("person", (await IdOfAsync("Ana Quispe")).ToString()), ("date", "2026-03-30"));
        (await _tasks.OnlyItemAsync(Cancellation)).DueDate.ShouldBe(new DateOnly(2026, 3, 30));
        await _tasks.PressAsync(_room.Ana, "task.handOver", item, ("person", (await IdOfAsync("Luis Rojas")).ToString()), ("date", "2026-04-02"));
        var asked = await _tasks.OnlyItemAsync(Cancellation);
        (asked.State, asked.OwnerName, asked.DueDate).ShouldBe((ActionItemState.Proposed, "Luis Rojas", new DateOnly(2026, 4, 2)));
    }

    [Fact]
    public async Task The_owner_does_not_choose_another_date_by_editing_a_card()
    {
        var item = await ProposeAsync("13 March");
        await _tasks.PressAsync(_room.Luis, "task.accept", item, ("date", "2099-01-01"));
        (await _tasks.OnlyItemAsync(Cancellation)).DueDate.ShouldBe(new DateOnly(2026, 3, 13));
        (await _tasks.PressAsync(_room.Luis, "task.handOver", item, ("person", (await IdOfAsync("Ana Quispe")).ToString()), ("date", "2099-01-01")))
            .Cards[0].GetRawText().ShouldContain(_room.Phrase("taskWrong.DateOfOthers", "Ana Quispe"));
    }

    [Fact]
    public async Task Whoever_leads_gives_it_another_date_but_does_not_say_yes_for_its_owner()
    {
        var item = await ProposeAsync("13 March");
        await _bot.DeliverAsync();
        await _tasks.PressAsync(_room.Ana, "task.askForDate", item, ("date", "2026-03-20"));
        var moved = await _tasks.OnlyItemAsync(Cancellation);
        (moved.State, moved.DueDate).ShouldBe((ActionItemState.Proposed, new DateOnly(2026, 3, 20)));
        var before = _bot.Teams.Requests.Count;
        await _bot.DeliverAsync();
        _bot.Teams.Requests.Skip(before).Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal)).ShouldHaveSingleItem().Body.ShouldContain("20 Mar");
        await _tasks.PressAsync(_room.Luis, "task.accept", item);
        await _tasks.PressAsync(_room.Ana, "task.askForDate", item, ("date", "2026-03-27"));
        before = _bot.Teams.Requests.Count;
        await _bot.DeliverAsync();
        _bot.Teams.Requests.Skip(before).ShouldContain(r => r.Body.Contains(_room.Phrase("taskNews.Moved", "Ana Quispe"), StringComparison.Ordinal));
        (await _tasks.OnlyItemAsync(Cancellation)).DueDate.ShouldBe(new DateOnly(2026, 3, 27));
    }

    [Fact]
    public async Task What_was_asked_by_night_comes_in_one_message_and_no_question_comes_twice()
    {
        _bot.Time.Advance(TimeSpan.FromHours(11));
        foreach (var what in (string[])["send the letter", "book the room", "print the posters"])
            await _room.SayAsync(_room.Ana, $"task Luis Rojas {what} by 20 March");
        await _bot.DeliverAsync();
        var asked = await AskedAsync(TimeSpan.FromHours(10.5));
        asked.ShouldHaveSingleItem().ShouldContain("book the room");
        await _room.SayAsync(_room.Ana, "task Luis Rojas order the tea by 20 March");
        asked = await AskedAsync(TimeSpan.FromMinutes(1));
        asked.ShouldHaveSingleItem().ShouldContain("order the tea");
        asked[0].ShouldNotContain("book the room");
    }

    [Fact]
    public async Task What_repeats_is_followed_by_one_however_often_it_is_closed()
    {
        await _room.PressAsync(_room.Luis, "task.make", new() { ["text"] = "send the bulletin", ["person"] = (await IdOfLuisAsync()).ToString(), ["date"] = "2026-03-05", ["repeats"] = "Weekly" });
        var first = await _tasks.OnlyItemAsync(Cancellation);
        foreach (var verb in (string[])["task.done", "task.reopen", "task.done"])
            await _tasks.PressAsync(_room.Luis, verb, first);
        (await _tasks.ItemsAsync(Cancellation)).Select(t => t.State).ShouldBe([ActionItemState.Done, ActionItemState.Open]);
    }

    [Fact]
    public async Task Whoever_is_back_is_asked_for_what_they_had()
    {
        var item = await OpenAsync("20 March");
        await _tasks.WriteAsync((db, _, ct) => AllianceBot.Alliances.Representatives.Departures.HandleAsync(db, [_room.Luis.UserId], by: null, _bot.Time.GetUtcNow(), ct), Cancellation);
        (await _tasks.OnlyItemAsync(Cancellation)).State.ShouldBe(ActionItemState.Unowned);
        _bot.Services.GetRequiredService<AllianceBot.Alliances.AllianceDirectory>().Forget(item.AllianceId);
        await _room.SayAsync(_room.Luis, "help");
        var back = await _tasks.OnlyItemAsync(Cancellation);
        (back.State, back.OwnerName).ShouldBe((ActionItemState.Proposed, "Luis Rojas"));
    }

    [Fact]
    public async Task Whoever_moves_to_another_clock_is_reminded_by_it()
    {
        await OpenAsync("20 March");
        var luis = await IdOfLuisAsync();
        await _tasks.WriteAsync(async (db, _, ct) =>
        {
            await AllianceBot.Delivery.Notices.FollowClockAsync(db, luis, "Pacific/Auckland", ct);
            return true;
        }, Cancellation);
        await using var db = _bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        var waiting = await db.Set<AllianceBot.Delivery.Notice>().IgnoreQueryFilters().Where(n => n.Kind == "tasksOfDay" && n.State == AllianceBot.Delivery.NoticeState.Pending).ToListAsync(Cancellation);
        waiting.Count.ShouldBe(3);
        waiting.ShouldAllBe(n => n.DueZone == "Pacific/Auckland" && n.DueAt.UtcDateTime.Hour == 20);
    }

    [Fact]
    public async Task Whoever_leaves_leaves_their_tasks_without_an_owner_and_anybody_can_take_them()
    {
        await new Props(_bot).NameCoChairAsync(null, _room.Ana);
        var item = await OpenAsync("20 March");
        await _tasks.WriteAsync((db, _, ct) => AllianceBot.Alliances.Representatives.Departures.HandleAsync(db, [_room.Luis.UserId], by: null, _bot.Time.GetUtcNow(), ct), Cancellation);
        var left = await _tasks.OnlyItemAsync(Cancellation);
        (left.State, left.OwnerId).ShouldBe((ActionItemState.Unowned, null));
        var told = (await _tasks.PassAsync(1)).Where(s => s.Chat == _room.Private(_room.Ana).ConversationId).Select(s => s.Card.GetRawText()).ToList();
        told.ShouldContain(card => card.Contains(item.Text, StringComparison.Ordinal));
        await _tasks.PressAsync(_room.Ana, "task.take", left);
        (await _tasks.OnlyItemAsync(Cancellation)).OwnerName.ShouldBe("Ana Quispe");
    }

    [Fact]
    public async Task What_approved_minutes_agreed_on_is_asked_of_its_owners_together_and_once()
    {
        var meeting = await _room.MeetAsync("1. Budget", _room.General);
        await _room.SayAsync(_room.Ana, "#action Luis Rojas send the letter by 13 March");
        await _room.SayAsync(_room.Ana, "#action Luis Rojas book the room by 16 March");
        await _room.SayAsync(_room.Ana, "end meeting");
        (await _tasks.ItemsAsync(Cancellation)).ShouldBeEmpty();
        for (var i = 0; i < 2; i++)
            await _room.PressAsync(_room.Ana, "minutes.approve", new() { ["meeting"] = meeting.ToString() });
        var items = await _tasks.ItemsAsync(Cancellation);
        items.Select(t => (t.State, t.OwnerName, t.Source)).ShouldBe([(ActionItemState.Proposed, "Luis Rojas", "2026-01"), (ActionItemState.Proposed, "Luis Rojas", "2026-01")]);
        await _bot.DeliverAsync();
        var asked = _bot.Teams.Requests.Where(r => r.Method == "POST" && r.Path.Contains(Uri.EscapeDataString(_room.Private(_room.Luis).ConversationId), StringComparison.Ordinal) && r.Json.TryGetProperty("attachments", out _))
            .Select(r => r.Card.GetRawText()).Where(card => card.Contains(_room.Phrase("tasksAskedHeading"), StringComparison.Ordinal)).ShouldHaveSingleItem();
        asked.ShouldContain("send the letter");
        asked.ShouldContain("book the room");
    }

    private async Task<ActionItem> ProposeAsync(string by = "13 March")
    {
        await _room.SayAsync(_room.Ana, $"task Luis Rojas send the letter by {by}");
        return await _tasks.OnlyItemAsync(Cancellation);
    }

    private async Task<ActionItem> OpenAsync(string by)
    {
        var item = await ProposeAsync(by);
        await _bot.DeliverAsync();
        await _tasks.PressAsync(_room.Luis, "task.accept", item);
        return item;
    }

    /// <summary>What Luis is asked within some time.</summary>
    private async Task<IReadOnlyList<string>> AskedAsync(TimeSpan time)
    {
        var before = _bot.Teams.Requests.Count;
        _bot.Time.Advance(time);
        await _bot.DeliverAsync();
        return [.. _bot.Teams.Requests.Skip(before).Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal)).Select(r => r.Body)
            .Where(body => body.Contains(_room.Phrase("tasksAskedHeading"), StringComparison.Ordinal))];
    }

    private Task<Guid> IdOfLuisAsync() => IdOfAsync("Luis Rojas");

    private Task<Guid> IdOfAsync(string name) => _tasks.WriteAsync(
        async (db, _, ct) => (await AllianceBot.Alliances.AlliancePeople.ReadAsync(db, ct)).Single(p => p.Name == name).Id, Cancellation);
}
