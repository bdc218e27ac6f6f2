using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace AllianceBot.Protocol.Auth;

/// <summary>The bot's own credential, by the kind of its registration.</summary>
internal static class BotCredential
{
    /// <param name="options">Who the bot is.</param>
    /// <param name="authorityHost">Another token service than the cloud's own.</param>
    /// <param name="transport">Another transport than the usual one.</param>
    /// <exception cref="Exception">The certificate cannot be read: <see cref="BotCertificate.Load"/>.</exception>
    public static TokenCredential Create(BotOptions options, Uri? authorityHost = null, HttpPipelineTransport? transport = null)
    {
        var authority = authorityHost ?? BotCloudFacts.Of(options.Cloud).AuthorityHost;
        if (options.AppType == BotAppType.UserAssignedManagedIdentity)
        {
            var clientId = options.ManagedIdentityClientId.Length > 0 ? options.ManagedIdentityClientId : options.AppId;
            return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
        }

        // Asking a public endpoint whether the authority is real makes no sense for one that was configured.
        var isOwnAuthority = authorityHost is not null;
        if (options.CertificatePath.Length > 0)
        {
            var withCertificate = new ClientCertificateCredentialOptions { AuthorityHost = authority, DisableInstanceDiscovery = isOwnAuthority };
            withCertificate.Transport = transport ?? withCertificate.Transport;
            return new ClientCertificateCredential(options.TenantId, options.AppId, BotCertificate.Load(options.CertificatePath, options.CertificatePassword), withCertificate);
        }

        var withSecret = new ClientSecretCredentialOptions { AuthorityHost = authority, DisableInstanceDiscovery = isOwnAuthority };
        withSecret.Transport = transport ?? withSecret.Transport;
        return new ClientSecretCredential(options.TenantId, options.AppId, options.ClientSecret, withSecret);
    }
}
