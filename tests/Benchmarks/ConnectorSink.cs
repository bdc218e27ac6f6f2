using System.Net;
using System.Net.Sockets;

namespace AllianceBot.Benchmarks;

/// <summary>Stands for the channel's service: takes whatever is posted, counts it, and answers with an id.</summary>
internal sealed class ConnectorSink : IDisposable
{
    private static readonly byte[] Answer = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}"u8.ToArray();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private long _received;
    private byte[]? _last;
    private byte[] _wanted = [];
    private volatile bool _keepsNext;

    public ConnectorSink()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        _ = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}";

    public long Received => Interlocked.Read(ref _received);

    /// <summary>The body of the first message that arrived since <see cref="KeepNext"/>.</summary>
    public byte[] Kept => _last ?? throw new InvalidOperationException("The bot sent nothing.");

    /// <param name="with">Bytes that it has; others are let pass, because the bot may have something to say by itself.</param>
    public void KeepNext(ReadOnlySpan<byte> with = default) => (_last, _wanted, _keepsNext) = (null, with.ToArray(), true);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync().ConfigureAwait(false);
                socket.NoDelay = true;
                _ = ServeAsync(socket);
            }
        }
        catch (SocketException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = new Connection(socket);
        try
        {
            while (await connection.ReceiveAsync().ConfigureAwait(false))
            {
                if (_keepsNext && connection.Body.IndexOf(_wanted) >= 0)
                    (_keepsNext, _last) = (false, connection.Body.ToArray());
                Interlocked.Increment(ref _received);
                await connection.SendAsync(Answer).ConfigureAwait(false);
            }
        }
        catch (SocketException)
        {
            // The server that was measured has been stopped.
        }
    }
}
