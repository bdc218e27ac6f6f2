namespace AllianceBot.Protocol.Auth;

/// <summary>Who the bot is; section <c>Bot</c>. Without <see cref="AppId"/> it talks to this machine alone, in Development.</summary>
public sealed class BotOptions
{
    /// <summary>The application (client) id of the bot.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The tenant the bot is registered in.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The kind of registration.</summary>
    public BotAppType AppType { get; set; } = BotAppType.SingleTenant;

    /// <summary>The client secret of a single-tenant bot.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>A PFX or PEM file with the certificate of a single-tenant bot; used before the secret.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>The password of that file.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>The client id of the user-assigned managed identity; <see cref="AppId"/> when empty.</summary>
    public string ManagedIdentityClientId { get; set; } = "";

    /// <summary>The cloud the bot lives in.</summary>
    public BotCloud Cloud { get; set; } = BotCloud.Public;

    /// <summary>Hosts a token may go to besides those of the cloud; subdomains included, https only.</summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>Where the keys of inbound tokens are described, in place of the cloud's own address. https, or loopback.</summary>
    public string OpenIdMetadataUrl { get; set; } = "";
}

/// <summary>Kinds of bot registration that can still be made.</summary>
public enum BotAppType
{
    /// <summary>An app of one tenant, with a secret or certificate.</summary>
    SingleTenant,

    /// <summary>A user-assigned managed identity.</summary>
    UserAssignedManagedIdentity,
}

/// <summary>Clouds with a Bot Framework of their own.</summary>
public enum BotCloud
{
    /// <summary>The public cloud.</summary>
    Public,

    /// <summary>The cloud of the United States government.</summary>
    USGovernment,
}
