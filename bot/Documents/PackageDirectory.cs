using System.Buffers.Binary;

namespace AllianceBot.Documents;

/// <summary>What a zip file says of itself, looked at before anything is made of it.</summary>
internal static class PackageDirectory
{
    private const int EndRecordLength = 22;
    private const int LongestComment = 65_535;
    private const int EntryLength = 46;
    private const int LocatorLength = 20;

    /// <summary>
    /// Entries of the central directory (APPNOTE.TXT, sections 4.3.12 and 4.3.16), counted without an object for each and at most to one past the
    /// limit; null where there is no directory. More than 65,534 are written in the form of ZIP64, and no document has as many.
    /// </summary>
    public static int? CountEntries(ReadOnlySpan<byte> file, int limit)
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
