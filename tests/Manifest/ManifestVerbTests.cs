using AllianceBot.Packaging;

namespace AllianceBot.Tests.Manifest;

public sealed class ManifestVerbTests : IDisposable
{
    private const string AppId = "3f2f1c54-8a0e-4bb5-9d0b-3d8c3b0c7a11";

    private readonly string folder = Directory.CreateTempSubdirectory("manifest-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task The_zip_is_written_where_asked_and_its_place_is_printed()
    {
        var path = Path.Combine(folder, "bot.zip");

        (await RunAsync("--app-id", AppId, "--host", "bot.alliance.org", "--out", path)).ShouldBe(0);

        output.ToString().ShouldStartWith(path);
        ManifestPackerTests.Text(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), "manifest.json").ShouldContain(AppId);
    }

    [Theory]
    [InlineData("--app-id is missing", "--host bot.alliance.org")]
    [InlineData("--host is missing", $"--app-id {AppId}")]
    [InlineData("not a GUID", "--app-id bot --host bot.alliance.org")]
    [InlineData("'localhost'", $"--app-id {AppId} --host localhost")]
    [InlineData("'--colour' is not an option", $"--app-id {AppId} --colour red")]
    [InlineData("--host needs a value", $"--app-id {AppId} --host")]
    [InlineData("not an address", $"--app-id {AppId} --host bot.alliance.org --privacy-url privacy")]
    [InlineData("ChannelMessage.Read.Group", $"--app-id {AppId} --host bot.alliance.org --permission Everything.Read.All")]
    public async Task Wrong_arguments_are_named_with_the_way_to_write_them(string named, string arguments)
    {
        (await RunAsync(["--out", Path.Combine(folder, "bot.zip"), .. arguments.Split(' ')])).ShouldBe(2);

        error.ToString().ShouldContain(named);
        error.ToString().ShouldContain("manifest --app-id GUID");
        Directory.EnumerateFiles(folder).ShouldBeEmpty();
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Task<int> RunAsync(params string[] arguments) =>
        ManifestVerb.RunAsync(arguments, [], output, error, TestContext.Current.CancellationToken);
}
