using AllianceBot.Conversation;

namespace AllianceBot.Minutes;

public static class MinutesRegistration
{
    public static IServiceCollection AddMinutes(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Minutes.MinutesWords");
        services.AddSingleton<MinutesArchivist>();
        services.AddHostedService(provider => provider.GetRequiredService<MinutesArchivist>());
        return services.AddSingleton<IFeature, MinutesFeature>();
    }
}
