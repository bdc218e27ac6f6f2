using System.Diagnostics;
using System.Security.Cryptography;
using AllianceBot.Archive;
using Microsoft.Extensions.Logging.Abstractions;

namespace AllianceBot.Tests.Archive;

/// <summary>A second process writes large records and is killed in the middle of one.</summary>
public sealed class LocalArchiveKillTests : IDisposable
{
    private const string FolderVariable = "ALLIANCEBOT_TEST_KILL_FOLDER";
    private const int Size = 4_000_000;

    private static readonly Guid Alliance = Guid.Parse("5b0c4e27-6d0c-4a1e-9f65-0a0f5c1f6e55");
    private static readonly ArchiveMetadata Metadata = new() { Title = "Record", ContentType = "application/octet-stream" };

    private readonly string root = Directory.CreateTempSubdirectory("archive-").FullName;

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task A_killed_writer_leaves_whole_records_or_none(int records)
    {
        var alliance = Directory.CreateDirectory(Path.Combine(root, Alliance.ToString("D"))).FullName;
        var appeared = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(alliance);
        watcher.Created += (_, _) =>
        {
            if (Directory.EnumerateFiles(alliance).Count() >= records)
            {
                appeared.TrySetResult();
            }
        };
        watcher.EnableRaisingEvents = true;

        using (var writer = StartWriter())
        {
            await Task.WhenAny(appeared.Task, writer.WaitForExitAsync(TestContext.Current.CancellationToken));
            writer.HasExited.ShouldBeFalse("it writes until it is killed");
            writer.Kill();
            await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var archive = new LocalArchive(root, TimeProvider.System, NullLogger<LocalArchive>.Instance);
        var entries = await archive.ListAsync(Alliance, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        entries.Count.ShouldBe(Directory.EnumerateFiles(alliance).Count());
        entries.Count.ShouldBeGreaterThanOrEqualTo(records);
        foreach (var entry in entries)
        {
            (await archive.ReadAsync(entry.Address, TestContext.Current.CancellationToken)).ShouldNotBeNull().Content.Length.ShouldBe(Size);
        }

        var interrupted = new ArchiveAddress(Alliance, $"record-{entries.Count}");
        (await archive.WriteOnceAsync(interrupted, new byte[1], Metadata, TestContext.Current.CancellationToken)).AlreadyThere.ShouldBeFalse();
    }

    /// <summary>The second process: this assembly again, asked for this alone. In an ordinary run there is nothing to write.</summary>
    [Fact]
    public async Task Writes_until_killed()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { } folder)
        {
            return;
        }

        var archive = new LocalArchive(folder, TimeProvider.System, NullLogger<LocalArchive>.Instance);
        for (var i = 0; ; i++)
        {
            var address = new ArchiveAddress(Alliance, $"record-{i}");
            await archive.WriteOnceAsync(address, RandomNumberGenerator.GetBytes(Size), Metadata, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(root, recursive: true);
    }

    private Process StartWriter()
    {
        var executable = Path.Combine(AppContext.BaseDirectory, "AllianceBot.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(executable)
        {
            ArgumentList = { "-method", $"{typeof(LocalArchiveKillTests).FullName}.{nameof(Writes_until_killed)}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[FolderVariable] = root;
        return Process.Start(start)!;
    }
}
