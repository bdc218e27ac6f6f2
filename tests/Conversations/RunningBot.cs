using System.Text;
using System.Text.Json.Nodes;
using AllianceBot.CommandLine;
using AllianceBot.Conversation.Progress;
using AllianceBot.Delivery;
using AllianceBot.Protocol.Auth;
using AllianceBot.Storage;
using AllianceBot.Tests.Graph;
using AllianceBot.Tests.Protocol;
using AllianceBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AllianceBot.Tests.Conversations;

/// <summary>
/// The whole bot as it is shipped, on a real port, with a database and an archive of its own in a temporary folder.
/// Teams is a <see cref="RecordingConnector"/>; the clock stands still unless told.
/// </summary>
public sealed class RunningBot : IAsyncDisposable
{
    /// <summary>What links to documents begin with.</summary>
    public const string PublicUrl = "https://bot.example";

    private readonly WebApplication _app;

    private RunningBot(WebApplication app, RecordingConnector teams, FakeTimeProvider time, ErrorLog log, string folder)
    {
        (_app, Teams, Time, Log, Folder) = (app, teams, time, log, folder);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public RecordingConnector Teams { get; }

    public FakeTimeProvider Time { get; }

    public ErrorLog Log { get; }

    public string Folder { get; }

    public string ArchiveFolder => ArchiveIn(Folder);

    public IServiceProvider Services => _app.Services;

    /// <param name="folder">An earlier bot's folder, to come back after a restart; null for a new one.</param>
    /// <param name="settings">More settings, as command-line options.</param>
    public static async Task<RunningBot> StartAsync(FakeTimeProvider? time = null, string? folder = null, params string[] settings)
    {
        if (folder is null)
        {
            folder = Directory.CreateTempSubdirectory("alliancebot-").FullName;
            if (!settings.Any(s => s.StartsWith("--Storage:", StringComparison.Ordinal)))
                await FreshDatabase.PutIntoAsync(folder);
        }

        time ??= new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero));
        var log = new ErrorLog();
        var app = Serving.Build(
            [
                "--environment=Development", "--urls=http://127.0.0.1:0", $"--Bot:PublicUrl={PublicUrl}",
                $"--Storage:DataFolder={folder}", "--Storage:Durability=Normal", $"--Archive:Path={ArchiveIn(folder)}",
                // People's files lie where Teams is.
                "--Files:AllowedHosts:0=127.0.0.1",
                // The limits of Teams would make a clock that stands still wait for ever.
                "--Connector:RateLimits:Enabled=false", .. settings,
            ],
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(log);
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
                builder.Services.Replace(ServiceDescriptor.Singleton(new CredentialSource(() => new FakeCredential())));
                // What the bot says by itself is said when the test asks for it, and not at some moment.
                foreach (var service in builder.Services.Where(s => s.ImplementationType == typeof(NoticeWorker) || s.ImplementationType == typeof(Sweeper)).ToList())
                    builder.Services.Remove(service);
            });
        await app.StartAsync();
        return new RunningBot(app, await RecordingConnector.StartAsync(), time, log, folder);
    }

    /// <summary>Posts an activity to the bot as Teams does, and waits for what it goes on with by itself.</summary>
    public async Task<(int Status, string Body)> PostAsync(JsonObject activity)
    {
        using var body = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(new Uri("/api/messages", UriKind.Relative), body);
        var answer = ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        await Services.GetRequiredService<LongAnswers>().WhenIdleAsync();
        return answer;
    }

    /// <summary>Lets the bot do by itself all that is due now, and say it to one person after the other.</summary>
    public async Task DeliverAsync()
    {
        await SweepAsync();
        while (await Services.GetRequiredService<NoticeDelivery>().DeliverAsync(readersAtOnce: 1, CancellationToken.None) > 0)
        {
        }
    }

    /// <summary>Lets the bot do by itself all that is due now, and say nothing of it yet.</summary>
    public async Task SweepAsync()
    {
        foreach (var sweep in Services.GetServices<Sweep>())
            await sweep.SweepAsync(CancellationToken.None);
    }

    /// <summary>Stops the bot and leaves its folder for the next.</summary>
    public async Task StopAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Teams.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static string ArchiveIn(string folder) => Path.Combine(folder, "archive");
}
