using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Groups;

public static class GroupsRegistration
{
    public static IServiceCollection AddGroups(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Alliances.Groups.GroupWords")
            .AddSingleton<INoticeWriter, GroupEndNotice>()
            .AddSingleton<Sweep, GroupEndSweep>()
            .AddSingleton<IFeature, GroupsFeature>();
}
