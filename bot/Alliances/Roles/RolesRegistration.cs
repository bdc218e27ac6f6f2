using AllianceBot.Conversation;
using AllianceBot.Delivery;

namespace AllianceBot.Alliances.Roles;

public static class RolesRegistration
{
    public static IServiceCollection AddRoles(this IServiceCollection services) => services
        .AddPhrases("AllianceBot.Alliances.Roles.RoleWords")
        .AddSingleton<INoticeWriter, CoChairNotice>()
        .AddSingleton<INoticeWriter, CoChairsApartNotice>()
        .AddSingleton<INoticeWriter, RoleChangeNotice>()
        .AddSingleton<IFeature, RolesFeature>();
}
