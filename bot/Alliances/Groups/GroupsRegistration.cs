using AllianceBot.Conversation;
using AllianceBot.Delivery;

namespace AllianceBot.Alliances.Groups;

public static class GroupsRegistration
{
    public static IServiceCollection AddGroups(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Alliances.Groups.GroupWords")
            .AddSingleton<INoticeWriter, GroupEndNotice>()
            .AddHostedService<GroupEndSweep>()
            .AddSingleton<IFeature, GroupsFeature>();
}
