namespace AllianceBot.Archive;

public enum ArchiveProvider
{
    Local,
    Blob,
}

/// <summary>The settings under <c>Archive</c>.</summary>
public sealed class ArchiveOptions
{
    public const string Section = "Archive";

    /// <summary><c>Local</c> (a folder) or <c>Blob</c> (Azure Blob Storage).</summary>
    public string Provider { get; set; } = nameof(ArchiveProvider.Local);

    /// <summary>The local folder, absolute or relative to the working directory.</summary>
    public string Path { get; set; } = "data/archive";

    /// <summary>A storage account by connection string; not together with <see cref="ServiceUri"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>A storage account by its blob endpoint, reached with the process's Azure identity.</summary>
    public string? ServiceUri { get; set; }

    /// <summary>Client id of the user-assigned managed identity to use with <see cref="ServiceUri"/>; null for the default credential.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>The blob container, created on the first write when the identity may.</summary>
    public string Container { get; set; } = "archive";
}
