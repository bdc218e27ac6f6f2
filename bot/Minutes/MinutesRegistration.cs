using AllianceBot.Archive;
using AllianceBot.Conversation;

namespace AllianceBot.Minutes;

public static class MinutesRegistration
{
    public static IServiceCollection AddMinutes(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Minutes.MinutesWords");
        services.AddSingleton<MinutesToArchive>();
        services.AddSingleton<IRecordsToArchive>(provider => provider.GetRequiredService<MinutesToArchive>());
        return services.AddSingleton<IFeature, MinutesFeature>();
    }
}
