using System.Diagnostics;
using System.Net;

namespace AllianceBot.Benchmarks;

/// <summary>Turns in a second, and the time that half and 99 of a hundred of them took at most.</summary>
internal sealed record Load(double PerSecond, TimeSpan Median, TimeSpan Percentile99, long Turns);

/// <summary>Sends messages over a number of connections, each waiting for its answer before the next.</summary>
internal sealed class LoadGenerator(ConnectorSink sink, long firstId = 1_770_000_000_000)
{
    private const int MostTurns = 2_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    // Ids never repeat within a run, whichever server they go to.
    private long _lastId = firstId;

    /// <param name="server">Where the server listens.</param>
    /// <param name="message">What is sent.</param>
    /// <param name="alliances">Over how many alliances the messages are spread, evenly.</param>
    /// <param name="connections">How many connections send.</param>
    /// <param name="duration">For how long.</param>
    /// <exception cref="InvalidOperationException">An answer was not 200, or not every turn had its one POST.</exception>
    public async Task<Load> RunAsync(IPEndPoint server, Message message, int alliances, int connections, TimeSpan duration)
    {
        var before = sink.Received;
        var start = Stopwatch.GetTimestamp();
        var driving = Task.WhenAll(Enumerable.Range(0, connections).Select(_ => DriveAsync(server, message, alliances, start, duration)));
        // Whoever waits for the end must not go on, or even block, on the thread that polls the sockets.
        await ((Task)driving).WaitAsync(duration + Patience, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var times = await driving;
        var elapsed = Stopwatch.GetElapsedTime(start);
        var all = times.SelectMany(t => t).Order().ToList();
        var sent = sink.Received - before;
        if (sent != all.Count)
            throw new InvalidOperationException($"{all.Count} turns made {sent} POSTs to the connector.");
        return new Load(all.Count / elapsed.TotalSeconds, Of(all[all.Count / 2]), Of(all[(int)(all.Count * 0.99)]), all.Count);
    }

    private async Task<List<int>> DriveAsync(IPEndPoint server, Message message, int alliances, long start, TimeSpan duration)
    {
        using var connection = await Connection.OpenAsync(server).ConfigureAwait(false);
        var request = message.NewRequest();
        var times = new List<int>(64 * 1024);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start, begun) < duration && times.Count < MostTurns)
        {
            var id = Interlocked.Increment(ref _lastId);
            message.Number(request, id, (int)(id % alliances));
            await connection.SendAsync(request).ConfigureAwait(false);
            if (!await connection.ReceiveAsync().ConfigureAwait(false))
                throw new InvalidOperationException("The server closed the connection.");
            if (!connection.Head.StartsWith("HTTP/1.1 200 "u8))
                throw new InvalidOperationException($"The server answered {System.Text.Encoding.ASCII.GetString(connection.Head)}.");
            var ended = Stopwatch.GetTimestamp();
            times.Add((int)Stopwatch.GetElapsedTime(begun, ended).TotalMicroseconds);
            begun = ended;
        }

        return times;
    }

    private static TimeSpan Of(int microseconds) => TimeSpan.FromMicroseconds(microseconds);
}
