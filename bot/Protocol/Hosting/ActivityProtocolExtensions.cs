using AllianceBot.Protocol.Auth;
using AllianceBot.Protocol.Connector;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AllianceBot.Protocol.Hosting;

/// <summary>Adds the Activity protocol to an application.</summary>
public static class ActivityProtocolExtensions
{
    /// <summary>
    /// Adds authentication and the connector, set up by the sections <c>Bot</c> (<see cref="BotOptions"/>) and
    /// <c>Connector</c> (<see cref="ConnectorOptions"/>). The clock is the registered <see cref="TimeProvider"/>, if any.
    /// </summary>
    /// <exception cref="OptionsValidationException">At the start: the bot's identity is half set up.</exception>
    public static IServiceCollection AddActivityProtocol(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<BotOptions>().Bind(configuration.GetSection("Bot")).ValidateOnStart();
        services.AddOptions<ConnectorOptions>().Bind(configuration.GetSection("Connector"));
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<ServiceUrlPolicy>();
        services.AddSingleton<SigningKeySource>();
        services.AddSingleton<InboundTokenValidator>();
        services.AddSingleton(provider => new Lazy<InboundTokenValidator>(provider.GetRequiredService<InboundTokenValidator>));
        services.AddSingleton<InboundAuthenticator>();
        services.TryAddSingleton(provider => new CredentialSource(() => BotCredential.Create(provider.GetRequiredService<IOptions<BotOptions>>().Value)));
        services.AddSingleton<BotTokenSource>();
        services.AddHostedService<IdentityNotice>();

        services.TryAddSingleton<ConnectorHttp>(_ => new ConnectorHttp());
        services.AddSingleton(provider => new RequestLimiter(provider.GetRequiredService<IOptions<ConnectorOptions>>().Value.RateLimits, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ConnectorTransport>();
        services.AddSingleton(provider => new ConnectorClient(provider.GetRequiredService<ConnectorTransport>()));
        services.AddSingleton<ActivityEndpoint>();
        return services;
    }

    /// <summary>Takes activities posted to this path.</summary>
    /// <exception cref="InvalidOperationException">No <see cref="ITurnHandler"/> is registered.</exception>
    public static IEndpointConventionBuilder MapActivityEndpoint(this IEndpointRouteBuilder endpoints, string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(ITurnHandler)) == false)
            throw new InvalidOperationException($"Register an {nameof(ITurnHandler)} before mapping the activity endpoint.");
        var endpoint = endpoints.ServiceProvider.GetRequiredService<ActivityEndpoint>();
        return endpoints.MapPost(pattern, endpoint.HandleAsync);
    }
}
