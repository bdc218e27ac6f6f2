using AllianceBot.Protocol.Auth;
using Microsoft.Extensions.Options;

namespace AllianceBot.Conversation.Files;

/// <summary>
/// Where a file may go. Upload addresses come from the client, and what can be reached from the bot's own network is none of
/// its business.
/// </summary>
internal sealed class UploadHosts(IOptions<FilesOptions> options, IHostEnvironment environment)
{
    // Files of a personal chat live in the person's OneDrive for Business, whose hosts are *.sharepoint.com: endpoint set 31
    // of learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges. The government clouds above GCC, with hosts
    // of their own, have no files with bots.
    private const string OneDriveForBusiness = "sharepoint.com";

    private readonly string[] _hosts = [OneDriveForBusiness, .. options.Value.AllowedHosts.Where(host => !string.IsNullOrWhiteSpace(host))];
    private readonly bool _isDevelopment = environment.IsDevelopment();

    /// <summary>The address, when a file may go there; null otherwise.</summary>
    public Uri? Find(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || !Array.Exists(_hosts, host => ServiceUrlPolicy.IsWithin(uri.IdnHost, host)))
            return null;
        if (uri.IsLoopback)
            return _isDevelopment && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;
        return uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && uri.HostNameType is UriHostNameType.Dns ? uri : null;
    }
}
