using System.Globalization;
using System.Text.Json;
using AllianceBot.Alliances;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Delivery;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Protocol;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Tasks;

public sealed class SqliteTaskChaseTests() : TaskChase(new SqliteDatabase());

public sealed class PostgresTaskChaseTests() : TaskChase(new PostgresDatabase());

/// <summary>When and where a step of the chase or a question is heard, and that none is lost between two transactions or two calendars. Moments are those of Lima.</summary>
public abstract class TaskChase(TestDatabase database) : TaskStage(database)
{
    private const string PrivatePlace = "19:private@thread.tacv2";

    [Fact]
    public async Task What_a_private_place_waits_for_is_said_there_in_the_morning()
    {
        await AddPrivateAsync("settle the salaries", "2026-03-03");
        (await AtAsync("2026-03-03T00:30")).ShouldBeEmpty();
        (await Tasks.OnlyItemAsync(Cancellation)).Step.ShouldBe(ChaseStep.CoChairs);
        (await AtAsync("2026-03-03T08:59")).ShouldBeEmpty();
        var (chat, body) = (await AtAsync("2026-03-03T09:00")).ShouldHaveSingleItem();
        chat.ShouldBe(PrivatePlace);
        body.ShouldContain("settle the salaries");
        (await AtAsync("2026-03-20T09:00")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_up_in_the_evening_is_said_in_a_private_place_the_next_morning()
    {
        await AtAsync("2026-03-03T19:59");
        await AddPrivateAsync("settle the salaries", "2026-03-03");
        (await AtAsync("2026-03-03T20:00")).ShouldBeEmpty();
        (await AtAsync("2026-03-04T09:00")).ShouldHaveSingleItem().Chat.ShouldBe(PrivatePlace);
    }

    [Fact]
    public async Task What_somebody_takes_before_the_morning_is_not_said_to_wait()
    {
        await AddPrivateAsync("settle the salaries", "2026-03-03");
        await AtAsync("2026-03-03T00:30");
        await Tasks.WriteAsync(async (db, alliance, ct) =>
        {
            var ana = await IdAsync(db, Room.Ana, ct);
            return await HandOverActionItem.HandleAsync(db, new(db.Set<ActionItem>().Single().Id, PrivatePlace, new(ana, Room.Ana.Name, Standing.None), alliance, Bot.Time.GetUtcNow()), ana.ToString(), "2026-03-20", ct);
        }, Cancellation);
        (await AtAsync("2026-03-03T09:00")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_that_is_taken_while_the_message_of_the_day_is_on_its_way_comes_the_next_day()
    {
        await LeadAsync("3 March");
        await AddLateAsync("send the letter", "2026-03-03");
        await ShouldComeTheDayAfterAsync("2026-03-03");
    }

    [Fact]
    public async Task A_step_that_is_taken_while_the_message_of_an_earlier_day_is_on_its_way_comes_the_next_day()
    {
        await LeadAsync("3 March");
        await Room.PressAsync(Room.Ana, "holidays.add", new() { ["lines"] = "3 March: Carnival" });
        (await AtAsync("2026-03-03T12:00")).ShouldBeEmpty();
        await AddLateAsync("send the letter", "2026-03-04");
        await ShouldComeTheDayAfterAsync("2026-03-04");
    }

    /// <summary>A late task is told on while the message of that morning waits for Teams' answer.</summary>
    private async Task ShouldComeTheDayAfterAsync(string day)
    {
        Bot.Time.Advance(At($"{day}T09:00") - Bot.Time.GetUtcNow());
        var answer = new TaskCompletionSource();
        Bot.Teams.Override = request =>
        {
            if (IsOfDay(request.Body))
                Bot.Teams.Hold = answer.Task;
            return null;
        };
        Bot.Teams.Clear();
        var sending = Bot.Services.GetRequiredService<NoticeDelivery>().DeliverAsync(readersAtOnce: 1, Cancellation);
        string written;
        do
            written = (await Bot.Teams.NextAsync()).Body;
        while (!IsOfDay(written));
        written.ShouldNotContain("send the letter");

        // Teams has not answered yet.
        Bot.Teams.Hold = Task.CompletedTask;
        Bot.Teams.Override = null;
        await Bot.SweepAsync();
        answer.SetResult();
        await sending;
        (await Tasks.ItemsAsync(Cancellation)).Single(t => t.Text == "send the letter").Step.ShouldBe(ChaseStep.CoChairs);
        (await AtAsync($"{day}T12:00")).ShouldBeEmpty();
        (await AtAsync($"{IsoDay.Write(IsoDay.Read(day)!.Value.AddDays(1))}T09:00")).ShouldHaveSingleItem().Body.ShouldContain("send the letter");
    }

    [Fact]
    public async Task Whoever_lives_a_day_ahead_of_the_alliance_hears_of_a_step_on_their_next_day()
    {
        await Tasks.WriteAsync(async (db, _, ct) =>
        {
            var ana = await db.Set<Person>().SingleAsync(p => p.UserId == Room.Ana.UserId, ct);
            ana.Apply(ana.Settings with { TimeZone = "Pacific/Auckland" });
            return true;
        }, Cancellation);
        await LeadAsync("4 March");
        // There it is nine in the morning of the fourth.
        (await AtAsync("2026-03-03T15:00")).ShouldHaveSingleItem().Body.ShouldContain("print the posters");
        await AddUnownedAsync("order the tea", "2026-03-03");
        (await AtAsync("2026-03-03T16:30")).ShouldBeEmpty();
        (await AtAsync("2026-03-04T15:00")).ShouldHaveSingleItem().Body.ShouldContain("order the tea");
    }

    [Fact]
    public async Task A_step_that_is_taken_after_the_message_of_an_earlier_day_came_late_is_heard_the_next_day()
    {
        await LeadAsync("3 March");
        await Room.PressAsync(Room.Ana, "holidays.add", new() { ["lines"] = "3 March: Carnival" });
        (await AtAsync("2026-03-03T12:00")).ShouldBeEmpty();
        (await AtAsync("2026-03-04T09:00")).ShouldHaveSingleItem().Body.ShouldContain("print the posters");
        await AddUnownedAsync("order the tea", "2026-03-04");
        (await AtAsync("2026-03-04T12:00")).ShouldBeEmpty();
        (await AtAsync("2026-03-05T09:00")).ShouldHaveSingleItem().Body.ShouldContain("order the tea");
    }

    [Fact]
    public async Task A_question_whose_commit_took_longer_than_that_of_a_later_one_is_asked_all_the_same()
    {
        var before = Bot.Time.GetUtcNow();
        await Room.SayAsync(Room.Ana, "task Luis Rojas book the room by 20 March");
        await Bot.DeliverAsync();
        await Tasks.WriteAsync(async (db, alliance, ct) =>
        {
            var (ana, luis) = (await IdAsync(db, Room.Ana, ct), await IdAsync(db, Room.Luis, ct));
            return await MakeActionItem.HandleAsync(db, new() { Fields = new("send the letter", luis.ToString(), "2026-03-20", nameof(Recurrence.Never)), Actor = new(ana, Room.Ana.Name, Standing.None), Alliance = alliance, Now = before }, ct);
        }, Cancellation);
        var (chat, body) = (await AtAsync("2026-03-02T10:05")).ShouldHaveSingleItem();
        chat.ShouldBe(Room.Private(Room.Luis).ConversationId);
        body.ShouldContain("send the letter");
        body.ShouldNotContain("book the room");
        (await AtAsync("2026-03-02T12:00")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_digest_that_may_be_out_is_not_posted_again_and_whoever_leads_is_told()
    {
        await LeadAsync("12 March");
        await Tasks.WriteAsync((db, _, _) => Task.FromResult(db.Add(new KnownPlace { ConversationId = Room.General.ConversationId, Kind = PlaceKind.Channel, GreetedAt = Bot.Time.GetUtcNow() })), Cancellation);
        Bot.Teams.Override = request => request.Method == "POST" && IsDigest(request.Body) ? new ConnectorAnswer(502) : null;
        (await AtAsync("2026-03-09T09:00")).Count(said => IsDigest(said.Body)).ShouldBe(1);
        Bot.Teams.Override = null;
        var (chat, body) = (await AtAsync("2026-03-09T09:30")).ShouldHaveSingleItem();
        chat.ShouldBe(Room.Private(Room.Ana).ConversationId);
        body.ShouldContain(Room.Phrase("parkedPlace"));

        bool IsDigest(string said) => said.Contains(Room.Phrase("digestHeading"), StringComparison.Ordinal);
    }

    /// <summary>Ana is co-chair and has a task of her own.</summary>
    private async Task LeadAsync(string due)
    {
        await new Props(Bot).NameCoChairAsync(null, Room.Ana);
        (await Room.SayAsync(Room.Ana, $"task me print the posters by {due}")).Cards.ShouldNotBeEmpty();
    }

    private Task<bool> AddUnownedAsync(string text, string nextStep) => AddAsync(text, onlyIn: null, (item, _, _) => item.WaitForOwner(IsoDay.Read(nextStep)!.Value));

    private Task<bool> AddPrivateAsync(string text, string nextStep) => AddAsync(text, PrivatePlace, (item, _, _) => item.WaitForOwner(IsoDay.Read(nextStep)!.Value));

    /// <summary>Of Luis, who has been told; nobody stands between him and whoever leads.</summary>
    private Task<bool> AddLateAsync(string text, string nextStep) => AddAsync(text, onlyIn: null, (item, luis, now) =>
    {
        item.Ask(new(luis, Room.Luis.Name, null), IsoDay.Read("2026-03-01"), IsoDay.Read(nextStep)!.Value, now);
        item.Accept(IsoDay.Read("2026-03-01")!.Value, IsoDay.Read(nextStep)!.Value);
        item.Escalate(ChaseStep.Owner, IsoDay.Read(nextStep));
    });

    private Task<bool> AddAsync(string text, string? onlyIn, Action<ActionItem, Guid, DateTimeOffset> begin) => Tasks.WriteAsync(async (db, _, ct) =>
    {
        if (onlyIn is not null)
            db.Add(new PlaceAddress { ConversationId = onlyIn, ServiceUrl = Bot.Teams.ServiceUrl, TenantId = "", BotId = "28:bot", ChannelId = "msteams", SeenAt = Bot.Time.GetUtcNow() });
        var item = ActionItem.Propose(new NewActionItem { Text = text, DueDate = IsoDay.Read("2026-03-01"), OnlyIn = onlyIn }, Bot.Time.GetUtcNow());
        begin(item, await IdAsync(db, Room.Luis, ct), Bot.Time.GetUtcNow());
        db.Add(item);
        return true;
    }, Cancellation);

    private static async Task<Guid> IdAsync(AllianceBot.Storage.AllianceDb db, Speaker who, CancellationToken cancellationToken) =>
        (await AlliancePeople.ReadAsync(db, cancellationToken)).Single(p => p.Name == who.Name).Id;

    private static DateTimeOffset At(string lima) => DateTimeOffset.Parse($"{lima}:00-05:00", CultureInfo.InvariantCulture);

    private bool IsOfDay(string body) => body.Contains(JsonSerializer.Serialize(Room.Phrase("tasksOfDayHeading")).Trim('"'), StringComparison.Ordinal);

    /// <summary>What is said by itself between the last look and a moment.</summary>
    private async Task<IReadOnlyList<(string Chat, string Body)>> AtAsync(string lima)
    {
        var before = Bot.Teams.Requests.Count;
        Bot.Time.Advance(At(lima) - Bot.Time.GetUtcNow());
        await Bot.DeliverAsync();
        return [.. Bot.Teams.Requests.Skip(before).Where(r => r.Method == "POST" && r.Path.EndsWith("/activities", StringComparison.Ordinal)).Select(r => (Uri.UnescapeDataString(r.Path.Split('/')[3]), r.Body))];
    }
}
