using Microsoft.Extensions.Options;

namespace AllianceBot.Protocol.Auth;

/// <summary>Stops the program at its start when its identity is half set up.</summary>
internal sealed class BotOptionsValidator : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        List<string> wrong = [];
        if (options.AppId.Length > 0 && options.AppType == BotAppType.SingleTenant)
        {
            if (options.TenantId.Length == 0)
                wrong.Add("Bot:TenantId is needed for a single-tenant bot.");
            if (options.CertificatePath.Length > 0 && BotCertificate.FindFault(options.CertificatePath, options.CertificatePassword) is { } fault)
                wrong.Add($"Bot:CertificatePath: '{options.CertificatePath}' cannot be used: {fault}");
            if (options.ClientSecret.Length == 0 && options.CertificatePath.Length == 0)
                wrong.Add("Bot:ClientSecret or Bot:CertificatePath is needed for a single-tenant bot.");
        }

        if (options.OpenIdMetadataUrl.Length > 0 && !IsSafe(options.OpenIdMetadataUrl))
            wrong.Add("Bot:OpenIdMetadataUrl must be an https address.");
        foreach (var host in options.AllowedServiceHosts)
        {
            if (Uri.CheckHostName(host) != UriHostNameType.Dns || !host.Contains('.', StringComparison.Ordinal))
                wrong.Add($"Bot:AllowedServiceHosts: '{host}' is not a host name such as smba.example.org.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    internal static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
