using AllianceBot.Archive;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AllianceBot.Tests.Archive;

public sealed class ArchiveRegistrationTests : IDisposable
{
    private const string Azurite = "UseDevelopmentStorage=true";

    private readonly string root = Directory.CreateTempSubdirectory("archive-").FullName;

    [Fact]
    public async Task The_default_is_a_local_folder()
    {
        using var host = Host(("Archive:Path", Path.Combine(root, "new", "folder")));
        await host.StartAsync(TestContext.Current.CancellationToken);

        var receipt = await host.Services.GetRequiredService<IArchive>().WriteOnceAsync(
            new ArchiveAddress(Guid.NewGuid(), "a.txt"), "text"u8.ToArray(),
            new ArchiveMetadata { Title = "A", ContentType = "text/plain" }, TestContext.Current.CancellationToken);

        receipt.Location.ShouldStartWith(Path.Combine(root, "new", "folder"));
    }

    [Theory]
    [InlineData("Archive:ConnectionString", Azurite)]
    [InlineData("Archive:ServiceUri", "https://account.blob.core.windows.net")]
    public async Task Blob_storage_is_reached_by_connection_string_or_identity(string key, string value)
    {
        using var host = Host(("Archive:Provider", "blob"), (key, value), ("Archive:ManagedIdentityClientId", ""));
        await host.StartAsync(TestContext.Current.CancellationToken);

        host.Services.GetRequiredService<IArchive>().ShouldBeOfType<BlobArchive>();
    }

    [Theory]
    [InlineData("Archive:Provider", "Archive:Provider=Ftp")]
    [InlineData("Archive:Provider", "Archive:Provider=7")]
    [InlineData("Archive:Path", "Archive:Path= ")]
    [InlineData("Archive:Path", "Archive:Path=/dev/null/archive")]
    [InlineData("Archive:ConnectionString", "Archive:Provider=Blob")]
    [InlineData("Archive:ConnectionString", "Archive:Provider=Blob|Archive:ConnectionString=secret")]
    [InlineData("keep one", "Archive:Provider=Blob|Archive:ConnectionString=x|Archive:ServiceUri=https://a.blob.core.windows.net")]
    [InlineData("Archive:ServiceUri", "Archive:Provider=Blob|Archive:ServiceUri=http://a.blob.core.windows.net")]
    [InlineData("Archive:ServiceUri", "Archive:Provider=Blob|Archive:ServiceUri=https://a.blob.core.windows.net/?sig=secret")]
    [InlineData("Archive:Container", "Archive:Provider=Blob|Archive:ServiceUri=https://a.blob.core.windows.net|Archive:Container=My_Files")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string named, string settings)
    {
        using var host = Host([.. settings.Split('|').Select(setting => setting.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);

        var refused = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        refused.Message.ShouldContain(named);
        if (settings.Contains("secret", StringComparison.Ordinal))
        {
            refused.Message.ShouldNotContain("secret");
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static IHost Host(params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddArchive(builder.Configuration);
        return builder.Build();
    }
}
