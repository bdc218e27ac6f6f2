namespace AllianceBot.Graph;

/// <summary>
/// Where the token for Microsoft Graph may go: the service roots of learn.microsoft.com/graph/deployments, over https, and in Development a
/// server of this machine.
/// </summary>
internal static class GraphHosts
{
    public static readonly IReadOnlyList<string> Known = ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"];

    /// <summary>The address without a slash at its end; null when nothing may be sent there.</summary>
    public static Uri? Find(string? address, bool isDevelopment)
    {
        if (!Uri.TryCreate(address?.TrimEnd('/'), UriKind.Absolute, out var uri) || uri is not { UserInfo: "", Query: "", Fragment: "" })
            return null;
        if (uri.IsLoopback)
            return isDevelopment && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;
        return uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && Known.Contains(uri.IdnHost, StringComparer.OrdinalIgnoreCase) ? uri : null;
    }

    /// <summary>What a token is asked for: all permissions that an administrator granted at this Graph.</summary>
    public static string ScopeOf(Uri address) => $"https://{(address.IsLoopback ? Known[0] : address.IdnHost)}/.default";
}
