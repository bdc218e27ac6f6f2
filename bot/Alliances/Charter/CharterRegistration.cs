using AllianceBot.Archive;
using AllianceBot.Conversation;

namespace AllianceBot.Alliances.Charters;

public static class CharterRegistration
{
    public static IServiceCollection AddCharter(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Alliances.Charter.CharterWords");
        services.AddSingleton<CharterToArchive>();
        services.AddSingleton<IRecordsToArchive>(provider => provider.GetRequiredService<CharterToArchive>());
        services.AddHostedService<CharterSweep>();
        return services.AddSingleton<IFeature, CharterFeature>();
    }
}
