using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AllianceBot.Tests.Conversations;
using AllianceBot.Tests.Documents;
using AllianceBot.Tests.Protocol;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Storage;

/// <summary>The real process, killed in the middle of its work.</summary>
public abstract partial class KillTests(TestDatabase database)
{
    private const int Notes = 400;
    private const int KilledAfter = 120;
    private const int Senders = 8;

    [Fact]
    public async Task A_killed_bot_has_every_note_it_acknowledged_and_none_twice()
    {
        Assert.SkipUnless(database.Absent is null, database.Absent ?? "");
        var folder = Directory.CreateTempSubdirectory("alliancebot-kill-").FullName;
        await using var teams = await RecordingConnector.StartAsync();
        var cast = new Cast();
        cast.Read("- **Ana Quispe** (en-US, America/Lima)");
        cast.Read("- **#general** (Nutrition Alliance): Ana Quispe");
        var (ana, activities) = (cast.Speaker("Ana"), new TeamsActivities(teams.ServiceUrl, new FakeTimeProvider(TimeProvider.System.GetUtcNow()), cast));
        var chat = cast.Chat("#general", ana);
        var notes = Enumerable.Range(0, Notes).Select(i => activities.Message(ana, chat, $"#info Note {i:D3}.")).ToList();

        HashSet<string> answered;
        await using (var first = await BotProcess.StartAsync(folder, database.Settings))
        {
            await first.PostAsync(activities.Execute(ana, chat, chat.ConversationId, "act-1", "Save", "alliance.setUp", new JsonObject { ["name"] = "Nutrition Alliance", ["language"] = "en", ["timeZone"] = "America/Lima" }));
            await first.PostAsync(activities.Message(ana, chat, "@AllianceBot start meeting\nBudget"));
            answered = await SendUntilKilledAsync(first, notes);
        }

        var acknowledged = Acknowledged(teams);
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(KilledAfter);
        var unanswered = notes.Where(n => !answered.Contains(Id(n))).ToList();
        unanswered.Count.ShouldBeGreaterThan(0, "The bot was killed after its work.");

        await using var second = await BotProcess.StartAsync(folder, database.Settings);
        // Teams sends again what was not answered: some of it as it was, some under a new id.
        foreach (var (again, index) in unanswered.Select((note, index) => (note.DeepClone().AsObject(), index)))
        {
            if (index % 2 == 1)
                again["id"] = activities.NextId();
            (await second.PostAsync(again)).ShouldBe(HttpStatusCode.OK);
        }

        await second.PostAsync(activities.Message(ana, chat, "@AllianceBot end meeting"));
        await second.PostAsync(activities.Message(ana, chat, "@AllianceBot minutes"));
        var written = Note().Matches(await ReadMinutesAsync(second, teams)).Select(m => m.Value).ToList();
        written.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, Notes).Select(i => $"Note {i:D3}."));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Sends from several people's hands at once and kills the process when enough was acknowledged; gives the ids that got an answer.</summary>
    private static async Task<HashSet<string>> SendUntilKilledAsync(BotProcess bot, IReadOnlyList<JsonObject> notes)
    {
        var waiting = new ConcurrentQueue<JsonObject>(notes);
        var answered = new ConcurrentDictionary<string, bool>();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var note))
            {
                try
                {
                    if (await bot.PostAsync(note) is HttpStatusCode.OK)
                        answered[Id(note)] = true;
                }
                catch (HttpRequestException)
                {
                    return;
                }

                if (answered.Count >= KilledAfter)
                    bot.Kill();
            }
        })));
        return [.. answered.Keys];
    }

    private static HashSet<string> Acknowledged(RecordingConnector teams) =>
        [.. teams.Requests.Where(r => r.Method == "POST" && r.Text == "✓ Noted.").Select(r => r.Path.Split('/')[^1])];

    private static async Task<string> ReadMinutesAsync(BotProcess bot, RecordingConnector teams)
    {
        var last = teams.Requests.Last(r => r.Method == "POST");
        last.Json.TryGetProperty("attachments", out _).ShouldBeTrue($"The minutes are no card: {last.Body}");
        var card = last.Card;
        var link = card.GetProperty("actions").EnumerateArray().Single(a => a.GetProperty("type").GetString() == "Action.OpenUrl").GetProperty("url").GetString()!;
        using var document = WordprocessingDocument.Open(new MemoryStream(await bot.GetAsync(new Uri(link).PathAndQuery)), isEditable: false);
        return PrintedText.Body(document.MainDocumentPart!);
    }

    private static string Id(JsonObject activity) => activity["id"]!.GetValue<string>();

    [GeneratedRegex(@"Note \d{3}\.")]
    private static partial Regex Note();
}

public sealed class SqliteKillTests(SqliteDatabase database) : KillTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresKillTests(PostgresDatabase database) : KillTests(database), IClassFixture<PostgresDatabase>;
