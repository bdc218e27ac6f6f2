using AllianceBot.Archive;
using Microsoft.Extensions.Logging.Abstractions;

namespace AllianceBot.Tests.Archive;

/// <summary>The contract over a folder, and what only a folder must hold.</summary>
public sealed class LocalArchiveTests : ArchiveContract, IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("archive-").FullName;

    private IArchive? archive;

    protected override IArchive Archive => archive ??= Open();

    [Fact]
    public async Task People_find_exactly_the_bytes_at_the_location_and_cannot_write_there()
    {
        var receipt = await WriteAsync("minutes/2026/a.txt", "text");

        receipt.Location.ShouldBe(Path.Combine(root, Alliance.ToString("D"), "minutes", "2026", "a.txt"));
        (await File.ReadAllTextAsync(receipt.Location, Stop)).ShouldBe("text");
        File.GetAttributes(receipt.Location).ShouldBe(FileAttributes.ReadOnly, "read-only");
    }

    [Fact]
    public async Task Nothing_is_left_aside()
    {
        await WriteAsync("a.txt", "first");
        await Should.ThrowAsync<ArchiveConflictException>(() => WriteAsync("a.txt", "second"));

        Directory.EnumerateFiles(Path.Combine(root, ".writing")).ShouldBeEmpty();
        Directory.EnumerateFiles(Path.Combine(root, ".sidecars"), "*", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_writer_killed_before_the_record_appeared_leaves_the_address_free()
    {
        var killed = await WriteAsync("a.txt", "killed");
        File.Delete(killed.Location);

        (await Archive.ReadAsync(At("a.txt"), Stop)).ShouldBeNull();
        (await ListAsync()).ShouldBeEmpty();
        (await WriteAsync("a.txt", "later")).AlreadyThere.ShouldBeFalse();
        (await TextAsync("a.txt")).ShouldBe("later");
        (await ListAsync()).ShouldHaveSingleItem().Size.ShouldBe("later".Length, "the sidecar of the killed writer does not speak for the record");
    }

    [Fact]
    public async Task Names_that_begin_alike_do_not_share_sidecars()
    {
        await WriteAsync("a", "one");
        await WriteAsync("a.b", "second");
        await WriteAsync("a.b.json", "the third");

        (await ListAsync()).Select(entry => (entry.Address.Name, entry.Size)).ShouldBe([("a", 3L), ("a.b", 6L), ("a.b.json", 9L)]);
    }

    [Fact]
    public async Task What_killed_writers_left_aside_is_removed_after_a_day()
    {
        await WriteAsync("a.txt", "text");
        var (old, young) = (Path.Combine(root, ".writing", "old"), Path.Combine(root, ".writing", "young"));
        await File.WriteAllTextAsync(old, "half", Stop);
        await File.WriteAllTextAsync(young, "half", Stop);
        File.SetLastWriteTimeUtc(old, Time.GetUtcNow().AddDays(-2).UtcDateTime);
        File.SetLastWriteTimeUtc(young, Time.GetUtcNow().AddHours(-2).UtcDateTime);

        Open();

        File.Exists(old).ShouldBeFalse();
        File.Exists(young).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_put_in_the_folder_by_hand_is_no_record()
    {
        await WriteAsync("a.txt", "text");
        await File.WriteAllTextAsync(Path.Combine(root, Alliance.ToString("D"), "by-hand.txt"), "not archived", Stop);
        await File.WriteAllTextAsync(Path.Combine(root, Alliance.ToString("D"), "~$lock Ñ.docx"), "not archived", Stop);

        (await ListAsync()).ShouldHaveSingleItem().Address.Name.ShouldBe("a.txt");
    }

    [Fact]
    public async Task Two_processes_agree_on_one_winner()
    {
        var theirs = Open();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            try
            {
                var content = System.Text.Encoding.UTF8.GetBytes($"round {i % 4}");
                return await (i % 2 == 0 ? Archive : theirs).WriteOnceAsync(
                    At("raced.txt"), content, new ArchiveMetadata { Title = $"{i}", ContentType = "text/plain" }, Stop);
            }
            catch (ArchiveConflictException)
            {
                return null;
            }
        })));

        outcomes.OfType<ArchiveReceipt>().Select(receipt => receipt.Sha256).Distinct().ShouldHaveSingleItem();
        outcomes.OfType<ArchiveReceipt>().Count(receipt => !receipt.AlreadyThere).ShouldBe(1);
        (await ListAsync()).ShouldHaveSingleItem();
        Directory.EnumerateFiles(Path.Combine(root, ".sidecars"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(root, recursive: true);
    }

    protected override async Task TamperAsync(ArchiveAddress address, byte[] content)
    {
        var path = Path.Combine(root, Alliance.ToString("D"), address.Name);
        File.SetAttributes(path, FileAttributes.Normal);
        await File.WriteAllBytesAsync(path, content, Stop);
    }

    protected override Task LoseProofAsync(ArchiveAddress address, string sha256)
    {
        File.Delete(Path.Combine(root, ".sidecars", Alliance.ToString("D"), $"{address.Name}.{sha256}.json"));
        return Task.CompletedTask;
    }

    private LocalArchive Open() => new(root, Time, NullLogger<LocalArchive>.Instance);
}
