using System.Buffers.Binary;

namespace AllianceBot.Storage;

/// <summary>
/// Ids that sort by their moment, and those of one moment in the order one process made them: a counter of 42 bits stands
/// where a version 7 id has the first of its random bits (RFC 9562, 5.7 and 6.2, method 1).
/// </summary>
public static class OrderedId
{
    private static long _made;

    /// <param name="at">Of whatever the id is for; milliseconds of UTC are kept.</param>
    public static Guid Next(DateTimeOffset at) => Make(at, Interlocked.Increment(ref _made));

    /// <summary>The moment in an id that was made here.</summary>
    public static DateTimeOffset MomentOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }

    internal static Guid Make(DateTimeOffset at, long count)
    {
        Span<byte> bytes = stackalloc byte[16];
#pragma warning disable RS0030 // The one place that makes them.
        Guid.CreateVersion7(at).TryWriteBytes(bytes, bigEndian: true, out _);
#pragma warning restore RS0030
        // 12 bits after the version, 30 after the variant; the last 32 stay random.
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | ((count >> 30) & 0xFFF)));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], 0x8000_0000 | (uint)(count & 0x3FFF_FFFF));
        return new Guid(bytes, bigEndian: true);
    }
}
