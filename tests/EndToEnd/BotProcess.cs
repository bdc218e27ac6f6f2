using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>The bot as people run it: its own process, with a data folder that goes away with it.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly string folder;
    private readonly ConcurrentQueue<string> output = new();

    private BotProcess(string folder, int port)
    {
        this.folder = folder;
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        process = new Process { StartInfo = Describe(folder, Url) };
    }

    public Uri Url { get; }

    public Uri Endpoint => new(Url, "api/messages");

    public string ArchiveFolder => Path.Combine(folder, "data", "archive");

    /// <summary>
    /// Its warnings and errors, but for the one that every bot without an identity gives, and for what it says by itself to others than the
    /// client's own user: the client has a chat with nobody else, and answers 500.
    /// </summary>
    public IReadOnlyList<string> Complaints =>
    [
        .. output.Where(line => !line.StartsWith("info:", StringComparison.Ordinal) && !line.Contains("IdentityNotice", StringComparison.Ordinal)
            && !(line.Contains("NoticeDelivery", StringComparison.Ordinal) && line.Contains("The service answered 500", StringComparison.Ordinal))),
    ];

    public string Output => string.Join(Environment.NewLine, output);

    /// <summary>As it was built for these tests: <c>bot/bin/Debug/net10.0</c> beside <c>tests/bin/Debug/net10.0</c>.</summary>
    private static string Executable
    {
        get
        {
            var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return Path.Combine(RealClient.SourceFolder(), "..", "..", "bot", "bin", framework.Parent!.Name, framework.Name, "AllianceBot.dll");
        }
    }

    public static async Task<BotProcess> StartAsync()
    {
        var bot = new BotProcess(Directory.CreateTempSubdirectory("alliancebot-").FullName, FreePort());
        try
        {
            await bot.ListenAsync();
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (process)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }

        // Archived files are read-only.
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(folder, recursive: true);
    }

    private static ProcessStartInfo Describe(string folder, Uri url)
    {
        var start = new ProcessStartInfo("dotnet", [Executable])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = url.ToString();
        start.Environment["Bot__PublicUrl"] = url.ToString();
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        start.Environment["Logging__Console__FormatterOptions__SingleLine"] = "true";
        return start;
    }

    private async Task ListenAsync()
    {
        var listening = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The bot ended while starting.{Environment.NewLine}{Output}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listening.Task.WaitAsync(StartLimit, TimeProvider.System);

        void Note(string? line)
        {
            if (line is null)
                return;
            output.Enqueue(line);
            if (line.Contains("Application started", StringComparison.Ordinal))
                listening.TrySetResult();
        }
    }

    /// <summary>The address goes into the links that the bot makes, so it must be known before the bot listens.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
