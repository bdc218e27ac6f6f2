using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace AllianceBot.Tests.Protocol.Auth;

/// <summary>A key the server publishes, and signs with.</summary>
public sealed record PublishedKey(string Kid, RSA Rsa, string[]? Endorsements)
{
    // Making a key takes a while, and these need not be secret from one test to another.
    private static readonly RSA[] Made = [RSA.Create(2048), RSA.Create(2048), RSA.Create(2048)];

    /// <param name="number">Which of the three keys there are; the id follows from it.</param>
    /// <param name="endorsements">The channels it may speak for; null publishes none.</param>
    public static PublishedKey Number(int number, params string[]? endorsements) => new($"key-{number}", Made[number - 1], endorsements);
}

/// <summary>Publishes keys as the Bot Framework does, over real HTTP, and makes tokens good and bad.</summary>
public sealed class OpenIdServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> fetches = new();

    private OpenIdServer(WebApplication app) => this.app = app;

    public string MetadataUrl => app.Urls.Single() + "/v1/.well-known/openidconfiguration";

    public IReadOnlyList<PublishedKey> Keys { get; set; } = [];

    public bool IsDown { get; set; }

    /// <summary>How often the key set was fetched.</summary>
    public int KeyFetches => fetches.Count(path => path == "/v1/keys");

    public int Fetches => fetches.Count;

    public static async Task<OpenIdServer> StartAsync(params PublishedKey[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new OpenIdServer(app) { Keys = keys };
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>A token with these claims, signed by this key.</summary>
    public static string Sign(PublishedKey key, Dictionary<string, object> claims, string alg = "RS256", string? kid = null)
    {
        var signed = Encode(new { alg, typ = "JWT", kid = kid ?? key.Kid }) + "." + Encode(claims);
        var hash = alg switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        var padding = alg.StartsWith("PS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return signed + "." + Base64UrlEncoder.Encode(key.Rsa.SignData(Encoding.ASCII.GetBytes(signed), hash, padding));
    }

    /// <summary>Header and claims without a signature that counts.</summary>
    public static string WithoutSignature(object header, Dictionary<string, object> claims) => Encode(header) + "." + Encode(claims) + ".";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Encode(object value) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(value));

    private Task AnswerAsync(HttpContext context)
    {
        fetches.Enqueue(context.Request.Path);
        if (IsDown)
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsync(context.Request.Path == "/v1/keys"
            ? JsonSerializer.Serialize(new { keys = Keys.Select(Describe) })
            : JsonSerializer.Serialize(new { issuer = "https://api.botframework.com", jwks_uri = app.Urls.Single() + "/v1/keys" }));
    }

    private static Dictionary<string, object> Describe(PublishedKey key)
    {
        var rsa = key.Rsa.ExportParameters(false);
        Dictionary<string, object> described = new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.Kid, ["n"] = Base64UrlEncoder.Encode(rsa.Modulus), ["e"] = Base64UrlEncoder.Encode(rsa.Exponent) };
        if (key.Endorsements is not null)
            described["endorsements"] = key.Endorsements;
        return described;
    }
}
