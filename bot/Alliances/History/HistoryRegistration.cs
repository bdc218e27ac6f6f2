using AllianceBot.Conversation;

namespace AllianceBot.Alliances.History;

public static class HistoryRegistration
{
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Alliances.History.HistoryWords").AddSingleton<IFeature, HistoryFeature>();
}
