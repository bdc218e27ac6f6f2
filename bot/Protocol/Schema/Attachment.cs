using System.Text.Json;

namespace AllianceBot.Protocol.Schema;

/// <summary>A file or card that came with an activity.</summary>
public sealed record Attachment : LooseObject
{
    /// <summary>The media type, one of <see cref="ContentTypes"/> or any other.</summary>
    public string? ContentType { get; set => field = Keep(value); }

    /// <summary>Where the content is, when it is not inside.</summary>
    public string? ContentUrl { get; set => field = Keep(value); }

    /// <summary>The content, when it is inside.</summary>
    public JsonElement? Content { get; set => field = Keep(value); }

    /// <summary>The file name.</summary>
    public string? Name { get; set => field = Keep(value); }

    /// <summary>A small picture of it.</summary>
    public string? ThumbnailUrl { get; set => field = Keep(value); }

    /// <summary>The file a person sent in personal chat, or null when this is anything else.</summary>
    public FileDownloadInfo? AsFileDownload() =>
        ContentType == ContentTypes.FileDownloadInfo && Content is { } content && content.TextOf("downloadUrl") is { } url
            ? new FileDownloadInfo(url, content.TextOf("uniqueId"), content.TextOf("fileType"))
            : null;
}

/// <summary>Where to fetch a file a person sent. The address comes from outside: check its host before fetching.</summary>
/// <param name="DownloadUrl">A short-lived address that needs no token.</param>
/// <param name="UniqueId">The drive item's id.</param>
/// <param name="FileType">The extension, without the dot.</param>
public sealed record FileDownloadInfo(string DownloadUrl, string? UniqueId, string? FileType);

/// <summary>Media types of attachments and invoke answers.</summary>
public static class ContentTypes
{
    /// <summary>An Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>A card that asks whether the bot may store a file with the person.</summary>
    public const string FileConsentCard = "application/vnd.microsoft.teams.card.file.consent";

    /// <summary>A card that shows a stored file.</summary>
    public const string FileInfoCard = "application/vnd.microsoft.teams.card.file.info";

    /// <summary>A file a person sent.</summary>
    public const string FileDownloadInfo = "application/vnd.microsoft.teams.file.download.info";

    internal const string ActivityMessage = "application/vnd.microsoft.activity.message";
    internal const string ActivityLoginRequest = "application/vnd.microsoft.activity.loginRequest";
    internal const string Error = "application/vnd.microsoft.error";
    internal const string PreconditionFailed = "application/vnd.microsoft.error.preconditionFailed";
}
