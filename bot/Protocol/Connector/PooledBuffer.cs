using System.Buffers;

namespace AllianceBot.Protocol.Connector;

/// <summary>Bytes written to, or read into, an array that goes back to the shared pool.</summary>
internal sealed class PooledBuffer(int capacity = 2048) : IBufferWriter<byte>, IDisposable
{
    private byte[] array = ArrayPool<byte>.Shared.Rent(capacity);
    private int written;
    private bool isInDoubt;

    public ReadOnlyMemory<byte> Memory => array.AsMemory(0, written);

    public ReadOnlySpan<byte> Span => array.AsSpan(0, written);

    public int Length => written;

    public void Advance(int count) => written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return array.AsMemory(written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return array.AsSpan(written);
    }

    /// <summary>
    /// Keeps the array out of the pool for good, for when somebody may still use it: the transport, after a request that
    /// was given up.
    /// </summary>
    public void Doubt() => isInDoubt = true;

    public void Dispose()
    {
        if (array.Length > 0 && !isInDoubt)
            ArrayPool<byte>.Shared.Return(array);
        array = [];
        written = 0;
    }

    private void Grow(int sizeHint)
    {
        var needed = written + Math.Max(sizeHint, 256);
        if (needed <= array.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, array.Length * 2));
        Span.CopyTo(larger);
        if (!isInDoubt)
            ArrayPool<byte>.Shared.Return(array);
        array = larger;
    }
}
