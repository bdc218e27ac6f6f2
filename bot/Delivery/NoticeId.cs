using System.Buffers.Binary;

namespace AllianceBot.Delivery;

/// <summary>
/// Ids of notices sort by the moment they are first due, and those of one moment in the order they were made: a counter
/// stands where a version 7 id has its first random bits (RFC 9562, 6.2, method 1).
/// </summary>
internal static class NoticeId
{
    /// <summary>The moment in it.</summary>
    public static DateTimeOffset DueOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }

    private static int _made;

    public static Guid Next(DateTimeOffset dueAt)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(dueAt).TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (Interlocked.Increment(ref _made) & 0xFFF)));
        return new Guid(bytes, bigEndian: true);
    }
}
