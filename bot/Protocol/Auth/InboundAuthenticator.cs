using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace AllianceBot.Protocol.Auth;

/// <summary>The outcome of looking at a request: a caller, or the status to refuse it with.</summary>
internal readonly record struct Authentication(InboundCaller? Caller, int Status)
{
    public static Authentication Unauthorized { get; } = new(null, StatusCodes.Status401Unauthorized);

    public static Authentication Forbidden { get; } = new(null, StatusCodes.Status403Forbidden);

    /// <summary>Nobody can be told apart while the keys cannot be fetched.</summary>
    public static Authentication Unavailable { get; } = new(null, StatusCodes.Status503ServiceUnavailable);
}

/// <summary>Says who sends a request. Without an app id only this machine may, and only in development.</summary>
internal sealed class InboundAuthenticator(IOptions<BotOptions> options, IHostEnvironment environment, Lazy<InboundTokenValidator> tokens)
{
    private const string Scheme = "Bearer ";
    private readonly bool hasIdentity = options.Value.AppId.Length > 0;
    private readonly bool isDevelopment = environment.IsDevelopment();

    public ValueTask<Authentication> AuthenticateAsync(HttpContext context)
    {
        if (!hasIdentity)
            return new(isDevelopment ? AuthenticateLocal(context) : Authentication.Unauthorized);
        StringValues header = context.Request.Headers.Authorization;
        return header is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? tokens.Value.ValidateAsync(value, Scheme.Length, context.RequestAborted)
            : new(Authentication.Unauthorized);
    }

    private static Authentication AuthenticateLocal(HttpContext context)
    {
        var headers = context.Request.Headers;
        // A tunnel or proxy on this machine connects from loopback too, but says whom it speaks for; so does a web page.
        var isRelayed = headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded") || headers.ContainsKey("X-Forwarded-Host");
        var isFromPage = headers.Origin is [{ } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback);
        var isLocal = context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && IsLoopbackName(context.Request.Host.Host);
        return isLocal && !isRelayed && !isFromPage ? new(InboundCaller.Local, StatusCodes.Status200OK) : Authentication.Forbidden;
    }

    // A name that was made to point here is not this machine's own name.
    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
