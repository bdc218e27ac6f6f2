using AllianceBot.Conversation;

namespace AllianceBot.Alliances.Groups;

public static class GroupsRegistration
{
    public static IServiceCollection AddGroups(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Alliances.Groups.GroupWords").AddSingleton<IFeature, GroupsFeature>();
}
