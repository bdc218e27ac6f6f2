using System.Net;
using System.Net.Sockets;

namespace AllianceBot.Benchmarks;

/// <summary>One HTTP/1.1 connection read by hand: just enough to find where a message ends, and as cheap as can be.</summary>
internal sealed class Connection(Socket socket) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _filled;
    private int _messageEnd;
    private int _bodyStart;

    public static async Task<Connection> OpenAsync(IPEndPoint server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server).ConfigureAwait(false);
        return new Connection(socket);
    }

    public ReadOnlySpan<byte> Head => _buffer.AsSpan(0, _bodyStart);

    public ReadOnlySpan<byte> Body => _buffer.AsSpan(_bodyStart, _messageEnd - _bodyStart);

    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None).ConfigureAwait(false)..];
    }

    /// <summary>Reads the next message whole; false when the other side has closed.</summary>
    public async ValueTask<bool> ReceiveAsync()
    {
        _filled -= _messageEnd;
        _buffer.AsSpan(_messageEnd, _filled).CopyTo(_buffer);
        _messageEnd = 0;
        while (!TryFindEnd())
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(_filled), SocketFlags.None).ConfigureAwait(false);
            if (read == 0)
                return false;
            _filled += read;
        }

        return true;
    }

    public void Dispose() => socket.Dispose();

    private bool TryFindEnd()
    {
        var filled = _buffer.AsSpan(0, _filled);
        var headEnd = filled.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
            return _filled < _buffer.Length ? false : throw new InvalidOperationException("A message is longer than the buffer.");
        _bodyStart = headEnd + 4;
        var end = _bodyStart + ContentLength(filled[..headEnd]);
        if (end > _buffer.Length)
            throw new InvalidOperationException("A message is longer than the buffer.");
        if (end > _filled)
            return false;
        _messageEnd = end;
        return true;
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("\r\nContent-Length: "u8);
        if (at < 0)
            return 0;
        var length = 0;
        for (at += "\r\nContent-Length: "u8.Length; at < head.Length && head[at] is >= (byte)'0' and <= (byte)'9'; at++)
            length = (length * 10) + head[at] - '0';
        return length;
    }
}
