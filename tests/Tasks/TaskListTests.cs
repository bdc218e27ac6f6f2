using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.Alliances;
using AllianceBot.Alliances.Groups;
using AllianceBot.Alliances.Organisations;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Tasks;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Tasks;

public sealed class SqliteTaskListTests() : TaskLists(new SqliteDatabase());

public sealed class PostgresTaskListTests() : TaskLists(new PostgresDatabase());

/// <summary>Lists of tasks narrowed down: what is on them, from page to page, and what is on none.</summary>
public abstract class TaskLists(TestDatabase database) : TaskStage(database)
{
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
        Rows((await Room.SayAsync(Room.Ana, command)).Card).ShouldBe(expected, ignoreOrder: true);
        Bot.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_list_keeps_to_lasts_from_page_to_page_and_from_state_to_state()
    {
        await AddAsync([.. Enumerable.Range(0, Page.Size + 3).Select(i => ($"march {i:00}", "2026-03-20", (string?)null)), ("april", "2026-04-20", null)]);
        var first = (await Room.SayAsync(Room.Ana, "tasks of Luis this month")).Card;
        Rows(first).Count.ShouldBe(Page.Size);
        var second = (await Room.PressAsync(Room.Luis, first, "task.list")).Card;
        Rows(second).ShouldBe(["march 12", "march 13", "march 14"]);
        var late = (await Room.PressAsync(Room.Luis, "task.list", Data(second, "Overdue"))).Card;
        Rows(late).ShouldBeEmpty();
        Rows((await Room.PressAsync(Room.Luis, "task.list", Data(late, "Unsettled"))).Card).Count.ShouldBe(Page.Size);
    }

    [Fact]
    public async Task What_is_late_comes_before_what_nobody_has_accepted_however_early_that_was_due()
    {
        await AddAsync([.. Enumerable.Range(0, Page.Size).Select(i => ($"asked {i:00}", "2026-02-20", (string?)null))]);
        await Tasks.WriteAsync(async (db, _, ct) =>
        {
            foreach (var item in await db.Set<ActionItem>().ToListAsync(ct))
                item.Ask(new(item.OwnerId!.Value, item.OwnerName, null), item.DueDate, IsoDay.Read("2026-03-09")!.Value, Bot.Time.GetUtcNow());
            return true;
        }, Cancellation);
        await AddAsync(("late", "2026-03-01", null), ("today", "2026-03-02", null));
        Rows((await Room.SayAsync(Room.Ana, "tasks")).Card)[0].ShouldBe("late");
    }

    [Fact]
    public async Task What_belongs_to_a_private_place_is_on_no_list_elsewhere_and_offered_by_no_form()
    {
        await AddAsync(("salaries", "2026-03-20", "19:private@thread.tacv2"));
        (await FormAsync()).ShouldNotContain("Luis");
        await AddAsync(("posters", "2026-03-20", null));
        (await FormAsync()).ShouldContain("Luis");
        foreach (var command in new[] { "tasks", "tasks of Luis", "tasks this month" })
            Rows((await Room.SayAsync(Room.Ana, command)).Card).ShouldBe(["posters"]);
        // Whoever owns it sees it in their own chat, and there alone.
        Rows((await Room.SayAsync(Room.Luis, "tasks of Luis", Room.Private(Room.Luis))).Card).ShouldBe(["salaries", "posters"]);

        async Task<string> FormAsync() => (await Room.PressAsync(Room.Ana, "task.askNarrow", new() { ["filter"] = "Unsettled" })).Card.GetRawText();
    }

