using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AllianceBot.Protocol.Auth;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace AllianceBot.Tests.Protocol.Auth;

/// <summary>The bot proves itself without a secret: by certificate, or as a managed identity.</summary>
public sealed class BotCertificateTests : IDisposable
{
    private const string Password = "páss word";
    private readonly string _folder = Directory.CreateTempSubdirectory("alliancebot-certificate-").FullName;
    private readonly X509Certificate2 _certificate = Make();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _certificate.Dispose();
    }

    [Theory]
    [InlineData("bot.pfx", "")]
    [InlineData("bot.pfx", Password)]
    [InlineData("bot.pem", "")]
    [InlineData("bot.pem", Password)]
    public async Task It_gets_a_token_by_what_it_signs_with_its_certificate(string name, string password)
    {
        await using var tokens = await TokenServer.StartAsync();
        tokens.Registered = _certificate;
        using var http = new HttpClient(TokenServer.Trusting());
        var options = Options(Write(name, password), password);
        Validate(options).ShouldBeEmpty();

        var credential = BotCredential.Create(options, tokens.Authority, new HttpClientTransport(http));
        var token = await credential.GetTokenAsync(new TokenRequestContext([TokenServer.Scope]), TestContext.Current.CancellationToken);

        tokens.Refusals.ShouldBeEmpty();
        token.Token.ShouldBe("token-1");
    }

    [Fact]
    public async Task Another_certificate_gets_none()
    {
        await using var tokens = await TokenServer.StartAsync();
        using var other = Make();
        tokens.Registered = other;
        using var http = new HttpClient(TokenServer.Trusting());

        var credential = BotCredential.Create(Options(Write("bot.pfx", ""), ""), tokens.Authority, new HttpClientTransport(http));

        await Should.ThrowAsync<AuthenticationFailedException>(async () => await credential.GetTokenAsync(new TokenRequestContext([TokenServer.Scope]), TestContext.Current.CancellationToken));
        tokens.Given.ShouldBe(0);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("wrong password")]
    [InlineData("no certificate")]
    [InlineData("no key")]
    public void What_cannot_be_used_stops_the_start_and_names_the_setting(string fault)
    {
        var path = fault switch
        {
            "wrong password" => Write("bot.pfx", "another"),
            "no certificate" => WriteText("bot.pem", "Our bot's certificate will be here."),
            "no key" => WriteText("bot.pem", _certificate.ExportCertificatePem()),
            _ => Path.Combine(_folder, "nowhere.pfx"),
        };

        Validate(Options(path, fault == "wrong password" ? Password : "")).ShouldHaveSingleItem().ShouldStartWith("Bot:CertificatePath: '" + path);
    }

    [Fact]
    public void A_managed_identity_needs_neither_secret_nor_certificate()
    {
        var options = new BotOptions { AppId = TokenServer.AppId, AppType = BotAppType.UserAssignedManagedIdentity };

        Validate(options).ShouldBeEmpty();
        BotCredential.Create(options).ShouldBeOfType<ManagedIdentityCredential>();
    }

    private static IEnumerable<string> Validate(BotOptions options) => new BotOptionsValidator().Validate(null, options).Failures ?? [];

    private static BotOptions Options(string path, string password) =>
        new() { AppId = TokenServer.AppId, TenantId = TokenServer.Tenant, CertificatePath = path, CertificatePassword = password };

    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot.alliance.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }

    private string Write(string name, string password)
    {
        var path = Path.Combine(_folder, name);
        if (name.EndsWith(".pfx", StringComparison.Ordinal))
        {
            File.WriteAllBytes(path, _certificate.Export(X509ContentType.Pfx, password));
            return path;
        }

        using var key = _certificate.GetRSAPrivateKey()!;
        var pem = password.Length > 0
            ? key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000))
            : key.ExportPkcs8PrivateKeyPem();
        return WriteText(name, $"Bag Attributes\n{_certificate.ExportCertificatePem()}\n{pem}\n");
    }

    private string WriteText(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
