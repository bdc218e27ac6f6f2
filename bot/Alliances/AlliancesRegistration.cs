using AllianceBot.Alliances.Balance;
using AllianceBot.Alliances.Groups;
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
        services.AddGroups();
        services.AddBalance();
        return services;
    }
}
