using System.Diagnostics;
using System.Globalization;

namespace AllianceBot.Benchmarks;

/// <summary>The published bot.</summary>
internal sealed record BotProgram(string Folder)
{
    private string Executable => Path.Combine(Folder, "AllianceBot");

    public ServerProcess Start(BotStorage storage) =>
        ServerProcess.Start(Executable, url =>
        [
            "--urls", url,
            // Without an app id the bot takes activities from this machine, and only in Development.
            "--environment", "Development",
            "--Logging:LogLevel:Default", "Warning",
            // A conversation may send 7 messages a second; here one server is to be measured, not the patience of Teams.
            "--Connector:RateLimits:Enabled", "false",
            .. Options(storage),
        ]);

    /// <summary>Puts the fictional alliance of that size into an empty database, at home in <see cref="Message.Channel"/> 0.</summary>
    public Task LoadDemoAsync(BotStorage storage, int organisations, int people) => RunAsync(
    [
        "demo", .. Options(storage),
        "--Demo:Home", Message.Channel(0),
        "--Demo:Organisations", organisations.ToString(CultureInfo.InvariantCulture),
        "--Demo:People", people.ToString(CultureInfo.InvariantCulture),
    ]);

    /// <summary>The first English word of each command that people can type, without the tags.</summary>
    public async Task<IReadOnlyList<string>> ListCommandsAsync() =>
        [.. (await RunAsync(["commands"])).Split('\n').Skip(2).Where(row => row.StartsWith("| `", StringComparison.Ordinal)).Select(row => row.Split('`')[1]).Where(word => !word.StartsWith('#'))];

    private static IEnumerable<string> Options(BotStorage storage) => storage.Settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value! });

    private async Task<string> RunAsync(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Executable, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{Executable} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Executable} ended with {process.ExitCode}.");
    }
}
