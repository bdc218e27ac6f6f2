namespace AllianceBot.Conversation;

/// <summary>Addresses that lead into Teams.</summary>
internal static class TeamsAddress
{
    private static readonly string[] Hosts = ["teams.microsoft.com", "teams.cloud.microsoft", "gov.teams.microsoft.us", "dod.teams.microsoft.us"];

    /// <summary>Whether nobody but Teams can stand behind it.</summary>
    public static bool IsOf(Uri address) => address.Scheme == Uri.UriSchemeHttps && Hosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase);

    /// <summary>The address when it is one; empty otherwise, and for one that is longer than what is kept.</summary>
    /// <param name="longest">In characters.</param>
    public static string Keep(string given, int longest) =>
        given.Length <= longest && Uri.TryCreate(given, UriKind.Absolute, out var address) && IsOf(address) ? given : "";
}
