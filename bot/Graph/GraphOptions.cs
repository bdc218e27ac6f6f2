namespace AllianceBot.Graph;

/// <summary>The settings under <c>Graph</c>: what may be fetched from Microsoft 365 when somebody asks. Off unless <see cref="Enabled"/>.</summary>
public sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Whether Microsoft Graph is asked at all.</summary>
    public bool Enabled { get; set; }

    /// <summary>The address of Microsoft Graph with its version; another one for the national clouds.</summary>
    public string BaseUrl { get; set; } = "https://graph.microsoft.com/v1.0";

    /// <summary>The object ids of the accounts whose Teams meetings may be read, such as the mailbox that sends the alliance's invitations.</summary>
    public IList<string> Organisers { get; } = [];

    /// <summary>The longest that answering one command may wait for Microsoft Graph, with all requests and pauses.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    internal bool IsOrganiser(string? objectId) => objectId is not null && Organisers.Contains(objectId, StringComparer.OrdinalIgnoreCase);
}
