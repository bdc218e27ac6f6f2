using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace AllianceBot.Tests.EndToEnd;

/// <summary>Where the browser and the npm packages are that some tests need.</summary>
public static class RealClient
{
    private const string ModulesVariable = "ALLIANCEBOT_TEST_NODE_MODULES";
    private const string ChromiumVariable = "ALLIANCEBOT_TEST_CHROMIUM";

    public static string? NodeModules => Read(ModulesVariable, Directory.Exists);

    /// <summary>Why the tests with a browser cannot run here; null when they can.</summary>
    public static string? Missing =>
        NodeModules is null ? $"{ModulesVariable} does not name a folder with the npm packages of tests/package.json"
        : Read(ChromiumVariable, File.Exists) is null ? $"{ChromiumVariable} does not name a Chromium"
        : null;

    /// <summary>For the <c>SkipUnless</c> of a test.</summary>
    public static bool IsHere => Missing is null;

    /// <summary>Launches it where there is no network but the loopback, root or not.</summary>
    public static BrowserTypeLaunchOptions Chromium => new()
    {
        ExecutablePath = Read(ChromiumVariable, File.Exists),
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    };

    /// <summary>The folder of the calling source file.</summary>
    public static string SourceFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static string? Read(string variable, Func<string, bool> exists) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path && exists(path) ? path : null;
}
