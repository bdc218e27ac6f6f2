using AllianceBot.Archive;
using AllianceBot.Conversation;

namespace AllianceBot.Minutes.Errata;

public static class ErrataRegistration
{
    public static IServiceCollection AddErrata(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Minutes.Errata.ErrataWords");
        services.AddSingleton<ErratumToArchive>();
        services.AddSingleton<IRecordsToArchive>(provider => provider.GetRequiredService<ErratumToArchive>());
        return services.AddSingleton<IFeature, ErrataFeature>();
    }
}
