using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AllianceBot.Protocol.Auth;

/// <summary>
/// Validates the token of a channel service: issuer, audience, signature, lifetime, and the claim that names the service.
/// A token once found valid is remembered until it expires or the keys change, because a channel sends the same one
/// with every activity for an hour.
/// </summary>
internal sealed partial class InboundTokenValidator
{
    internal const int MostRemembered = 1024;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, Remembered> remembered = new(StringComparer.Ordinal);
    private readonly TokenValidationParameters rules;
    private readonly SigningKeySource keySource;
    private readonly TimeProvider time;
    private readonly ILogger<InboundTokenValidator> logger;

    public InboundTokenValidator(IOptions<BotOptions> options, SigningKeySource keySource, TimeProvider time, ILogger<InboundTokenValidator> logger)
    {
        this.keySource = keySource;
        this.time = time;
        this.logger = logger;
        rules = new TokenValidationParameters
        {
            ValidIssuer = BotCloudFacts.Of(options.Value.Cloud).Issuer,
            ValidAudience = options.Value.AppId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
            ValidateIssuerSigningKey = true,
            LifetimeValidator = IsWithinLifetime,
        };
    }

    /// <summary>Looks at an authorization header whose token starts at this place.</summary>
    public async ValueTask<Authentication> ValidateAsync(string header, int start, CancellationToken cancellationToken)
    {
        var keys = await keySource.GetAsync(cancellationToken);
        if (remembered.TryGetValue(header, out var known))
        {
            if (ReferenceEquals(known.Keys, keys) && time.GetUtcNow() <= known.ExpiresAt)
                return known.Result;
            remembered.TryRemove(header, out _);
        }

        if (Read(header[start..].Trim()) is not { Kid: { Length: > 0 } kid } token)
            return Authentication.Unauthorized;
        if (keys is null)
            return Authentication.Unavailable;
        var key = keys.Find(kid);
        if (key is null && token.Issuer == rules.ValidIssuer)
        {
            keys = await keySource.GetNewerAsync(cancellationToken);
            key = keys?.Find(kid);
        }

        return key is null ? Refuse("its key is unknown") : await ValidateAsync(header, token, keys!, key);
    }

    private async Task<Authentication> ValidateAsync(string header, JsonWebToken token, SigningKeys keys, SigningKey key)
    {
        var withKey = rules.Clone();
        withKey.IssuerSigningKey = key.Key;
        var result = await handler.ValidateTokenAsync(token, withKey);
        if (!result.IsValid)
            return Refuse(result.Exception?.GetType().Name ?? "it is not valid");
        if (!token.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) || string.IsNullOrEmpty(serviceUrl))
            return Refuse("it names no service");
        var authentication = new Authentication(new InboundCaller { ServiceUrl = serviceUrl, Endorsements = key.Endorsements }, StatusCodes.Status200OK);
        Remember(header, new Remembered(authentication, keys, new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + Skew));
        return authentication;
    }

    private JsonWebToken? Read(string token)
    {
        try
        {
            return handler.ReadJsonWebToken(token);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException or System.Text.Json.JsonException)
        {
            Refused("it cannot be read");
            return null;
        }
    }

    private bool IsWithinLifetime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now <= end + Skew && (notBefore is not { } start || now >= start - Skew);
    }

    private void Remember(string header, Remembered entry)
    {
        if (remembered.Count >= MostRemembered)
            remembered.Clear();
        remembered[header] = entry;
    }

    private Authentication Refuse(string reason)
    {
        Refused(reason);
        return Authentication.Unauthorized;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "An inbound token was refused: {Reason}")]
    private partial void Refused(string reason);

    private sealed record Remembered(Authentication Result, SigningKeys Keys, DateTimeOffset ExpiresAt);
}
