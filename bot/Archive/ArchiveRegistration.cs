using AllianceBot.Storage;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AllianceBot.Archive;

public static class ArchiveRegistration
{
    /// <summary>
    /// Registers <see cref="IArchive"/> as the section <c>Archive</c> says. A wrong setting stops the host at its start, by name.
    /// </summary>
    public static IServiceCollection AddArchive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ArchiveOptions>()
            .Bind(configuration.GetSection(ArchiveOptions.Section))
            .PostConfigure(DropBlanks)
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<ArchiveOptions>, ArchiveOptionsValidation>();
        services.AddSingleton<IArchive>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ArchiveOptions>>().Value;
            var time = provider.GetRequiredService<TimeProvider>();
            return Enum.Parse<ArchiveProvider>(options.Provider, ignoreCase: true) switch
            {
                ArchiveProvider.Local => new LocalArchive(options.Path, time, provider.GetRequiredService<ILogger<LocalArchive>>()),
                _ => OpenBlobs(options, time, provider),
            };
        });
        return services;
    }

    // A method of its own, so that a local archive need not load the Azure libraries.
    private static BlobArchive OpenBlobs(ArchiveOptions options, TimeProvider time, IServiceProvider provider) =>
        new(Container(options), time, provider.GetRequiredService<ILogger<BlobArchive>>());

    /// <summary>Registers who carries the features' documents into the archive.</summary>
    public static IServiceCollection AddArchivist(this IServiceCollection services)
    {
        services.AddSingleton<Archivist>();
        return services.AddSingleton<Sweep>(provider => provider.GetRequiredService<Archivist>());
    }

    // A compose file passes a variable that nobody set as an empty text.
    private static void DropBlanks(ArchiveOptions options)
    {
        options.ConnectionString = string.IsNullOrWhiteSpace(options.ConnectionString) ? null : options.ConnectionString;
        options.ServiceUri = string.IsNullOrWhiteSpace(options.ServiceUri) ? null : options.ServiceUri;
        options.ManagedIdentityClientId = string.IsNullOrWhiteSpace(options.ManagedIdentityClientId) ? null : options.ManagedIdentityClientId;
    }

    private static BlobContainerClient Container(ArchiveOptions options)
    {
        if (options.ConnectionString is { } connectionString)
        {
            return new BlobServiceClient(connectionString).GetBlobContainerClient(options.Container);
        }

        TokenCredential credential = options.ManagedIdentityClientId is { } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();
        return new BlobServiceClient(new Uri(options.ServiceUri!), credential).GetBlobContainerClient(options.Container);
    }
}
