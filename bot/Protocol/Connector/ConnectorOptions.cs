namespace AllianceBot.Protocol.Connector;

/// <summary>How the bot calls the channel's service; section <c>Connector</c>.</summary>
public sealed class ConnectorOptions
{
    /// <summary>Attempts for one request, the first included.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The longest one request may take with its retries and waits.</summary>
    public TimeSpan MaxTotalTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The limits Teams sets, kept here so that it need not refuse.</summary>
    public RateLimitOptions RateLimits { get; set; } = new();
}

/// <summary>Rate limits kept on this side; section <c>Connector:RateLimits</c>.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Whether they are kept. Off only where no real service listens, as in benchmarks.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The longest a request waits for its turn before it fails.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(30);
}
