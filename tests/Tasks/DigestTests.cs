using AllianceBot.Alliances;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        await Tasks.PressAsync(Room.Luis, "task.help", item, ("note", "My mother is ill."));
        var digest = (await Room.SayAsync(Room.Ana, "digest")).Card.GetRawText();
        digest.ShouldContain(Room.Phrase("digestNeedHelp"));
        digest.ShouldContain("book the room");
        digest.ShouldNotContain("mother");
        digest.ShouldNotContain("Luis");
        var list = (await Room.SayAsync(Room.Ana, "tasks")).Card.GetRawText();
        list.ShouldContain(Room.Phrase("taskNeedsHelp"));
        list.ShouldNotContain("mother");
        (await Tasks.PressAsync(Room.Luis, "task.formHelp", item)).Card.GetRawText().ShouldContain(Room.Phrase("taskFormHelpRead"));
    }

    [Fact]
    public async Task Whoever_asks_for_help_with_a_task_of_a_private_place_reads_that_it_is_said_there()
    {
        await AddAsync("salaries", onlyIn: "19:private@thread.tacv2");
        (await Tasks.PressAsync(Room.Luis, "task.formHelp", await Tasks.OnlyItemAsync(Cancellation))).Card.GetRawText().ShouldContain(Room.Phrase("taskFormHelpReadThere"));
    }

    [Fact]
    public async Task An_alliance_without_any_task_is_told_what_it_decided_but_not_on_its_first_day()
    {
        await Room.BringInAsync(Room.Ana, Room.General);
        await Room.MeetAsync("1. Budget", Room.General);
        await Room.SayAsync(Room.Ana, "#decision We ask for two per cent.");
        await Room.SayAsync(Room.Ana, "end meeting");
        await Bot.DeliverAsync();
        Bot.Teams.Requests.ShouldNotContain(r => r.Body.Contains(Room.Phrase("digestHeading"), StringComparison.Ordinal));
        (await DigestsAsync(days: 7)).ShouldHaveSingleItem().ShouldContain("We ask for two per cent.");
        // It was told, and nothing came of it since.
        (await DigestsAsync(days: 7)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_outage_took_away_on_a_Monday_is_told_a_week_later_and_not_again()
    {
        await Room.BringInAsync(Room.Ana, Room.General);
        await AddAsync("book the room", onlyIn: null);
        (await DigestsAsync(days: 9)).ShouldBeEmpty();
        await Tasks.PressAsync(Room.Luis, "task.done", await Tasks.OnlyItemAsync(Cancellation));
        // From Wednesday to Tuesday nobody is there.
        Bot.Time.Advance(TimeSpan.FromDays(5));
        (await DigestsAsync(days: 7)).ShouldHaveSingleItem().ShouldContain("book the room");
        (await DigestsAsync(days: 7)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_alliance_that_cannot_be_read_keeps_no_other_from_its_digest()
    {
        await Room.BringInAsync(Room.Ana, Room.General);
        await AddAsync("book the room", onlyIn: null);
        await Tasks.PressAsync(Room.Luis, "task.done", await Tasks.OnlyItemAsync(Cancellation));
        var before = Bot.Time.GetUtcNow().AddDays(-30);
        var broken = Alliance.Found("19:broken@thread.tacv2", TextLanguage.English, "America/Lima", before);
        broken.SetUp("Broken Alliance", TextLanguage.English, "America/Lima");
        await Bot.Services.GetRequiredService<AllianceStore>().WriteAsync(broken.AllianceId, async (db, ct) =>
        {
            db.AddRange(broken, ActionItem.Propose(new NewActionItem { Text = "print the posters", DueDate = null }, before));
            await db.SaveChangesAsync(ct);
            return await db.Database.ExecuteSqlRawAsync("UPDATE \"Alliances\" SET \"Language\" = 'Klingon' WHERE \"Home\" = '19:broken@thread.tacv2'", ct);
        }, Cancellation);
        (await DigestsAsync(days: 7)).ShouldHaveSingleItem().ShouldContain("book the room");
        Bot.Log.Errors.ShouldNotBeEmpty();
    }

    /// <summary>The digests that come by themselves within some days.</summary>
    private async Task<IReadOnlyList<string>> DigestsAsync(int days) =>
        [.. (await Tasks.PassAsync(days)).Where(s => s.Chat == Room.General.ConversationId).Select(s => s.Card.GetRawText()).Where(card => card.Contains(Room.Phrase("digestHeading"), StringComparison.Ordinal))];

    /// <summary>An open task of Luis, due in three months.</summary>
    private Task<bool> AddAsync(string text, string? onlyIn) => Tasks.WriteAsync(async (db, alliance, ct) =>
    {
        var setting = await TaskSetting.ReadAsync(db, alliance, Bot.Time.GetUtcNow(), ct);
        var luis = (await AlliancePeople.ReadAsync(db, ct)).Single(p => p.Name == Room.Luis.Name);
        var item = ActionItem.Propose(new NewActionItem { Text = text, DueDate = setting.Today.AddDays(90), OnlyIn = onlyIn }, setting.Now);
        item.Ask(new(luis.Id, luis.Name, null), item.DueDate, setting.NextStep, setting.Now);
        item.Accept(item.DueDate!.Value, ChaseCalendar.FirstStep(item.DueDate.Value, setting.StepDays, setting.Today));
        db.Add(item);
        return true;
    }, Cancellation);
}
