using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AllianceBot.Packaging;

/// <summary>What one deployment puts in its Teams package.</summary>
public sealed partial record ManifestSettings
{
    /// <summary>
    /// Consents that a team or chat may grant beyond what mentions already give
    /// (learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent). None is asked for unless named.
    /// </summary>
    public static FrozenSet<string> KnownPermissions { get; } = FrozenSet.ToFrozenSet(
    [
        "ChannelMessage.Read.Group", "ChatMessage.Read.Chat",
        "ChannelMeeting.ReadBasic.Group", "OnlineMeeting.ReadBasic.Chat", "OnlineMeetingParticipant.Read.Chat",
    ]);

    /// <summary>The bot's Microsoft Entra application (client) id.</summary>
    public required Guid AppId { get; init; }

    /// <summary>Public host name of the bot, such as <c>bot.alliance.org</c>.</summary>
    public required string Host { get; init; }

    /// <summary>Id of the package in the Teams catalogue; the application id when null.</summary>
    public Guid? PackageId { get; init; }

    /// <summary>Version of the package, three numbers; the template's when null. Teams updates only to a higher one.</summary>
    public string? Version { get; init; }

    /// <summary>Name of the organisation that answers for this deployment, at most 32 characters; the template's when null.</summary>
    public string? DeveloperName { get; init; }

    /// <summary>Its privacy notice; <c>https://{host}/privacy</c> when null.</summary>
    public Uri? PrivacyUrl { get; init; }

    /// <summary>Its terms of use; <c>https://{host}/terms</c> when null.</summary>
    public Uri? TermsUrl { get; init; }

    /// <summary>Resource-specific permissions to ask for, from <see cref="KnownPermissions"/>.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>The first thing that is wrong, as a sentence; null when all is well.</summary>
    internal string? FindFault() => this switch
    {
        { AppId: var id } when id == Guid.Empty => "The application id is empty.",
        { Host: var host } when !HostName().IsMatch(host) => $"'{host}' is not a public host name such as bot.alliance.org.",
        { PackageId: { } id } when id == Guid.Empty => "The package id is empty.",
        { Version: { } version } when !ThreeNumbers().IsMatch(version) => $"'{version}' is not a version of three numbers such as 1.0.0.",
        { DeveloperName: { } name } when name.Trim().Length is 0 or > 32 => $"'{name}' must have 1 to 32 characters.",
        { PrivacyUrl: { } url } when !IsHttps(url) => $"'{url}' must be an https address.",
        { TermsUrl: { } url } when !IsHttps(url) => $"'{url}' must be an https address.",
        _ => Permissions.FirstOrDefault(permission => !KnownPermissions.Contains(permission)) is { } unknown
            ? $"'{unknown}' is not one of {string.Join(", ", KnownPermissions.Order(StringComparer.Ordinal))}."
            : null,
    };

    private static bool IsHttps(Uri url) => url is { IsAbsoluteUri: true, Scheme: "https" };

    [GeneratedRegex(@"^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostName();

    [GeneratedRegex(@"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex ThreeNumbers();
}
