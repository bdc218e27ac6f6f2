using System.IO.Compression;
using System.Xml;
using AllianceBot.Documents;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// The text inside a .docx (ECMA-376, part 1), or the one chat inside the .zip that WhatsApp on iOS exports. Nothing is unpacked to a disk, no
/// relation is followed, and unpacking stops at the limits, whatever sizes the package declares.
/// </summary>
internal static class PackageReader
{
    public static SourceContent Read(ReadOnlyMemory<byte> file, SourceLimits limits)
    {
        try
        {
            if (PackageDirectory.CountEntries(file.Span, limits.PackageEntries) is not { } count)
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
}
