using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AllianceBot.Archive;

/// <summary>
/// A folder in which a file appears whole, once and for good, or not at all: a file is written aside, flushed to the disk and then
/// given its name by an operation that fails when the name is taken.
/// </summary>
internal sealed class DurableFolder(string root)
{
    private const string AsideFolder = ".writing";
    private const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public string Root { get; } = Path.GetFullPath(root);

    private string Aside => Path.Combine(Root, AsideFolder);

    /// <summary>Gives the bytes a name; false when the name is taken, whatever it holds.</summary>
    public async Task<bool> PublishAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        CreateFolder(Aside);
        var aside = Path.Combine(Aside, Guid.NewGuid().ToString("N"));
        try
        {
            await WriteAsync(aside, content, cancellationToken);
            var published = TryName(aside, path);
            if (published)
            {
                FlushFolder(Path.GetDirectoryName(path)!);
            }

            return published;
        }
        finally
        {
            Discard(aside);
        }
    }

    /// <summary>Removes what killed processes left aside, old enough that no living one still writes it.</summary>
    public void DiscardLeftovers(DateTimeOffset olderThan)
    {
        foreach (var file in Directory.Exists(Aside) ? Directory.EnumerateFiles(Aside) : [])
        {
            if (File.GetLastWriteTimeUtc(file) < olderThan.UtcDateTime)
            {
                Discard(file);
            }
        }
    }

    /// <summary>Proves that the folder can be written and that its file system refuses to name a file twice.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not write there.</exception>
    public void Probe()
    {
        CreateFolder(Aside);
        var (first, second, name) = (NewProbe(), NewProbe(), NewProbe());
        try
        {
            File.WriteAllBytes(first, []);
            File.WriteAllBytes(second, []);
            if (!TryName(first, name) || TryName(second, name))
            {
                throw new IOException("its file system cannot keep a file from being overwritten");
            }
        }
        finally
        {
            Discard(first);
            Discard(second);
            Discard(name);
        }

        string NewProbe() => Path.Combine(Aside, $"probe-{Guid.NewGuid():N}");
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous, preallocationSize: content.Length);
        await RandomAccess.WriteAsync(file, content, 0, cancellationToken);
        if (OperatingSystem.IsWindows())
        {
            File.SetAttributes(file, FileAttributes.ReadOnly);
        }
        else
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) & ~Writable);
        }

        RandomAccess.FlushToDisk(file);
    }

    // rename(2) overwrites and a check before it races; link(2) and MoveFileEx without REPLACE_EXISTING refuse in the kernel.
    private static bool TryName(string aside, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(aside, path, overwrite: false);
                return true;
            }
            catch (IOException) when (File.Exists(path))
            {
                return false;
            }
        }

        if (Link(aside, path) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        const int AlreadyExists = 17; // EEXIST, the same on Linux and macOS
        return error == AlreadyExists
            ? false
            : throw new IOException($"'{path}' cannot be named: {Marshal.GetPInvokeErrorMessage(error)}", new Win32Exception(error));
    }

    private void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var parent = Path.GetDirectoryName(folder);
        if (parent is not null && folder.Length > Root.Length)
        {
            CreateFolder(parent);
        }

        Directory.CreateDirectory(folder);
        if (parent is not null)
        {
            FlushFolder(parent);
        }
    }

    // A new name survives a power cut only once its folder is on the disk; NTFS journals names by itself.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const int ReadOnly = 0;
        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
        {
            return; // a parent that may be entered but not read; its folder exists since before the archive
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.FlushToDisk(handle);
    }

    private static void Discard(string path)
    {
        if (OperatingSystem.IsWindows() && File.Exists(path))
        {
            File.SetAttributes(path, FileAttributes.Normal);
        }

        File.Delete(path);
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Link(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string added);

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
