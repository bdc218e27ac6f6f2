using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AllianceBot.Archive;

namespace AllianceBot.Tests.Infra;

public sealed partial class InfraTests
{
    private static readonly string Folder = Path.Combine(FindRoot(), "infra");

    // test.sh leaves out what needs Bicep where Bicep cannot be had.
    [Fact]
    [Trait("needs", "bicep")]
    public async Task The_azure_template_builds_without_a_warning_and_documents_every_parameter()
    {
        // Building lints too, and the modules with it.
        var (output, error) = await RunBicepAsync("build", Path.Combine(Folder, "main.bicep"), "--stdout");

        error.ShouldBeEmpty();
        JsonNode.Parse(output)!["parameters"]!.AsObject().ShouldAllBe(parameter => parameter.Value!["metadata"]!["description"] != null);
    }

    [Fact]
    public void Every_variable_of_the_compose_file_is_explained()
    {
        var used = ComposeVariable().Matches(Read("compose.yaml")).Select(match => match.Groups[1].Value).Distinct();
        var explained = Read(".env.example").Split('\n').Where(line => line.Contains('=') && line[0] is not '#').Select(line => line.Split('=')[0]);

        explained.Order().ShouldBe(used.Order());
    }

    [Fact]
    public void The_archive_of_the_compose_file_is_the_one_that_the_tests_run_against()
    {
        var packages = JsonNode.Parse(File.ReadAllText(Path.Combine(FindRoot(), "tests", "package-lock.json")))!["packages"]!;
        var tested = (string)packages["node_modules/azurite"]!["version"]!;

        Read("compose.yaml").ShouldContain($"image: mcr.microsoft.com/azure-storage/azurite:{tested}\n");
    }

    [Fact]
    public void No_image_is_whatever_was_published_last()
    {
        var images = ComposeImage().Matches(Read("compose.yaml")).Select(match => match.Groups[1].Value).ToList();

        images.Count.ShouldBeGreaterThanOrEqualTo(3);
        images.ShouldAllBe(image => image.Contains(':') && !image.EndsWith(":latest", StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_holds_a_secret()
    {
        foreach (var variable in (string[])["BOT_CLIENT_SECRET", "POSTGRES_PASSWORD", "ARCHIVE_KEY"])
        {
            Read(".env.example").Split('\n').ShouldContain($"{variable}=");
            Read("compose.yaml").ShouldContain($"${{{variable}:?", customMessage: "a missing secret must stop the start");
        }

        File.ReadAllLines(Path.Combine(Folder, ".gitignore")).ShouldContain(".env");
    }

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("bot.bicep")]
    public void The_archive_settings_that_are_passed_are_settings_that_exist(string file)
    {
        var passed = ArchiveSetting().Matches(Read(file)).Select(match => match.Groups[1].Value).Distinct().ToList();

        passed.ShouldContain("Provider");
        passed.ShouldBeSubsetOf(typeof(ArchiveOptions).GetProperties().Select(property => property.Name));
    }

    [Fact]
    public void The_image_does_not_run_as_root()
    {
        var image = Read("Dockerfile");

        image.LastIndexOf("\nUSER $APP_UID\n", StringComparison.Ordinal).ShouldBeGreaterThan(image.LastIndexOf("\nFROM ", StringComparison.Ordinal));
    }

    private static async Task<(string Output, string Error)> RunBicepAsync(params string[] arguments)
    {
        var bicep = Environment.GetEnvironmentVariable("ALLIANCEBOT_TEST_BICEP");
        Assert.SkipWhen(string.IsNullOrEmpty(bicep), "ALLIANCEBOT_TEST_BICEP holds no path to the bicep executable");
        using var process = Process.Start(new ProcessStartInfo(bicep, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output, await error);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AllianceBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\$\{([A-Z_]+)")]
    private static partial Regex ComposeVariable();

    [GeneratedRegex(@"^\s+image: (?!\$)(\S+)$", RegexOptions.Multiline)]
    private static partial Regex ComposeImage();

    [GeneratedRegex("Archive__([A-Za-z]+)")]
    private static partial Regex ArchiveSetting();
}
