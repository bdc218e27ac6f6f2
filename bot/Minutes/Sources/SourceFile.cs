namespace AllianceBot.Minutes.Sources;

/// <summary>Takes a file into memory, and never more than the limit of it.</summary>
internal static class SourceFile
{
    private const int Portion = 64 * 1024;

    /// <returns>Null when it is larger; then at most one portion past the limit was read, and nothing at all where its length is known.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream file, int limit, CancellationToken cancellationToken)
    {
        if (file.CanSeek && file.Length - file.Position > limit)
            return null;
        using var read = new MemoryStream();
        var portion = new byte[Portion];
        for (int count; (count = await file.ReadAsync(portion, cancellationToken)) > 0;)
        {
            if (read.Length + count > limit)
                return null;
            read.Write(portion, 0, count);
        }

        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }
}
