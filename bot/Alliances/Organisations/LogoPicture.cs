using System.Net;

namespace AllianceBot.Alliances.Organisations;

/// <summary>
/// Which logos are shown as pictures. A client fetches what a card names, from wherever it runs: an address that may mean
/// something inside its own network stays text.
/// </summary>
internal static class LogoPicture
{
    /// <summary>Names that mean something inside a network alone (RFC 6761, RFC 6762, RFC 8375, and what routers use).</summary>
    private static readonly string[] Inside = ["local", "localhost", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "test", "invalid", "onion"];

    public static bool IsFit(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", IsDefaultPort: true, UserInfo.Length: 0, HostNameType: UriHostNameType.Dns }
        && !IPAddress.TryParse(uri.IdnHost, out _)
        && uri.IdnHost.TrimEnd('.').Split('.') is [_, .., var top]
        && !Inside.Contains(top, StringComparer.OrdinalIgnoreCase);
}
