using Microsoft.Extensions.Options;

namespace AllianceBot.Graph;

public static class GraphRegistration
{
    /// <summary>Registers <see cref="OnlineMeetings"/> as the section <c>Graph</c> says. A wrong setting stops the host at its start, by name.</summary>
    public static IServiceCollection AddGraph(this IServiceCollection services)
    {
        services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).PostConfigure(DropBlanks).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GraphOptions>, GraphOptionsValidation>();
        return services.AddSingleton(_ => new GraphHttp()).AddSingleton<GraphClient>().AddSingleton<GraphPatience>().AddSingleton<OnlineMeetings>();
    }

    // A compose file passes a variable that nobody set as an empty text.
    private static void DropBlanks(GraphOptions options)
    {
        foreach (var blank in options.Organisers.Where(string.IsNullOrWhiteSpace).ToList())
            options.Organisers.Remove(blank);
        if (string.IsNullOrWhiteSpace(options.BaseUrl))
            options.BaseUrl = new GraphOptions().BaseUrl;
    }
}
