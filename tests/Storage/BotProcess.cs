using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AllianceBot.Tests.Storage;

/// <summary>The bot's own executable, as it is started on a server.</summary>
internal sealed partial class BotProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;

    private BotProcess(Process process, HttpClient client) => (_process, _client) = (process, client);

    public static async Task<BotProcess> StartAsync(string folder, string[] storage)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "AllianceBot.dll"), "--environment=Development", "--urls=http://127.0.0.1:0",
            $"--Archive:Path={Path.Combine(folder, "archive")}", "--Connector:RateLimits:Enabled=false", .. storage,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var address = await ReadAddressAsync(process, deadline.Token);
        var bot = new BotProcess(process, new HttpClient { BaseAddress = new Uri(address) });
        while (!(await bot._client.GetAsync(new Uri("/health/ready", UriKind.Relative), deadline.Token)).IsSuccessStatusCode)
            deadline.Token.ThrowIfCancellationRequested();
        return bot;
    }

    public async Task<HttpStatusCode> PostAsync(JsonObject activity)
    {
        using var body = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri("/api/messages", UriKind.Relative), body);
        return response.StatusCode;
    }

    public Task<byte[]> GetAsync(string path) => _client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    /// <summary>The files that it has loaded, as Linux tells.</summary>
    public async Task<IReadOnlyList<string>> LoadedAsync() =>
        [.. (await File.ReadAllLinesAsync($"/proc/{_process.Id}/maps")).Select(line => Path.GetFileName(line.Split(' ')[^1])).Distinct()];

    /// <summary>SIGKILL: nothing of its own runs any more.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
    }

    private static async Task<string> ReadAddressAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // Somebody must go on reading, or the process stops when the pipe is full.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return match.Groups["address"].Value;
            }
        }

        throw new InvalidOperationException("The bot ended before it listened.");
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex Listening();
}
