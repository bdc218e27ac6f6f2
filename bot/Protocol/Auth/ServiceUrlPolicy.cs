using Microsoft.Extensions.Options;

namespace AllianceBot.Protocol.Auth;

/// <summary>Whether, and how, an address may be called.</summary>
internal enum TokenDecision
{
    /// <summary>Not at all.</summary>
    Refuse,

    /// <summary>With the bot's token.</summary>
    SendToken,

    /// <summary>Without a token: this machine, in development, for a bot that has none.</summary>
    WithoutToken,
}

/// <summary>
/// The list of hosts a token may go to. It stands behind the inbound check of the service URL against the token's
/// claim: an address must pass both before anything is sent there.
/// </summary>
internal sealed class ServiceUrlPolicy(IOptions<BotOptions> options, IHostEnvironment environment)
{
    private readonly bool hasIdentity = options.Value.AppId.Length > 0;
    private readonly bool isDevelopment = environment.IsDevelopment();
    private readonly string[] hosts = [.. BotCloudFacts.Of(options.Value.Cloud).ServiceHosts, .. options.Value.AllowedServiceHosts];

    public TokenDecision Decide(Uri address)
    {
        if (hasIdentity)
            return address.Scheme == Uri.UriSchemeHttps && Array.Exists(hosts, host => IsWithin(address.IdnHost, host)) ? TokenDecision.SendToken : TokenDecision.Refuse;
        return isDevelopment && address.IsLoopback ? TokenDecision.WithoutToken : TokenDecision.Refuse;
    }

    /// <summary>Whether a host is a domain or below it, by whole labels: evil-botframework.com is not within botframework.com.</summary>
    public static bool IsWithin(string host, string domain) =>
        host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
        && (host.Length == domain.Length || host[host.Length - domain.Length - 1] == '.');
}
