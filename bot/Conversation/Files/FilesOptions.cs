namespace AllianceBot.Conversation.Files;

/// <summary>The <c>Files</c> section of the configuration.</summary>
public sealed class FilesOptions
{
    public const string Section = "Files";

    /// <summary>
    /// Hosts a file may be uploaded to, or come from, besides those of Microsoft 365; subdomains included, https only. In Development a host
    /// of this machine may stand here too, then with http as well.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Short enough for the answer to be there before Teams, after 15 seconds, asks again.</summary>
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest that fetching a file which a person sent may take; as short for the same reason.</summary>
    public TimeSpan DownloadTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
