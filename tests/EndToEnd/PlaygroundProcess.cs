using System.Diagnostics;
using System.Text;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>The official local Teams client (npm @microsoft/m365agentsplayground), running on a port of its own choice.</summary>
public sealed class PlaygroundProcess : IAsyncDisposable
{
    private const string Announcement = "Listening on ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly string folder;

    private PlaygroundProcess(Process process, string folder, Uri url) => (this.process, this.folder, Url) = (process, folder, url);

    /// <summary>Where the page is served; its connector is at <c>/_connector</c> below it.</summary>
    public Uri Url { get; }

    /// <summary>Starts the client against a bot. The people, the team and the bot's identity are those of the configuration file.</summary>
    /// <param name="nodeModules">The folder into which npm installed the client.</param>
    /// <param name="botEndpoint">The bot's <c>/api/messages</c>, or a relay before it.</param>
    /// <param name="configuration">A <c>.m365agentsplayground.yml</c>.</param>
    /// <param name="timeZone">What activities report as the user's time zone.</param>
    public static async Task<PlaygroundProcess> StartAsync(string nodeModules, Uri botEndpoint, string configuration, string timeZone = "Europe/Madrid")
    {
        ArgumentNullException.ThrowIfNull(botEndpoint);
        var folder = Directory.CreateTempSubdirectory("playground-").FullName;
        var process = new Process { StartInfo = Describe(nodeModules, botEndpoint, configuration, timeZone, folder) };
        var log = Path.Combine(folder, "playground.log");
        process.Start();
        process.BeginErrorReadLine();
        try
        {
            using var limit = new CancellationTokenSource(StartLimit);
            var url = await ReadUrlAsync(process.StandardOutput, limit.Token) ?? throw Failure("ended while starting", log);
            await PingAsync(url, log, limit.Token);
            return new PlaygroundProcess(process, folder, url);
        }
        catch
        {
            await StopAsync(process, folder);
            throw;
        }
    }

    public ValueTask DisposeAsync() => StopAsync(process, folder);

    private static ProcessStartInfo Describe(string nodeModules, Uri botEndpoint, string configuration, string timeZone, string folder)
    {
        var start = new ProcessStartInfo("node")
        {
            // Whatever the client writes beside itself lands in a folder that goes away with it.
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        var script = Path.Combine(Path.GetFullPath(nodeModules), "@microsoft", "m365agentsplayground", "cli.js");
        string[] arguments = [script, "start", "-e", botEndpoint.ToString(), "-c", "msteams", "-p", "0", "--disable-telemetry"];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = Path.GetFullPath(configuration);
        start.Environment["M365_AGENTS_PLAYGROUND_LOGFILE"] = Path.Combine(folder, "playground.log");
        start.Environment["TZ"] = timeZone;
        start.Environment["NO_PROXY"] = "localhost,127.0.0.1";
        return start;
    }

    /// <summary>The client names its port in its first line; a configuration it rejects ends it instead.</summary>
    private static async Task<Uri?> ReadUrlAsync(StreamReader output, CancellationToken cancellationToken)
    {
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
                return new Uri($"http://127.0.0.1:{line[Announcement.Length..]}/");
        }

        return null;
    }

    private static async Task PingAsync(Uri url, string log, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = url };
        try
        {
            await http.GetStringAsync(new Uri("_debug/ping", UriKind.Relative), cancellationToken);
        }
        catch (HttpRequestException)
        {
            throw Failure("refused its configuration", log);
        }
    }

    private static InvalidOperationException Failure(string what, string log) =>
        new($"The Playground {what}.{Environment.NewLine}{(File.Exists(log) ? File.ReadAllText(log) : "It left no log.")}");

    private static async ValueTask StopAsync(Process process, string folder)
    {
        using (process)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
