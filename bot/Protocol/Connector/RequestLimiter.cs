using System.Collections.Concurrent;

namespace AllianceBot.Protocol.Connector;

/// <summary>What a request counts as.</summary>
internal enum RequestKind
{
    /// <summary>Sends, updates, deletes and creations.</summary>
    Send,

    /// <summary>Reads of members.</summary>
    Read,
}

/// <summary>
/// Keeps the limits of Teams: for each conversation and kind of request, and for the app in each tenant. Waits for its
/// turn rather than fail. Conversations idle for an hour are forgotten, and sooner when very many are held.
/// </summary>
internal sealed class RequestLimiter(RateLimitOptions options, TimeProvider time)
{
    internal const int MostConversations = 10_000;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly RateLimit[] SendLimits =
        [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1800, Hour)];
    private static readonly RateLimit[] ReadLimits =
        [new(14, TimeSpan.FromSeconds(1)), new(16, TimeSpan.FromSeconds(2)), new(120, TimeSpan.FromSeconds(30)), new(3600, Hour)];
    private static readonly RateLimit[] TenantLimits = [new(50, TimeSpan.FromSeconds(1))];

    private readonly ConcurrentDictionary<(string Conversation, RequestKind Kind), SlidingWindow> conversations = new();
    private readonly ConcurrentDictionary<string, SlidingWindow> tenants = new(StringComparer.Ordinal);
    private readonly long origin = time.GetTimestamp();
    private int tracked;
    private long nextSweep;

    internal int Tracked => conversations.Count;

    /// <exception cref="ConnectorException">The turn would come later than the caller can wait.</exception>
    public async ValueTask WaitAsync(string conversation, RequestKind kind, string tenant, TimeSpan longestWait, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
            return;
        var longest = longestWait < options.MaxWait ? longestWait : options.MaxWait;
        var started = time.GetTimestamp();
        await WaitAsync(ForConversation(ThreadOf(conversation), kind), longest, cancellationToken);
        await WaitAsync(tenants.GetOrAdd(tenant, static _ => new SlidingWindow(TenantLimits)), longest - time.GetElapsedTime(started), cancellationToken);
    }

    private async ValueTask WaitAsync(SlidingWindow window, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (!window.TryReserve(Now, longest, out var wait))
            throw new ConnectorException($"The rate limits of Teams leave no room for this request for {wait.TotalSeconds:0.#} s.", code: "RateLimited") { RetryAfter = wait };
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    private long Now => time.GetElapsedTime(origin).Ticks;

    private SlidingWindow ForConversation(string conversation, RequestKind kind)
    {
        Sweep();
        if (conversations.TryGetValue((conversation, kind), out var window))
            return window;
        Interlocked.Increment(ref tracked);
        return conversations.GetOrAdd((conversation, kind), static key => new SlidingWindow(key.Kind == RequestKind.Send ? SendLimits : ReadLimits));
    }

    // Teams counts a channel as one thread, whichever message of it is replied to.
    private static string ThreadOf(string conversation) =>
        conversation.IndexOf(";messageid=", StringComparison.Ordinal) is var end and > 0 ? conversation[..end] : conversation;

    private void Sweep()
    {
        var now = Now;
        var due = Volatile.Read(ref nextSweep);
        var crowded = Volatile.Read(ref tracked) > MostConversations;
        if (now < (crowded ? due - TimeSpan.FromSeconds(59).Ticks : due))
            return;
        if (Interlocked.CompareExchange(ref nextSweep, now + TimeSpan.FromMinutes(1).Ticks, due) != due)
            return;
        // Past half a minute only the hourly count is lost, and the service itself still keeps that one.
        var idle = crowded ? TimeSpan.FromSeconds(30) : Hour;
        foreach (var (key, window) in conversations)
        {
            if (now - window.LastUse > idle.Ticks)
                conversations.TryRemove(key, out _);
        }

        Volatile.Write(ref tracked, conversations.Count);
    }
}
