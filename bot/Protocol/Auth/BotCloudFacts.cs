namespace AllianceBot.Protocol.Auth;

/// <summary>What differs from one cloud to another.</summary>
internal sealed record BotCloudFacts(string Issuer, string MetadataUrl, string TokenScope, Uri AuthorityHost, string[] ServiceHosts)
{
    private static readonly BotCloudFacts Public = new(
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://api.botframework.com/.default",
        new Uri("https://login.microsoftonline.com/"),
        ["botframework.com", "smba.trafficmanager.net", "teams.microsoft.com"]);

    private static readonly BotCloudFacts USGovernment = new(
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://api.botframework.us/.default",
        new Uri("https://login.microsoftonline.us/"),
        ["botframework.azure.us", "botframework.us", "teams.microsoft.com", "teams.microsoft.us"]);

    public static BotCloudFacts Of(BotCloud cloud) => cloud == BotCloud.USGovernment ? USGovernment : Public;
}
