using AllianceBot.Alliances.Representatives;
using AllianceBot.Conversation;

namespace AllianceBot.Alliances;

public static class AlliancesRegistration
{
    public static IServiceCollection AddAlliances(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Alliances.AllianceWords");
        services.AddPhrases("AllianceBot.Alliances.Roles.RoleWords");
        services.AddSingleton<AllianceDirectory>();
        services.AddSingleton<IAllianceDirectory>(provider => provider.GetRequiredService<AllianceDirectory>());
        services.AddSingleton<IFeature, AlliancesFeature>();
        return services.AddRepresentatives();
    }
}
