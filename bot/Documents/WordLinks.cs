using System.Globalization;
using System.Text;

namespace AllianceBot.Documents;

/// <summary>The web addresses a document leads to, each with its relationship id, numbered in the order they are first met.</summary>
internal sealed class WordLinks
{
    // Word refuses to follow longer ones.
    private const int LongestAddress = 2_000;

    private static readonly IdnMapping Domains = new();

    private readonly List<(string Id, string Address)> _all = [];
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public IReadOnlyList<(string Id, string Address)> All => _all;

    /// <summary>The id under which the address is a link, or null when it may not be one.</summary>
    public string? IdOf(string? address)
    {
        if (TargetOf(WordText.Line(address)) is not { } target)
        {
            return null;
        }

        if (!_ids.TryGetValue(target, out var id))
        {
            id = $"link{_all.Count + 1}";
            _ids.Add(target, id);
            _all.Add((id, target));
        }

        return id;
    }

    // Only the web, without a password that could pass for a host, and with the host in ASCII: readers of
    // packages take relationship targets for URIs (RFC 3986), and call a file with any other target broken.
    private static string? TargetOf(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.UserInfo.Length > 0
            || HostOf(uri) is not { } host)
        {
            return null;
        }

        var target = new UriBuilder(uri) { Host = host }.Uri.AbsoluteUri;
        return target.Length <= LongestAddress && Ascii.IsValid(target) ? target : null;
    }

    private static string? HostOf(Uri uri)
    {
        if (uri.HostNameType is not UriHostNameType.Dns)
        {
            return uri.Host;
        }

        try
        {
            var host = Domains.GetAscii(uri.Host);
            return Uri.CheckHostName(host) is UriHostNameType.Dns ? host : null;
        }
        catch (ArgumentException)
        {
            // Not a name that domains can have (RFC 5891).
            return null;
        }
    }
}
