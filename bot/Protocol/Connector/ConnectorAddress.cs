namespace AllianceBot.Protocol.Connector;

/// <summary>Builds addresses below a service URL.</summary>
internal static class ConnectorAddress
{
    public static Uri Conversations(string serviceUrl) => new(Root(serviceUrl));

    public static Uri Activities(string serviceUrl, string conversation) => new($"{Root(serviceUrl)}/{Escape(conversation)}/activities");

    public static Uri Activity(string serviceUrl, string conversation, string activity) =>
        new($"{Root(serviceUrl)}/{Escape(conversation)}/activities/{Escape(activity)}");

    public static Uri Member(string serviceUrl, string conversation, string member) =>
        new($"{Root(serviceUrl)}/{Escape(conversation)}/members/{Escape(member)}");

    public static Uri Meeting(string serviceUrl, string meeting) => new($"{serviceUrl.TrimEnd('/')}/v1/meetings/{Escape(meeting)}");

    public static Uri PagedMembers(string serviceUrl, string conversation, int pageSize, string? continuationToken)
    {
        var query = continuationToken is null ? "" : $"&continuationToken={Uri.EscapeDataString(continuationToken)}";
        return new($"{Root(serviceUrl)}/{Escape(conversation)}/pagedmembers?pageSize={pageSize}{query}");
    }

    private static string Root(string serviceUrl) => $"{serviceUrl.TrimEnd('/')}/v3/conversations";

    // Dots alone survive escaping and would climb out of the path.
    private static string Escape(string id) =>
        id is "" or "." or ".." ? throw new ArgumentException($"'{id}' is no id.", nameof(id)) : Uri.EscapeDataString(id);
}
