using AllianceBot.Alliances;
using AllianceBot.Alliances.Charters;
using AllianceBot.Alliances.Tables;
using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Delivery.Mail;
using AllianceBot.Graph;
using AllianceBot.Meetings;
using AllianceBot.Minutes;
using AllianceBot.Minutes.Errata;
using AllianceBot.Pages;
using AllianceBot.Protocol.Hosting;
using AllianceBot.Rota;
using AllianceBot.Rota.Calendar;
using AllianceBot.Storage;
using AllianceBot.Tasks;
using Microsoft.Extensions.Options;

namespace AllianceBot.CommandLine;

/// <summary>The bot as a web service.</summary>
internal static class Serving
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var app = Make(arguments);
        app.Lifetime.ApplicationStarted.Register(() => _ = GiveBackWhatStartingTookAsync(app.Services.GetRequiredService<TimeProvider>(), app.Lifetime.ApplicationStopping));
        // A setting that makes no sense stops the start before the database is touched.
        app.Services.GetService<IStartupValidator>()?.Validate();
        _ = app.Services.GetRequiredService<StorageStartup>().Begin();
        Map(app);
        // Made by now, and not while the first who speaks is waiting.
        app.Services.GetRequiredService<ITurnHandler>();
        await app.RunAsync();
        return 0;
    }

    // Starting allocates some 30 MB, and what begins after it as much again, and the runtime would keep the room.
    private static async Task GiveBackWhatStartingTookAsync(TimeProvider time, CancellationToken stopping)
    {
        GiveBack();
        await Task.Delay(2 * Sweep.Breath, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
            GiveBack();

        static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    public static async Task<int> MigrateAsync(string[] arguments, TextWriter output)
    {
        var app = Build(arguments);
        await app.Services.GetRequiredService<AllianceStore>().MigrateAsync(app.Services.GetRequiredService<StorageOptions>(), CancellationToken.None);
        if (app.Services.GetService<SweepCluster>() is { } cluster)
            await cluster.PrepareAsync(CancellationToken.None);
        await output.WriteLineAsync("The database is up to date.");
        return 0;
    }

    /// <param name="arguments">Settings as options.</param>
    /// <param name="configure">Replaces services at the end: the tests bring their own clock and log.</param>
    public static WebApplication Build(string[] arguments, Action<WebApplicationBuilder>? configure = null)
    {
        var app = Make(arguments, configure);
        Map(app);
        return app;
    }

    private static WebApplication Make(string[] arguments, Action<WebApplicationBuilder>? configure = null)
    {
        // Settings lie beside the executable; data lies where it is started.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls("http://localhost:3978");

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddArchive(builder.Configuration);
        builder.Services.AddArchivist();
        builder.Services.AddActivityProtocol(builder.Configuration);
        builder.Services.AddConversation();
        builder.Services.AddPages();
        builder.Services.AddDelivery();
        builder.Services.AddAlliances(builder.Configuration, builder.Environment);
        builder.Services.AddMeetings();
        builder.Services.AddGraph();
        builder.Services.AddMinutes();
        builder.Services.AddRota();
        builder.Services.AddTasks();
        builder.Services.AddMetricsExport(builder.Configuration);
        configure?.Invoke(builder);
        return builder.Build();
    }

    private static void Map(WebApplication app)
    {
        app.MapActivityEndpoint("/api/messages");
        app.MapMinutesDownload();
        app.MapErratumDownload();
        app.MapCharterDownload();
        app.MapTableDownloads();
        app.MapCalendarFeeds();
        app.MapMailLinks();
        app.MapHealth();
        app.MapPages();
    }
}
