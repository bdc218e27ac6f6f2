using AllianceBot.Archive;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace AllianceBot.Tests.Archive;

/// <summary>The contract over a real Azurite.</summary>
public sealed class BlobArchiveTests : ArchiveContract, IAsyncDisposable
{
    private readonly BlobContainerClient container;

    public BlobArchiveTests()
    {
        var azurite = Environment.GetEnvironmentVariable("ALLIANCEBOT_TEST_AZURITE");
        Assert.SkipWhen(string.IsNullOrEmpty(azurite), "ALLIANCEBOT_TEST_AZURITE holds no connection string of an Azurite");
        container = new BlobServiceClient(azurite).GetBlobContainerClient($"archive-{Guid.NewGuid():N}");
        Archive = new BlobArchive(container, Time, NullLogger<BlobArchive>.Instance);
    }

    protected override IArchive Archive { get; }

    [Fact]
    public async Task A_record_says_its_media_type_and_keeps_its_title_legible_in_ascii()
    {
        await WriteAsync("a.docx", "text");

        var properties = (await container.GetBlobClient($"{Alliance:D}/a.docx").GetPropertiesAsync(cancellationToken: Stop)).Value;

        properties.ContentType.ShouldStartWith("application/vnd.openxmlformats");
        properties.ContentHash.ShouldNotBeNull();
        properties.Metadata["title"].ShouldStartWith("Acta%3A%203.%C2%AA%20reuni%C3%B3n");
        properties.Metadata["sha256"].Length.ShouldBe(64);
    }

    [Fact]
    public async Task The_location_is_the_address_of_the_blob_without_credentials()
    {
        var receipt = await WriteAsync("minutes/a.docx", "text");

        receipt.Location.ShouldBe($"{container.Uri}/{Alliance:D}/minutes/a.docx");
    }

    [Fact]
    public async Task The_container_is_private()
    {
        await WriteAsync("a.txt", "text");

        (await container.GetPropertiesAsync(cancellationToken: Stop)).Value.PublicAccess.ShouldBe(PublicAccessType.None);
    }

    public async ValueTask DisposeAsync() => await container.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);

    protected override async Task TamperAsync(ArchiveAddress address, byte[] content)
    {
        var blob = container.GetBlobClient(address.ToString());
        var properties = (await blob.GetPropertiesAsync(cancellationToken: Stop)).Value;
        await blob.UploadAsync(BinaryData.FromBytes(content), new BlobUploadOptions { Metadata = properties.Metadata }, Stop);
    }

    protected override Task LoseProofAsync(ArchiveAddress address, string sha256) =>
        container.GetBlobClient(address.ToString()).SetMetadataAsync(new Dictionary<string, string>(), cancellationToken: Stop);
}
