using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;

namespace AllianceBot.Tests.Tasks;

public sealed class SqliteTaskListTests() : TaskLists(new SqliteDatabase());

public sealed class PostgresTaskListTests() : TaskLists(new PostgresDatabase());

/// <summary>Lists of tasks narrowed down: what is on them, from page to page, and what is on none.</summary>
public abstract class TaskLists(TestDatabase database) : IAsyncLifetime
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
        await _room.SayAsync(_room.Luis, "my tasks", _room.Private(_room.Luis));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_bot is not null)
            await _bot.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    // The room's clock begins on Monday 2 March 2026.
    [InlineData("tasks this week", "today", "sunday")]
    [InlineData("tareas de esta semana", "today", "sunday")]
    [InlineData("tasks due this month", "yesterday", "today", "sunday", "monday", "end of march")]
    [InlineData("tasks up to 9 March", "yesterday", "today", "sunday", "monday")]
    [InlineData("tareas hasta el 8 de marzo", "yesterday", "today", "sunday")]
    [InlineData("tasks late", "yesterday")]
    [InlineData("tasks late please", "yesterday")]
    [InlineData("compromisos atrasados", "yesterday")]
    [InlineData("tareas vencidas por favor", "yesterday")]
    [InlineData("tareas atrasadas este mes", "yesterday")]
    [InlineData("tareas atrasadas esta semana")]
    [InlineData("tasks of Luis", "yesterday", "today", "sunday", "monday", "end of march", "april")]
    [InlineData("tasks Luis this week", "today", "sunday")]
    [InlineData("tasks of Ana")]
    public async Task A_list_keeps_to_what_was_written(string command, params string[] expected)
    {
        await AddAsync(("yesterday", "2026-03-01", null), ("today", "2026-03-02", null), ("sunday", "2026-03-08", null), ("monday", "2026-03-09", null), ("end of march", "2026-03-31", null), ("april", "2026-04-01", null));
        Rows((await _room.SayAsync(_room.Ana, command)).Card).ShouldBe(expected, ignoreOrder: true);
        _bot.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_list_keeps_to_lasts_from_page_to_page_and_from_state_to_state()
    {
        await AddAsync([.. Enumerable.Range(0, Page.Size + 3).Select(i => ($"march {i:00}", "2026-03-20", (string?)null)), ("april", "2026-04-20", null)]);
        var first = (await _room.SayAsync(_room.Ana, "tasks of Luis this month")).Card;
        Rows(first).Count.ShouldBe(Page.Size);
        var second = (await _room.PressAsync(_room.Luis, first, "task.list")).Card;
        Rows(second).ShouldBe(["march 12", "march 13", "march 14"]);
        var late = (await _room.PressAsync(_room.Luis, "task.list", Data(second, "Overdue"))).Card;
        Rows(late).ShouldBeEmpty();
        Rows((await _room.PressAsync(_room.Luis, "task.list", Data(late, "Unsettled"))).Card).Count.ShouldBe(Page.Size);
    }

    [Fact]
    public async Task What_belongs_to_a_private_place_is_on_no_list_elsewhere_and_offered_by_no_form()
    {
        await AddAsync(("salaries", "2026-03-20", "19:private@thread.tacv2"));
        foreach (var command in new[] { "tasks", "tasks of Luis", "tasks this month" })
            Rows((await _room.SayAsync(_room.Ana, command)).Card).ShouldBeEmpty();
        (await _room.PressAsync(_room.Ana, "task.askNarrow", new() { ["filter"] = "Unsettled" })).Card.GetRawText().ShouldNotContain("Luis");
        // Whoever owns it sees it in their own chat, and there alone.
        Rows((await _room.SayAsync(_room.Luis, "tasks of Luis", _room.Private(_room.Luis))).Card).ShouldBe(["salaries"]);
    }

    [Theory]
    [InlineData("g:x p: o:1 d:Until u:2026-13-01")]
    [InlineData("d:7 u: :: g:00000000-0000-0000-0000-000000000000")]
    public async Task What_a_client_makes_up_breaks_nothing(string only)
    {
        await AddAsync(("today", "2026-03-02", null));
        await _room.PressAsync(_room.Ana, "task.list", new() { ["only"] = only, ["filter"] = "Unsettled" });
        await _room.PressAsync(_room.Ana, "task.askNarrow", new() { ["only"] = only });
        await _room.PressAsync(_room.Ana, "task.narrow", new() { ["group"] = only, ["owner"] = only, ["due"] = only, ["until"] = only });
        _bot.Log.Errors.ShouldBeEmpty();
    }

    private Task<bool> AddAsync(params (string Text, string Due, string? OnlyIn)[] tasks) => _tasks.WriteAsync(async (db, alliance, ct) =>
    {
        var setting = await TaskSetting.ReadAsync(db, alliance, _bot.Time.GetUtcNow(), ct);
        var luis = (await AllianceBot.Alliances.AlliancePeople.ReadAsync(db, ct)).Single(p => p.Name == _room.Luis.Name);
        foreach (var (text, due, onlyIn) in tasks)
        {
            var item = ActionItem.Propose(new NewActionItem { Text = text, DueDate = IsoDay.Read(due), OnlyIn = onlyIn }, setting.Now);
            item.Ask(new(luis.Id, luis.Name, null), item.DueDate, setting.NextStep, setting.Now);
            item.Accept(item.DueDate!.Value, setting.NextStep);
            db.Add(item);
        }

        return true;
    }, Cancellation);

    /// <summary>The titles of the tasks on a card.</summary>
    private static IReadOnlyList<string> Rows(JsonElement card) =>
    [
        .. card.GetProperty("body").EnumerateArray().Where(part => part.GetProperty("type").GetString() == "Container")
            .SelectMany(section => section.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("type").GetString() == "Container"))
            .Select(row => row.GetProperty("items")[0].GetProperty("items")[0].GetProperty("inlines")[0].GetProperty("text").GetString()!),
    ];

    /// <summary>What the button for a state carries.</summary>
    private static JsonObject Data(JsonElement card, string filter) => JsonNode.Parse(
        card.GetProperty("body").EnumerateArray().Where(part => part.GetProperty("type").GetString() == "ActionSet").SelectMany(set => set.GetProperty("actions").EnumerateArray())
            .Select(action => action.GetProperty("data")).Single(data => data.TryGetProperty("filter", out var value) && value.GetString() == filter && !data.TryGetProperty("page", out _) && data.TryGetProperty("only", out _)).GetRawText())!.AsObject();
}
