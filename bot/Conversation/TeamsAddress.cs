namespace AllianceBot.Conversation;

/// <summary>Addresses that lead into Teams.</summary>
internal static class TeamsAddress
{
    private static readonly string[] Hosts = ["teams.microsoft.com", "teams.cloud.microsoft", "gov.teams.microsoft.us", "dod.teams.microsoft.us"];

    /// <summary>Whether nobody but Teams can stand behind it.</summary>
    public static bool IsOf(Uri address) => address.Scheme == Uri.UriSchemeHttps && Hosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase);

    /// <summary>Where a message can be opened by whoever is in its chat or channel; null for what only looks like Teams, where a message has no number.</summary>
    /// <param name="conversationId">Without the thread.</param>
    /// <param name="messageId">As Teams names it: the moment it was written.</param>
    public static Uri? OfMessage(string conversationId, string messageId)
    {
        if (!conversationId.StartsWith("19:", StringComparison.Ordinal) || messageId.Length == 0 || !messageId.All(char.IsAsciiDigit))
            return null;
        var context = conversationId.EndsWith("@thread.v2", StringComparison.Ordinal) ? $"?context={Uri.EscapeDataString("""{"contextType":"chat"}""")}" : "";
        return new Uri($"https://{Hosts[0]}/l/message/{Uri.EscapeDataString(conversationId)}/{messageId}{context}");
    }

    /// <summary>The address when it is one; empty otherwise, and for one that is longer than what is kept.</summary>
    /// <param name="longest">In characters.</param>
    public static string Keep(string given, int longest) =>
        given.Length <= longest && Uri.TryCreate(given, UriKind.Absolute, out var address) && IsOf(address) ? given : "";
}
