using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// The text inside a .docx (ECMA-376, part 1), or the one chat inside the .zip that WhatsApp on iOS exports. Nothing is unpacked to a disk, no
/// relation is followed, and unpacking stops at the limits, whatever sizes the package declares.
/// </summary>
internal static class PackageReader
{
    private const int EndRecordLength = 22;
    private const int LongestComment = 65_535;
    private const int EntryLength = 46;
    private const int LocatorLength = 20;

    public static SourceContent Read(ReadOnlyMemory<byte> file, SourceLimits limits)
    {
        try
        {
            if (CountEntries(file.Span, limits.PackageEntries) is not { } count)
                return new SourceContent.Refused(SourceRefusal.Damaged);
            if (count > limits.PackageEntries)
                return new SourceContent.Refused(SourceRefusal.Harmful);
            using var package = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            if (package.Entries.FirstOrDefault(IsMainDocument) is { } document)
                return new SourceContent.Text(new SourceText(WordLines.Read(() => Open(document, limits)), limits), IsWord: true);
            var texts = package.Entries.Where(entry => entry.FullName.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
            return texts is [var chat] ? new SourceContent.Text(new SourceText(ReadAll(chat, limits), limits), IsWord: false) : new SourceContent.Refused(SourceRefusal.WrongKind);
        }
        catch (HarmfulContentException)
        {
            return new SourceContent.Refused(SourceRefusal.Harmful);
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            return new SourceContent.Refused(SourceRefusal.Damaged);
        }
    }

    // Word names it document.xml and its web version at times document2.xml.
    private static bool IsMainDocument(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("word/document", StringComparison.OrdinalIgnoreCase) && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static BoundedStream Open(ZipArchiveEntry entry, SourceLimits limits)
    {
        var most = Math.Min(limits.Unpacked, Math.Max(limits.UnpackedAnyway, entry.CompressedLength * limits.UnpackedRatio));
        return new BoundedStream(entry.Open(), most);
    }

    private static ReadOnlyMemory<byte> ReadAll(ZipArchiveEntry entry, SourceLimits limits)
    {
        using var stream = Open(entry, limits with { Unpacked = Math.Min(limits.Unpacked, limits.File) });
        using var read = new MemoryStream();
        stream.CopyTo(read);
        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }

    /// <summary>
    /// Entries of the central directory (APPNOTE.TXT, sections 4.3.12 and 4.3.16), counted without an object for each and at most to one past the
    /// limit; null where there is no directory. More than 65,534 are written in the form of ZIP64, and no document has as many.
    /// </summary>
    private static int? CountEntries(ReadOnlySpan<byte> file, int limit)
    {
        var tail = file[Math.Max(0, file.Length - EndRecordLength - LongestComment)..];
        var end = tail.LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < EndRecordLength)
            return null;
        // Several disks, or the form of ZIP64, for which the numbers here stand in: .NET would follow another directory than the one counted.
        var isPlain = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 4)..]) == 0 && !(end >= LocatorLength && tail[(end - LocatorLength)..].StartsWith("PK\u0006\u0007"u8));
        if (!isPlain)
            return int.MaxValue;
        var declared = BinaryPrimitives.ReadUInt16LittleEndian(tail[(end + 10)..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 16)..]);
        if (declared == ushort.MaxValue || offset == uint.MaxValue)
            return int.MaxValue;
        if (offset > file.Length)
            return null;
        var (at, count) = ((int)offset, 0);
        while (count <= limit && file.Length - at >= EntryLength && file[at..].StartsWith("PK\u0001\u0002"u8))
        {
            count++;
            var lengths = file.Slice(at + 28, 6);
            at += EntryLength + BinaryPrimitives.ReadUInt16LittleEndian(lengths) + BinaryPrimitives.ReadUInt16LittleEndian(lengths[2..]) + BinaryPrimitives.ReadUInt16LittleEndian(lengths[4..]);
            if (at > file.Length)
                return null;
        }

        return count;
    }
}
