using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace AllianceBot.Tests.Protocol.Auth;

public sealed class InboundTokenTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-4333-8444-555555555555";
    private const string ServiceUrl = "https://smba.trafficmanager.net/amer/";
    private readonly PublishedKey key = PublishedKey.Number(1, "msteams", "webchat");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private OpenIdServer server = null!;
    private TestBot bot = null!;
    private int handled;

    public async ValueTask InitializeAsync()
    {
        server = await OpenIdServer.StartAsync(key);
        bot = await TestBot.StartAsync(
            (_, _) =>
            {
                Interlocked.Increment(ref handled);
                return Task.FromResult<AllianceBot.Protocol.Schema.InvokeResponse?>(null);
            },
            new() { ["Bot:AppId"] = AppId, ["Bot:TenantId"] = "tenant", ["Bot:ClientSecret"] = "unused", ["Bot:OpenIdMetadataUrl"] = server.MetadataUrl },
            services => services.AddSingleton<TimeProvider>(time),
            environment: "Production");
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task A_token_that_keeps_every_rule_is_taken(string alg)
    {
        var token = OpenIdServer.Sign(key, Claims(), alg);

        (await StatusAsync(token)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(token)).ShouldBe(HttpStatusCode.OK);
        handled.ShouldBe(2);
        server.KeyFetches.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_read()
    {
        using var response = await bot.PostAsync("not even json");
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        server.Fetches.ShouldBe(0);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.bm90anNvbg.AAAA")]
    [InlineData("Bearer a.b.c.d.e")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("x")]
    public async Task An_authorization_that_is_no_token_is_401(string header)
    {
        using var response = await bot.PostAsync(Activity(), change: request => request.Headers.TryAddWithoutValidation("Authorization", header));
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        handled.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_given_twice_is_401()
    {
        var token = OpenIdServer.Sign(key, Claims());
        using var response = await bot.PostAsync(Activity(), token, request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token));
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_counts_for_its_lifetime_and_five_minutes_around_it()
    {
        var token = OpenIdServer.Sign(key, Claims(lifetime: TimeSpan.FromMinutes(10)));
        (await StatusAsync(token)).ShouldBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromMinutes(15));
        (await StatusAsync(token)).ShouldBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);

        (await StatusAsync(OpenIdServer.Sign(key, Claims(start: TimeSpan.FromMinutes(5))))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(OpenIdServer.Sign(key, Claims(start: TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1))))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(OpenIdServer.Sign(key, Claims(lifetime: -TimeSpan.FromMinutes(6))))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("iss", "https://api.botframework.us")]
    [InlineData("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("iss", null)]
    [InlineData("aud", "99999999-2222-4333-8444-555555555555")]
    [InlineData("aud", "api://11111111-2222-4333-8444-555555555555")]
    [InlineData("aud", null)]
    [InlineData("exp", null)]
    [InlineData("serviceurl", null)]
    [InlineData("serviceurl", "")]
    public async Task A_claim_that_is_wrong_or_missing_is_401(string claim, string? value) =>
        (await StatusAsync(OpenIdServer.Sign(key, Claims(change: claims => Change(claims, claim, value))))).ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task A_tampered_token_is_401()
    {
        var parts = OpenIdServer.Sign(key, Claims()).Split('.');
        var others = OpenIdServer.Sign(key, Claims(change: claims => claims["extra"] = "x")).Split('.');

        (await StatusAsync($"{parts[0]}.{others[1]}.{parts[2]}")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync($"{parts[0]}.{parts[1]}.{others[2]}")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync($"{parts[0]}.{parts[1]}.")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync($"{parts[0]}.{parts[1]}")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(string.Join('.', parts))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_signed_by_a_stranger_under_a_known_key_id_is_401() =>
        (await StatusAsync(OpenIdServer.Sign(PublishedKey.Number(2, "msteams"), Claims(), kid: "key-1"))).ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Other_algorithms_are_401()
    {
        (await StatusAsync(OpenIdServer.WithoutSignature(new { alg = "none", typ = "JWT", kid = "key-1" }, Claims()))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(OpenIdServer.WithoutSignature(new { alg = "none", typ = "JWT" }, Claims()))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(OpenIdServer.Sign(key, Claims(), "PS256"))).ShouldBe(HttpStatusCode.Unauthorized);

        // The public key taken for a shared secret.
        foreach (var secret in new[] { key.Rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem()), key.Rsa.ExportParameters(false).Modulus! })
        {
            var signed = OpenIdServer.WithoutSignature(new { alg = "HS256", typ = "JWT", kid = "key-1" }, Claims()).TrimEnd('.');
            (await StatusAsync(signed + "." + Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed))))).ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_key_speaks_only_for_the_channels_it_is_endorsed_for()
    {
        var silent = PublishedKey.Number(2, null);
        server.Keys = [key, silent];

        (await StatusAsync(OpenIdServer.Sign(key, Claims()), Activity(channel: "webchat"))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(OpenIdServer.Sign(key, Claims()), Activity(channel: "slack"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(OpenIdServer.Sign(key, Claims()), Activity(channel: "MSTEAMS"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(OpenIdServer.Sign(silent, Claims()))).ShouldBe(HttpStatusCode.Unauthorized);
        handled.ShouldBe(1);
    }

    [Fact]
    public async Task The_service_url_must_be_the_one_of_the_token()
    {
        var token = OpenIdServer.Sign(key, Claims());

        (await StatusAsync(token, Activity("https://SMBA.trafficmanager.net/AMER/"))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(token, Activity("https://smba.trafficmanager.net/emea/"))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(token, Activity("https://evil.example/amer/"))).ShouldBe(HttpStatusCode.Forbidden);
        handled.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evilsmba.trafficmanager.net/")]
    [InlineData("https://trafficmanager.net/")]
    [InlineData("http://127.0.0.1/")]
    public async Task A_service_url_off_the_list_is_403_even_when_the_token_names_it(string serviceUrl) =>
        (await StatusAsync(OpenIdServer.Sign(key, Claims(change: claims => claims["serviceurl"] = serviceUrl)), Activity(serviceUrl))).ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task A_new_key_is_looked_for_at_once_but_not_more_than_every_five_minutes()
    {
        var next = PublishedKey.Number(2, "msteams");
        (await StatusAsync(OpenIdServer.Sign(key, Claims()))).ShouldBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromMinutes(5));
        server.Keys = [key, next];

        (await StatusAsync(OpenIdServer.Sign(next, Claims()))).ShouldBe(HttpStatusCode.OK);

        var last = PublishedKey.Number(3, "msteams");
        server.Keys = [last];
        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        (await StatusAsync(OpenIdServer.Sign(last, Claims()))).ShouldBe(HttpStatusCode.Unauthorized);
        server.KeyFetches.ShouldBe(2);
        time.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync(OpenIdServer.Sign(last, Claims()))).ShouldBe(HttpStatusCode.OK);
        server.KeyFetches.ShouldBe(3);
    }

    [Fact]
    public async Task A_key_no_longer_published_loses_its_tokens_at_the_next_refresh()
    {
        var token = OpenIdServer.Sign(key, Claims(lifetime: TimeSpan.FromDays(2)));
        (await StatusAsync(token)).ShouldBe(HttpStatusCode.OK);
        server.Keys = [PublishedKey.Number(2, "msteams")];

        time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        (await StatusAsync(token)).ShouldBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_first_fetch_that_fails_is_tried_again()
    {
        server.IsDown = true;
        (await StatusAsync(OpenIdServer.Sign(key, Claims()))).ShouldBe(HttpStatusCode.ServiceUnavailable);
        server.IsDown = false;
        time.Advance(TimeSpan.FromSeconds(10));

        (await StatusAsync(OpenIdServer.Sign(key, Claims()))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Known_keys_serve_while_the_key_server_is_down()
    {
        (await StatusAsync(OpenIdServer.Sign(key, Claims()))).ShouldBe(HttpStatusCode.OK);
        server.IsDown = true;
        time.Advance(TimeSpan.FromHours(13));

        (await StatusAsync(OpenIdServer.Sign(key, Claims()))).ShouldBe(HttpStatusCode.OK);
        var tried = server.Fetches;
        (await StatusAsync(OpenIdServer.Sign(key, Claims()))).ShouldBe(HttpStatusCode.OK);
        server.Fetches.ShouldBe(tried);
    }

    [Fact]
    public async Task Many_first_callers_fetch_the_keys_once()
    {
        var token = OpenIdServer.Sign(key, Claims());
        var statuses = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => StatusAsync(token)));

        statuses.ShouldAllBe(status => status == HttpStatusCode.OK);
        server.KeyFetches.ShouldBe(1);
    }

    private static string Activity(string serviceUrl = ServiceUrl, string channel = "msteams") =>
        ActivityCorpus.Message(serviceUrl).Replace("\"msteams\"", $"\"{channel}\"", StringComparison.Ordinal);

    private static void Change(Dictionary<string, object> claims, string claim, string? value)
    {
        if (value is null)
            claims.Remove(claim);
        else
            claims[claim] = value;
    }

    private Dictionary<string, object> Claims(TimeSpan? lifetime = null, TimeSpan? start = null, Action<Dictionary<string, object>>? change = null)
    {
        var now = time.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = "https://api.botframework.com",
            ["aud"] = AppId,
            ["nbf"] = (now + (start ?? TimeSpan.Zero)).ToUnixTimeSeconds(),
            ["exp"] = (now + (lifetime ?? TimeSpan.FromHours(1))).ToUnixTimeSeconds(),
            ["serviceurl"] = ServiceUrl,
        };
        if (lifetime < TimeSpan.Zero)
            claims["nbf"] = (now - TimeSpan.FromHours(1)).ToUnixTimeSeconds();
        change?.Invoke(claims);
        return claims;
    }

    private async Task<HttpStatusCode> StatusAsync(string token, string? activity = null)
    {
        using var response = await bot.PostAsync(activity ?? Activity(), token);
        return response.StatusCode;
    }
}
