namespace AllianceBot.Protocol.Connector;

/// <summary>So many requests in so much time.</summary>
internal readonly record struct RateLimit(int Requests, TimeSpan Window);

/// <summary>
/// Keeps several rate limits at once by remembering when the last requests went out. A bucket that refills evenly would
/// let twice the limit through across a window's edge; this never does. Memory: 8 bytes for each remembered request,
/// at most as many as the widest limit allows.
/// </summary>
internal sealed class SlidingWindow(RateLimit[] limits)
{
    private readonly int capacity = limits.Max(limit => limit.Requests);
    private readonly Lock gate = new();
    private long[] times = new long[8];
    private int next;
    private int count;
    private long lastUse;

    /// <summary>When the last request went or goes out, in ticks.</summary>
    public long LastUse => Volatile.Read(ref lastUse);

    /// <summary>
    /// Books the earliest moment that keeps every limit, in order of arrival.
    /// </summary>
    /// <param name="now">The time, in ticks of any one clock.</param>
    /// <param name="longestWait">The longest wait the caller takes.</param>
    /// <param name="wait">How long to wait; booked only when the answer is true.</param>
    public bool TryReserve(long now, TimeSpan longestWait, out TimeSpan wait)
    {
        lock (gate)
        {
            var at = Math.Max(now, lastUse);
            foreach (var limit in limits)
            {
                if (count >= limit.Requests)
                    at = Math.Max(at, NthLast(limit.Requests) + limit.Window.Ticks);
            }

            wait = TimeSpan.FromTicks(at - now);
            if (wait > longestWait)
                return false;
            Remember(at);
            return true;
        }
    }

    private long NthLast(int n) => times[(next - n + times.Length) % times.Length];

    private void Remember(long at)
    {
        if (count == times.Length && count < capacity)
            Widen();
        times[next] = at;
        next = (next + 1) % times.Length;
        count = Math.Min(count + 1, times.Length);
        Volatile.Write(ref lastUse, at);
    }

    private void Widen()
    {
        var wider = new long[Math.Min(capacity, times.Length * 2)];
        for (var i = 0; i < count; i++)
            wider[i] = NthLast(count - i);
        (times, next) = (wider, count);
    }
}
