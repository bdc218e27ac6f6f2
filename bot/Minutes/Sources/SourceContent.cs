namespace AllianceBot.Minutes.Sources;

/// <summary>What the bytes of a file are: text, a package with text in it, or nothing that is read here.</summary>
internal abstract record SourceContent
{
    private SourceContent() { }

    public sealed record Text(SourceText Lines, bool IsWord) : SourceContent;

    public sealed record Refused(SourceRefusal Reason) : SourceContent;

    /// <summary>The text of a file, out of its package where it is in one.</summary>
    public static SourceContent Read(ReadOnlyMemory<byte> file, SourceLimits limits)
    {
        var bytes = file.Span;
        if (bytes.IsEmpty)
            return new Refused(SourceRefusal.Empty);
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
            return PackageReader.Read(file, limits);
        // The compound file of Word 97 to 2003, which also wraps a .docx behind a password ([MS-CFB], section 2.2).
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return new Refused(SourceRefusal.OldOrLockedWord);
        return IsBinary(bytes) ? new Refused(SourceRefusal.WrongKind) : new Text(new SourceText(file, limits), IsWord: false);
    }

    /// <summary>More than a tenth of the beginning are controls that no text has. UTF-16 is full of zeros, and is text.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("%PDF-"u8))
            return true;
        if (SourceText.IsWide(file))
            return false;
        var head = file[..Math.Min(file.Length, 4096)];
        var controls = 0;
        foreach (var c in head)
            controls += c is < 9 or (> 13 and < 32 and not 27) or 127 ? 1 : 0;
        return controls * 10 > head.Length;
    }
}
