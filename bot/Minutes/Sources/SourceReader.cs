namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Turns what people hand in into utterances. What a file is shows in its content; its name decides only where content does not. No content
/// throws; time and memory are linear in the size, which <see cref="SourceLimits"/> bounds.
/// </summary>
public static class SourceReader
{
    /// <param name="file">Read to its end, or to the limit when it is larger. What it throws itself, as a lost connection does, passes.</param>
    public static async Task<SourceReading> ReadAsync(Stream file, SourceLimits limits, CancellationToken cancellationToken) =>
        await SourceFile.ReadAsync(file, limits.File, cancellationToken) is { } bytes ? Read(bytes, limits) : new SourceReading.Refused(SourceRefusal.TooLarge);

    /// <summary>A file that is in memory already.</summary>
    public static SourceReading Read(ReadOnlyMemory<byte> file, SourceLimits limits)
    {
        if (file.Length > limits.File)
            return new SourceReading.Refused(SourceRefusal.TooLarge);
        var text = new SourceText(file, limits);
        if (text.Peek() is { } first && WebVttReader.IsSignature(first))
            return WebVttReader.Read(text, limits);
        return new SourceReading.Refused(SourceRefusal.WrongKind);
    }
}
