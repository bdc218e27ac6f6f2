using System.Text.Json;
using AllianceBot.Protocol.Schema;
using Microsoft.Extensions.Options;

namespace AllianceBot.Protocol.Auth;

/// <summary>
/// Fetches the keys that sign inbound tokens: again after twelve hours, and at once for a key not seen before, though not
/// more than every five minutes. While a fetch fails the keys known so far stay in use.
/// </summary>
internal sealed partial class SigningKeySource : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private static readonly TimeSpan PauseBetweenEarlyRefreshes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024 };
    private readonly SemaphoreSlim fetching = new(1, 1);
    private readonly string metadataUrl;
    private readonly TimeProvider time;
    private readonly ILogger<SigningKeySource> logger;
    private volatile Snapshot current = new(null, DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    public SigningKeySource(IOptions<BotOptions> options, TimeProvider time, ILogger<SigningKeySource> logger)
    {
        metadataUrl = options.Value.OpenIdMetadataUrl is { Length: > 0 } own ? own : BotCloudFacts.Of(options.Value.Cloud).MetadataUrl;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>The keys in force, or null when none could be fetched yet.</summary>
    public ValueTask<SigningKeys?> GetAsync(CancellationToken cancellationToken)
    {
        var known = current;
        return known.Keys is not null && time.GetUtcNow() < known.FetchedAt + Lifetime
            ? ValueTask.FromResult<SigningKeys?>(known.Keys)
            : RefreshAsync(known, PauseAfterFailure, mayUseKnown: true, cancellationToken);
    }

    /// <summary>The keys after a look for ones not seen before, when it is time for one.</summary>
    public ValueTask<SigningKeys?> GetNewerAsync(CancellationToken cancellationToken) =>
        RefreshAsync(current, PauseBetweenEarlyRefreshes, mayUseKnown: false, cancellationToken);

    public void Dispose()
    {
        http.Dispose();
        fetching.Dispose();
    }

    private async ValueTask<SigningKeys?> RefreshAsync(Snapshot known, TimeSpan pause, bool mayUseKnown, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < known.TriedAt + pause)
            return known.Keys;
        // Old keys serve while somebody else fetches; for a key not seen before only the new ones do.
        if (!await fetching.WaitAsync(mayUseKnown && known.Keys is not null ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellationToken))
            return known.Keys;
        try
        {
            // Whoever waited here finds the work done.
            if (!ReferenceEquals(current, known))
                return current.Keys;
            var now = time.GetUtcNow();
            // A caller that goes away does not end the fetch for the others.
            var fetched = await TryFetchAsync();
            current = fetched is null ? known with { TriedAt = now } : new Snapshot(fetched, now, now);
            return current.Keys;
        }
        finally
        {
            fetching.Release();
        }
    }

    private async Task<SigningKeys?> TryFetchAsync()
    {
        try
        {
            var metadata = JsonElement.Parse(await http.GetByteArrayAsync(metadataUrl));
            if (metadata.TextOf("jwks_uri") is not { } keysUrl || !BotOptionsValidator.IsSafe(keysUrl))
                throw new JsonException("The metadata names no safe jwks_uri.");
            return SigningKeys.Parse(await http.GetByteArrayAsync(keysUrl));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException or FormatException)
        {
            FetchFailed(metadataUrl, e);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The keys of inbound tokens could not be fetched from {Address}")]
    private partial void FetchFailed(string address, Exception exception);

    private sealed record Snapshot(SigningKeys? Keys, DateTimeOffset FetchedAt, DateTimeOffset TriedAt);
}
