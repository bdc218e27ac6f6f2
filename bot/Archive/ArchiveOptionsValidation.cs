using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;

namespace AllianceBot.Archive;

/// <summary>Names the setting that is wrong and what it should be; never repeats a secret.</summary>
internal sealed partial class ArchiveOptionsValidation : IValidateOptions<ArchiveOptions>
{
    public ValidateOptionsResult Validate(string? name, ArchiveOptions options)
    {
        var wrong = (Enum.TryParse<ArchiveProvider>(options.Provider, ignoreCase: true, out var provider) && Enum.IsDefined(provider)
            ? provider
            : (ArchiveProvider?)null) switch
        {
            ArchiveProvider.Local => Local(options),
            ArchiveProvider.Blob => Blob(options),
            _ => $"Archive:Provider is '{options.Provider}'; it must be Local or Blob.",
        };
        return wrong is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static string? Local(ArchiveOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            return "Archive:Path is empty; it must name the folder of the archive.";
        }

        try
        {
            new DurableFolder(options.Path).Probe();
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"Archive:Path '{options.Path}' cannot hold the archive: {failure.Message}";
        }
    }

    private static string? Blob(ArchiveOptions options) => options switch
    {
        { ConnectionString: not null, ServiceUri: not null } =>
            "Archive:ConnectionString and Archive:ServiceUri are both set; keep one.",
        { ConnectionString: null, ServiceUri: null } =>
            "Archive:Provider is Blob, so that Archive:ConnectionString or Archive:ServiceUri must say which storage account.",
        { ConnectionString: { } text } when !IsConnectionString(text) =>
            "Archive:ConnectionString is not the connection string of a storage account.",
        { ServiceUri: { } text } when !IsServiceUri(text) =>
            "Archive:ServiceUri must be an https address such as https://account.blob.core.windows.net, without a query.",
        { Container: var container } when !ContainerName().IsMatch(container) =>
            $"Archive:Container '{container}' must be 3 to 63 lower-case letters, digits and single hyphens.",
        _ => null,
    };

    private static bool IsServiceUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Query is "" && uri.Scheme == Uri.UriSchemeHttps;

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new BlobServiceClient(text).Uri.IsAbsoluteUri;
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex ContainerName();
}
