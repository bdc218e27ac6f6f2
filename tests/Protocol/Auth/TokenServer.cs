using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AllianceBot.Tests.Protocol.Auth;

/// <summary>
/// Gives tokens for client credentials as Entra does, over real https, and refuses whatever is not exactly right.
/// Tokens are token-1, token-2 and so on, and live for an hour.
/// </summary>
public sealed class TokenServer : IAsyncDisposable
{
    public const string Tenant = "22222222-0000-4000-8000-000000000000";
    public const string AppId = "11111111-2222-4333-8444-555555555555";
    public const string Secret = "s3cret+/&=";
    public const string Scope = "https://api.botframework.com/.default";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> refusals = new();
    private int given;

    private TokenServer(WebApplication app) => this.app = app;

    public static X509Certificate2 Certificate { get; } = CreateCertificate();

    public Uri Authority => new(app.Urls.Single() + "/");

    public int Given => Volatile.Read(ref given);

    public IReadOnlyCollection<string> Refusals => refusals;

    public bool IsDown { get; set; }

    /// <summary>The certificate by which the app may prove itself.</summary>
    public X509Certificate2? Registered { get; set; }

    public static async Task<TokenServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate)));
        var app = builder.Build();
        var server = new TokenServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>A handler that trusts the certificate of these tests, and nothing else.</summary>
    public static SocketsHttpHandler Trusting() => new()
    {
        SslOptions = { RemoteCertificateValidationCallback = IsOurs },
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static bool IsOurs(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.GetCertHashString() == Certificate.GetCertHashString();

    private static X509Certificate2 CreateCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=smba.trafficmanager.net", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var complaint = await ComplaintAsync(context.Request);
        if (complaint is not null)
            refusals.Enqueue(complaint);
        context.Response.ContentType = "application/json";
        context.Response.StatusCode = complaint is null ? 200 : 400;
        await context.Response.WriteAsync(complaint is null
            ? JsonSerializer.Serialize(new { token_type = "Bearer", expires_in = 3600, access_token = $"token-{Interlocked.Increment(ref given)}" })
            : JsonSerializer.Serialize(new { error = "invalid_request", error_description = complaint }));
    }

    private async Task<string?> ComplaintAsync(HttpRequest request)
    {
        if (IsDown)
            return "down";
        if (request.Method != "POST" || request.Path != $"/{Tenant}/oauth2/v2.0/token")
            return $"{request.Method} {request.Path}";
        var form = await request.ReadFormAsync();
        if (form.ContainsKey("client_assertion"))
            return await ComplaintAsync(form);
        (string Field, string Value)[] expected = [("grant_type", "client_credentials"), ("client_id", AppId), ("client_secret", Secret), ("scope", Scope)];
        return expected.Where(one => form[one.Field] != one.Value).Select(one => $"{one.Field}={form[one.Field]}").FirstOrDefault();
    }

    /// <summary>Instead of a secret, a statement signed with the certificate that is registered for the app (RFC 7523, section 2.2).</summary>
    private async Task<string?> ComplaintAsync(IFormCollection form)
    {
        (string Field, string Value)[] expected =
            [("grant_type", "client_credentials"), ("client_id", AppId), ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("scope", Scope)];
        if (expected.Where(one => form[one.Field] != one.Value).Select(one => $"{one.Field}={form[one.Field]}").FirstOrDefault() is { } wrong)
            return wrong;
        if (form.ContainsKey("client_secret"))
            return "a secret beside the certificate";
        if (Registered is null)
            return "no certificate is registered";
        var checkedToken = await new JsonWebTokenHandler().ValidateTokenAsync(form["client_assertion"], new TokenValidationParameters
        {
            IssuerSigningKey = new X509SecurityKey(Registered),
            ValidIssuer = AppId,
            ValidAudience = new Uri(Authority, $"{Tenant}/oauth2/v2.0/token").AbsoluteUri,
            RequireExpirationTime = true,
        });
        return checkedToken.IsValid && checkedToken.Claims.TryGetValue("sub", out var subject) && Equals(subject, AppId) ? null : $"{checkedToken.Exception?.Message ?? "sub is not the app"}";
    }
}

/// <summary>A credential that asks a token server each time, and knows the time only from the clock of the test.</summary>
public sealed class PlainCredential(TokenServer server, TimeProvider time) : TokenCredential
{
    private static readonly HttpClient Http = new(TokenServer.Trusting());

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = TokenServer.AppId,
            ["client_secret"] = TokenServer.Secret,
            ["scope"] = requestContext.Scopes.Single(),
        });
        using var response = await Http.PostAsync(new Uri(server.Authority, $"{TokenServer.Tenant}/oauth2/v2.0/token"), form, cancellationToken);
        var answer = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return response.IsSuccessStatusCode
            ? new AccessToken(answer.GetProperty("access_token").GetString()!, time.GetUtcNow().AddSeconds(answer.GetProperty("expires_in").GetInt32()))
            : throw new Azure.Identity.AuthenticationFailedException(answer.GetProperty("error_description").GetString());
    }
}
