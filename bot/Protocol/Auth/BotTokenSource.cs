using System.Net.Http.Headers;
using AllianceBot.Protocol.Connector;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace AllianceBot.Protocol.Auth;

/// <summary>The bot's token for the channel's service, fetched once for everybody and kept until shortly before it expires.</summary>
internal sealed class BotTokenSource(CredentialSource credential, IOptions<BotOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile Cached? cached;

    /// <exception cref="ConnectorException">No token could be had.</exception>
    public ValueTask<AuthenticationHeaderValue> GetAsync(CancellationToken cancellationToken) =>
        cached is { } known && time.GetUtcNow() < known.RefreshAt ? new(known.Header) : FetchAsync(cancellationToken);

    public void Dispose() => fetching.Dispose();

    private async ValueTask<AuthenticationHeaderValue> FetchAsync(CancellationToken cancellationToken)
    {
        var old = cached is { } held && time.GetUtcNow() < held.ExpiresAt ? held : null;
        // What is left of the old one serves the others while one of them fetches.
        if (!await fetching.WaitAsync(old is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
            return old!.Header;
        try
        {
            var now = time.GetUtcNow();
            if (cached is { } known && now < known.RefreshAt)
                return known.Header;
            return await FetchAsync(now, cancellationToken);
        }
        finally
        {
            fetching.Release();
        }
    }

    private async Task<AuthenticationHeaderValue> FetchAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LongestFetch, time);
        using var caller = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), patience);
        try
        {
            var token = await credential.Value.GetTokenAsync(new TokenRequestContext([BotCloudFacts.Of(options.Value.Cloud).TokenScope]), patience.Token);
            var header = new AuthenticationHeaderValue("Bearer", token.Token);
            cached = new Cached(header, token.ExpiresOn - Margin, token.ExpiresOn);
            return header;
        }
        catch (Exception e) when (e is AuthenticationFailedException || BotCertificate.IsFault(e) || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // What is left of the old one is better than nothing.
            if (cached is { } old && now < old.ExpiresAt)
                return old.Header;
            throw new ConnectorException("The bot could not get a token for the channel's service: " + e.Message, code: "NoToken", inner: e);
        }
    }

    private sealed record Cached(AuthenticationHeaderValue Header, DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt);
}
