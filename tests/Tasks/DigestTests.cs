using AllianceBot.Alliances;
using AllianceBot.Conversation.Language;
using AllianceBot.Tasks;
using AllianceBot.Tests.Storage;

namespace AllianceBot.Tests.Tasks;

public sealed class SqliteDigestTests() : Digests(new SqliteDatabase());

public sealed class PostgresDigestTests() : Digests(new PostgresDatabase());

/// <summary>What the digest says and leaves out, to whom it comes, and what an outage does to it.</summary>
public abstract class Digests(TestDatabase database) : TaskStage(database)
{
    [Fact]
    public async Task What_somebody_writes_to_those_who_can_help_is_not_said_in_the_channel()
    {
        await AddAsync("book the room", onlyIn: null);
        var item = await Tasks.OnlyItemAsync(Cancellation);
        (await Tasks.PressAsync(Room.Luis, "task.formHelp", item)).Card.GetRawText().ShouldContain(Room.Phrase("taskFormHelpRead"));
        await Tasks.PressAsync(Room.Luis, "task.help", item, ("note", "My mother is ill."));
        var digest = (await Room.SayAsync(Room.Ana, "digest")).Card.GetRawText();
        digest.ShouldContain(Room.Phrase("digestNeedHelp"));
        digest.ShouldContain("book the room");
        digest.ShouldNotContain("mother");
        digest.ShouldNotContain("Luis");
    }

    [Fact]
    public async Task Whoever_asks_for_help_with_a_task_of_a_private_place_reads_that_it_is_said_there()
    {
        await AddAsync("salaries", onlyIn: "19:private@thread.tacv2");
        (await Tasks.PressAsync(Room.Luis, "task.formHelp", await Tasks.OnlyItemAsync(Cancellation))).Card.GetRawText().ShouldContain(Room.Phrase("taskFormHelpReadThere"));
    }

    /// <summary>An open task of Luis, due in a month.</summary>
    private Task<bool> AddAsync(string text, string? onlyIn) => Tasks.WriteAsync(async (db, alliance, ct) =>
    {
        var setting = await TaskSetting.ReadAsync(db, alliance, Bot.Time.GetUtcNow(), ct);
        var luis = (await AlliancePeople.ReadAsync(db, ct)).Single(p => p.Name == Room.Luis.Name);
        var item = ActionItem.Propose(new NewActionItem { Text = text, DueDate = setting.Today.AddDays(30), OnlyIn = onlyIn }, setting.Now);
        item.Ask(new(luis.Id, luis.Name, null), item.DueDate, setting.NextStep, setting.Now);
        item.Accept(item.DueDate!.Value, setting.NextStep);
        db.Add(item);
        return true;
    }, Cancellation);
}
