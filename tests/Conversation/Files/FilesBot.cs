using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AllianceBot.CommandLine;
using AllianceBot.Conversation.Progress;
using AllianceBot.Tests.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AllianceBot.Tests.Conversation.Files;

/// <summary>The whole bot on a real port, with a connector and a OneDrive of this machine. People keep its tests apart.</summary>
public sealed class FilesBot : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("alliancebot-files");
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    public RecordingConnector Connector { get; private set; } = null!;

    public UploadServer Drive { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        app = Serving.Build(
        [
            "--environment=Development",
            "--urls=http://127.0.0.1:0",
            $"--Storage:DataFolder={folder.FullName}",
            $"--Archive:Path={Path.Combine(folder.FullName, "archive")}",
            "--Bot:PublicUrl=https://bot.example.org",
            "--Files:AllowedHosts:0=127.0.0.1",
            "--Files:UploadTimeout=00:00:01",
            "--Logging:LogLevel:Default=None",
        ]);
        await app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Connector = await RecordingConnector.StartAsync();
        Drive = await UploadServer.StartAsync();
    }

    /// <summary>Done when the bot has ended what it goes on with by itself.</summary>
    public Task WhenIdleAsync() => app.Services.GetRequiredService<LongAnswers>().WhenIdleAsync();

    /// <summary>The chat of one person with the bot, or one person's words in a channel.</summary>
    public Chat Chat(string user, string locale = "en-GB", string kind = "personal") => new(this, user, locale, kind);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Connector.DisposeAsync();
        await Drive.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}

/// <summary>One person writing and pressing in one place.</summary>
public sealed class Chat(FilesBot bot, string user, string locale, string kind)
{
    private static int activities;

    /// <summary>What the bot sent since the last thing this person did, cards taken away included.</summary>
    public IReadOnlyList<RecordedRequest> Answers => bot.Connector.Requests;

    /// <summary>The sentences among them.</summary>
    public IReadOnlyList<string> Sentences => [.. Answers.Where(a => a.Body.Length > 0).Select(a => a.Text).OfType<string>()];

    public IReadOnlyList<string> Deleted => [.. Answers.Where(a => a.Method == "DELETE").Select(a => a.Path.Split('/')[^1])];

    public async Task SayAsync(string text) => (await PostAsync(new JsonObject { ["type"] = "message", ["text"] = $"<at>AllianceBot</at> {text}" })).Status.ShouldBe(200);

    /// <summary>A message that is a file and nothing else.</summary>
    public Task SendFileAsync(string name, string type, string downloadUrl) => SendFilesAsync((name, type, downloadUrl));

    /// <summary>A message that is some files and nothing else.</summary>
    public async Task SendFilesAsync(params (string Name, string Type, string DownloadUrl)[] files) => (await PostAsync(new JsonObject
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray([.. files.Select(file => new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = file.Name,
            ["content"] = new JsonObject { ["downloadUrl"] = file.DownloadUrl, ["uniqueId"] = "u", ["fileType"] = file.Type },
        })]),
    })).Status.ShouldBe(200);

    /// <returns>The answer that the one who pressed gets.</returns>
    public async Task<JsonElement> PressAsync(string verb, JsonObject data) => JsonElement.Parse((await PostAsync(new JsonObject
    {
        ["type"] = "invoke",
        ["name"] = "adaptiveCard/action",
        ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" },
    })).Body);

    public async Task SetUpAsync(string language) =>
        await PressAsync("alliance.setUp", new JsonObject { ["name"] = $"Nutrition {user}", ["language"] = language, ["timeZone"] = "America/Lima" });

    /// <summary>An alliance of this person's own with one meeting; what its card says.</summary>
    public async Task<(string Meeting, string Link)> HoldMeetingAsync(string language = "en")
    {
        await SetUpAsync(language);
        var isSpanish = language == "es";
        await SayAsync(isSpanish ? "iniciar reunión Plenaria\n1. Presupuesto" : "start meeting Plenary\n1. Budget");
        await SayAsync(isSpanish ? "#acuerdo Pedir más fondos" : "#decision Ask for more funds");
        await SayAsync(isSpanish ? "terminar reunión" : "end meeting");
        await SayAsync(isSpanish ? "acta" : "minutes");
        var actions = Answers[^1].Card.GetProperty("actions").EnumerateArray().ToList();
        return (Button(actions, "minutes.approve").GetProperty("data").GetProperty("meeting").GetString()!, actions.Single(a => a.TryGetProperty("url", out _)).GetProperty("url").GetString()!);
    }

    /// <summary>The attachment that asks whether the file may be stored.</summary>
    public async Task<JsonElement> AskForFileAsync(string meeting)
    {
        await PressAsync("minutes.sendFile", new JsonObject { ["meeting"] = meeting });
        return Answers.Single().Json.GetProperty("attachments")[0];
    }

    /// <summary>Presses one of the two buttons under the offer; what the invoke was answered.</summary>
    public Task<(int Status, string Body)> ConsentAsync(string action, JsonNode? context, string? uploadUrl = null, string? contentUrl = null)
    {
        var value = new JsonObject { ["type"] = "fileUpload", ["action"] = action, ["context"] = context };
        if (uploadUrl is not null)
        {
            value["uploadInfo"] = new JsonObject
            {
                ["contentUrl"] = contentUrl ?? "https://contoso-my.sharepoint.com/personal/ana/Documents/Applications/minutes.docx",
                ["name"] = "minutes.docx",
                ["uploadUrl"] = uploadUrl,
                ["uniqueId"] = "1150D938-8870-4044-9F2C-5BBDEBA70C8C",
                ["fileType"] = "docx",
                ["etag"] = "123",
            };
        }

        return PostAsync(new JsonObject { ["type"] = "invoke", ["name"] = "fileConsent/invoke", ["replyToId"] = "offer-1", ["value"] = value });
    }

    public Task<(int Status, string Body)> AcceptAsync(JsonElement offer, string? uploadUrl = null) =>
        ConsentAsync("accept", JsonNode.Parse(offer.GetProperty("content").GetProperty("acceptContext").GetRawText()), uploadUrl ?? bot.Drive.Session);

    public static JsonElement Button(IEnumerable<JsonElement> actions, string verb) => actions.Single(a => a.TryGetProperty("verb", out var v) && v.GetString() == verb);

    private async Task<(int Status, string Body)> PostAsync(JsonObject activity)
    {
        bot.Connector.Clear();
        activity["id"] = $"in-{Interlocked.Increment(ref activities)}";
        activity["channelId"] = "msteams";
        activity["serviceUrl"] = bot.Connector.ServiceUrl;
        activity["locale"] = locale;
        activity["from"] = new JsonObject { ["id"] = $"29:{user}", ["name"] = user, ["aadObjectId"] = $"aad-{user}" };
        activity["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "AllianceBot" };
        activity["conversation"] = kind == "personal"
            ? new JsonObject { ["id"] = $"a:{user}", ["conversationType"] = "personal", ["tenantId"] = "t-1" }
            : new JsonObject { ["id"] = "19:channel@thread.tacv2", ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = "t-1" };
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>AllianceBot</at>",
            ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "AllianceBot" },
        });
        if (kind == "channel")
            activity["channelData"] = new JsonObject { ["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2" }, ["channel"] = new JsonObject { ["id"] = "19:channel@thread.tacv2" } };
        using var response = await bot.Client.PostAsync("/api/messages", new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"));
        var answer = ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        await bot.WhenIdleAsync();
        return answer;
    }
}