    [Fact]
    public async Task Whoever_has_left_is_found_with_what_they_did_but_after_those_who_are_here()
    {
        await AddAsync(("posters", "2026-03-20", null));
        await Tasks.WriteAsync(async (db, _, ct) =>
        {
            (await db.Set<ActionItem>().SingleAsync(ct)).Settle(isDone: true, "", Room.Luis.Name, Bot.Time.GetUtcNow());
            (await db.Set<Person>().SingleAsync(p => p.UserId == Room.Luis.UserId, ct)).Leave(Bot.Time.GetUtcNow());
            return true;
        }, Cancellation);
        Rows((await Room.SayAsync(Room.Ana, "tasks done of Luis")).Card).ShouldBe(["posters"]);
        (await Room.PressAsync(Room.Ana, "task.askNarrow", new() { ["filter"] = "Settled" })).Card.GetRawText().ShouldContain("Luis");
        (await Room.SayAsync(Room.Ana, "tasks of Luiz")).Sentences.ShouldHaveSingleItem().ShouldNotContain("Luis");
        await Tasks.WriteAsync((db, _, ct) => Task.FromResult(db.Add(Person.Meet(new RosterMember("29:another", null, "Luis Alva", null), Bot.Time.GetUtcNow()))), Cancellation);
        Rows((await Room.SayAsync(Room.Ana, "tasks done of Luis")).Card).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whose_a_task_is_and_of_which_group_stands_on_its_card_in_lists_and_in_the_file()
    {
        await AddAsync(("posters", "2026-03-20", null));
        await Tasks.WriteAsync(async (db, _, ct) =>
        {
            var now = Bot.Time.GetUtcNow();
            var organisation = Organisation.Create(new OrganisationFacts { Name = "Red de los Ríos", ShortName = "RíoRed", Sector = Sector.LocalNgo }, now, DateOnly.FromDateTime(now.UtcDateTime));
            var group = WorkingGroup.Create("19:seeds@thread.tacv2", now);
            group.Describe("Seeds", "", null, []);
            db.AddRange(organisation, group);
            var item = ActionItem.Propose(new NewActionItem { Text = "seed list", DueDate = new DateOnly(2026, 3, 21), GroupId = group.Id, Helpers = "Ana Quispe" }, now);
            item.Ask(new((await AlliancePeople.ReadAsync(db, ct)).Single(p => p.Name == Room.Luis.Name).Id, Room.Luis.Name, organisation.Id), item.DueDate, item.DueDate!.Value, now);
            db.Add(item);
            return true;
        }, Cancellation);

        var listed = Lines(await Room.SayAsync(Room.Ana, "tasks"));
        listed.ShouldContain("Luis Rojas (RíoRed) · Seeds · 21 March 2026");
        listed.ShouldContain("Luis Rojas · 20 March 2026");
        // The heading of a group's list has its name already.
        Lines(await Room.SayAsync(Room.Ana, "tasks seeds")).ShouldContain("Luis Rojas (RíoRed) · 21 March 2026");
        Lines(await Room.SayAsync(Room.Luis, "my tasks", Room.Private(Room.Luis))).ShouldContain("Luis Rojas (RíoRed) · Seeds · 21 March 2026");
        var card = Lines(await Tasks.PressAsync(Room.Luis, "task.open", (await Tasks.ItemsAsync(Cancellation)).Single(t => t.GroupId is not null)));
        card.ShouldContain("Owner: Luis Rojas (RíoRed)");
        card.ShouldContain("Working group: Seeds");

        var file = await Tasks.WriteAsync((db, alliance, ct) => ExportTasks.HandleAsync(db, alliance, Bot.Services.GetRequiredService<Phrasebook>(), new DateOnly(2026, 3, 2), TextLanguage.English, ct), Cancellation);
        var lines = Encoding.UTF8.GetString(file.Content).TrimStart('\uFEFF').Split("\r\n");
        lines[0].ShouldStartWith("Due,Task,Owner,Organisation,Helping,Working group,State,");
        lines[2].ShouldStartWith("2026-03-21,seed list,Luis Rojas,RíoRed,Ana Quispe,Seeds,Not accepted yet,");

        static IReadOnlyList<string> Lines(Heard heard) => [.. CardListing.Of(heard.Card)];
    }

    [Fact]
    public async Task What_a_form_has_nothing_to_choose_for_it_keeps()
    {
        var list = (await Room.SayAsync(Room.Ana, "tasks of Luis this week")).Card;
        var form = (await Room.PressAsync(Room.Ana, "task.askNarrow", Data(list, "Unsettled"))).Card;
        var narrowed = (await Room.PressAsync(Room.Ana, form, "task.narrow", Room.General, ("due", "ThisMonth"))).Card;
        narrowed.GetRawText().ShouldContain(Room.Luis.Name);
        await AddAsync(("posters", "2026-03-20", null));
        Rows((await Room.PressAsync(Room.Ana, "task.list", Data(narrowed, "Overdue"))).Card).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("g:x p: o:1 d:Until u:2026-13-01")]
    [InlineData("d:7 u: :: g:00000000-0000-0000-0000-000000000000")]
    public async Task What_a_client_makes_up_breaks_nothing(string only)
    {
        await AddAsync(("today", "2026-03-02", null));
        await Room.PressAsync(Room.Ana, "task.list", new() { ["only"] = only, ["filter"] = "Unsettled" });
        await Room.PressAsync(Room.Ana, "task.askNarrow", new() { ["only"] = only });
        await Room.PressAsync(Room.Ana, "task.narrow", new() { ["group"] = only, ["owner"] = only, ["due"] = only, ["until"] = only });
        Bot.Log.Errors.ShouldBeEmpty();
    }

    private Task<bool> AddAsync(params (string Text, string Due, string? OnlyIn)[] tasks) => Tasks.WriteAsync(async (db, alliance, ct) =>
    {
        var setting = await TaskSetting.ReadAsync(db, alliance, Bot.Time.GetUtcNow(), ct);
        var luis = (await AlliancePeople.ReadAsync(db, ct)).Single(p => p.Name == Room.Luis.Name);
        foreach (var (text, due, onlyIn) in tasks)
        {
            var item = ActionItem.Propose(new NewActionItem { Text = text, DueDate = IsoDay.Read(due), OnlyIn = onlyIn }, setting.Now);
            item.Ask(new(luis.Id, luis.Name, null), item.DueDate, setting.NextStep, setting.Now);
            item.Accept(item.DueDate!.Value, setting.NextStep);
            db.Add(item);
        }

        return true;
    }, Cancellation);

    /// <summary>The titles of the tasks on a list.</summary>
    private static IReadOnlyList<string> Rows(JsonElement card)
    {
        card.GetRawText().ShouldContain("task.askNarrow", customMessage: "no list of tasks");
        return
        [
            .. card.GetProperty("body").EnumerateArray().Where(part => part.GetProperty("type").GetString() == "Container")
                .SelectMany(section => section.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("type").GetString() == "Container"))
                .Select(row => row.GetProperty("items")[0].GetProperty("items")[0].GetProperty("inlines")[0].GetProperty("text").GetString()!),
        ];
    }

    /// <summary>What the button for a state carries.</summary>
    private static JsonObject Data(JsonElement card, string filter) => JsonNode.Parse(
        card.GetProperty("body").EnumerateArray().Where(part => part.GetProperty("type").GetString() == "ActionSet").SelectMany(set => set.GetProperty("actions").EnumerateArray())
            .Select(action => action.GetProperty("data")).Single(data => data.TryGetProperty("filter", out var value) && value.GetString() == filter && !data.TryGetProperty("page", out _) && data.TryGetProperty("only", out _)).GetRawText())!.AsObject();
}
