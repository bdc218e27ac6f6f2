namespace AllianceBot.Benchmarks;

/// <summary>The published bot.</summary>
internal sealed record BotProgram(string Folder)
{
    public ServerProcess Start(BotStorage storage) =>
        ServerProcess.Start(Path.Combine(Folder, "AllianceBot"), url =>
        [
            "--urls", url,
            // Without an app id the bot takes activities from this machine, and only in Development.
            "--environment", "Development",
            "--Logging:LogLevel:Default", "Warning",
            // A conversation may send 7 messages a second; here one server is to be measured, not the patience of Teams.
            "--Connector:RateLimits:Enabled", "false",
            .. storage.Settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value! }),
        ]);
}
