namespace AllianceBot.Documents;

/// <summary>The web addresses a document leads to, each with its relationship id, numbered in the order they are first met.</summary>
internal sealed class WordLinks
{
    // Word refuses to follow longer ones.
    private const int LongestAddress = 2_000;

    private readonly List<(string Id, string Address)> _all = [];
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public IReadOnlyList<(string Id, string Address)> All => _all;

    /// <summary>The id under which the address is a link, or null when it may not be one: only http and https are, and none with a password in it.</summary>
    public string? IdOf(string? address)
    {
        if (!Uri.TryCreate(WordText.Line(address), UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.UserInfo.Length > 0
            || uri.AbsoluteUri.Length > LongestAddress)
        {
            return null;
        }

        var target = uri.AbsoluteUri;
        if (!_ids.TryGetValue(target, out var id))
        {
            id = $"link{_all.Count + 1}";
            _ids.Add(target, id);
            _all.Add((id, target));
        }

        return id;
    }
}
