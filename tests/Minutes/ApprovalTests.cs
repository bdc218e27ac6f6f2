using System.Text.Json.Nodes;
using AllianceBot.Minutes;
using AllianceBot.Storage;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Minutes;

public sealed class SqliteApprovalTests(SqliteDatabase database) : ApprovalContract<SqliteDatabase>(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresApprovalTests(PostgresDatabase database) : ApprovalContract<PostgresDatabase>(database), IClassFixture<PostgresDatabase>;

/// <summary>Approval and archive, through the whole bot.</summary>
public abstract class ApprovalContract<TDatabase>
    where TDatabase : TestDatabase
{
    private readonly TDatabase _database;

    protected ApprovalContract(TDatabase database)
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        _database = database;
    }

    [Fact]
    public async Task Approving_many_times_at_once_archives_and_announces_once()
    {
        await using var bot = await RunningBot.StartAsync(settings: _database.Settings);
        var (activities, ana, chat, meeting) = await HoldMeetingAsync(bot, "approve-at-once");

        var presses = Enumerable.Range(0, 10).Select(_ => activities.Execute(ana, chat, chat.ConversationId, "act-1", "Approve", "minutes.approve", new JsonObject { ["meeting"] = meeting })).ToList();
        var answers = await Task.WhenAll(presses.Select(bot.PostAsync));

        answers.ShouldAllBe(a => a.Status == 200 && a.Body.Contains("Approved by Ana Quispe", StringComparison.Ordinal));
        bot.Teams.Requests.Count(r => r.Method == "POST" && r.Text?.Contains("SHA-256", StringComparison.Ordinal) is true).ShouldBe(1);
        Directory.EnumerateFiles(bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories).Count().ShouldBe(1);
        bot.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Minutes_approved_while_the_archive_is_down_are_archived_when_it_is_back()
    {
        await using var bot = await RunningBot.StartAsync(settings: _database.Settings);
        var (activities, ana, chat, meeting) = await HoldMeetingAsync(bot, "archive-down");
        // A file where the folder should be.
        Directory.Delete(bot.ArchiveFolder, recursive: true);
        await File.WriteAllTextAsync(bot.ArchiveFolder, "", TestContext.Current.CancellationToken);

        await bot.PostAsync(activities.Execute(ana, chat, chat.ConversationId, "act-1", "Approve", "minutes.approve", new JsonObject { ["meeting"] = meeting }));

        var pending = await ReadAsync(bot, Guid.Parse(meeting));
        pending.IsArchived.ShouldBeFalse();
        pending.PendingDocument.ShouldNotBeNull("The very bytes that were approved are kept.");
        pending.ApprovedByName.ShouldBe("Ana Quispe");
        bot.Log.Errors.ShouldHaveSingleItem().ShouldContain("could not be archived yet");

        File.Delete(bot.ArchiveFolder);
        Directory.CreateDirectory(bot.ArchiveFolder);
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await bot.SweepAsync();
        var archived = await ReadAsync(bot, Guid.Parse(meeting));
        archived.IsArchived.ShouldBeTrue();
        archived.PendingDocument.ShouldBeNull();
        var file = Directory.EnumerateFiles(bot.ArchiveFolder, "*.docx", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes.ShouldBe(pending.PendingDocument);
        archived.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));

        // Whoever approved hears where it is, by the morning at the latest and once.
        bot.Teams.Clear();
        for (var i = 0; i < 2; i++)
        {
            bot.Time.Advance(TimeSpan.FromHours(24));
            await bot.DeliverAsync();
        }

        bot.Teams.Requests.Where(r => r.Body.Contains(archived.Sha256!, StringComparison.Ordinal)).ShouldHaveSingleItem()
            .Text!.ShouldStartWith("The archive answers again");
    }

    private static async Task<(TeamsActivities Activities, Speaker Ana, Chat Chat, string Meeting)> HoldMeetingAsync(RunningBot bot, string team)
    {
        var cast = new Cast();
        cast.Read("- **Ana Quispe** (en-US, America/Lima)");
        cast.Read($"- **#general** ({team}): Ana Quispe");
        var (ana, activities) = (cast.Speaker("Ana"), new TeamsActivities(bot.Teams.ServiceUrl, bot.Time, cast));
        var chat = cast.Chat("#general", ana);
        await bot.PostAsync(activities.Execute(ana, chat, chat.ConversationId, "act-1", "Save", "alliance.setUp", new JsonObject { ["name"] = team, ["language"] = "en", ["timeZone"] = "America/Lima" }));
        foreach (var text in new[] { "@AllianceBot start meeting\nBudget", "#decision We agree.", "@AllianceBot end meeting", "@AllianceBot minutes" })
            await bot.PostAsync(activities.Message(ana, chat, text));
        var meeting = bot.Teams.Requests.Last(r => r.Method == "POST").Card.GetProperty("actions")[0].GetProperty("data").GetProperty("meeting").GetString()!;
        return (activities, ana, chat, meeting);
    }

    private static async Task<ApprovedMinutes> ReadAsync(RunningBot bot, Guid meeting)
    {
        await using var db = bot.Services.GetRequiredService<AllianceStore>().OpenAcrossAlliances();
        return await db.Set<ApprovedMinutes>().IgnoreQueryFilters().SingleAsync(m => m.MeetingId == meeting);
    }
}
