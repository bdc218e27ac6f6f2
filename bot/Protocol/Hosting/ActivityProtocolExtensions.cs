namespace AllianceBot.Protocol.Hosting;

/// <summary>Adds the Activity protocol to an application.</summary>
public static class ActivityProtocolExtensions
{
    /// <summary>Adds authentication and the connector, set up by the sections <c>Bot</c> and <c>Connector</c>.</summary>
    public static IServiceCollection AddActivityProtocol(this IServiceCollection services, IConfiguration configuration) => throw new NotImplementedException();

    /// <summary>Takes activities at this path. An <see cref="ITurnHandler"/> must be registered.</summary>
    public static IEndpointConventionBuilder MapActivityEndpoint(this IEndpointRouteBuilder endpoints, string pattern) => throw new NotImplementedException();
}
