using System.Net;

namespace AllianceBot.Protocol.Connector;

/// <summary>When a failed request is tried again, and how long to wait before.</summary>
internal static class RetryRules
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(8);

    /// <summary>
    /// 429 and 412 were turned away before they did anything. After 502 and 504 nobody knows, so only requests that may
    /// be repeated are: a POST sent twice posts twice.
    /// </summary>
    public static bool MayRetry(HttpMethod method, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed => true,
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => IsIdempotent(method),
        _ => false,
    };

    public static bool IsIdempotent(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Put || method == HttpMethod.Delete;

    /// <summary>What the service asks for, in seconds or as a date; null when it asks for nothing.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>Doubles with each attempt, between half of it and all of it, so that callers do not come back together.</summary>
    public static TimeSpan Backoff(int attempt)
    {
        var full = FirstBackoff * Math.Pow(2, attempt - 1);
        return (full < LongestBackoff ? full : LongestBackoff) * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
