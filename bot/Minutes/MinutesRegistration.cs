using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Errata;
using AllianceBot.Minutes.Sources;

namespace AllianceBot.Minutes;

public static class MinutesRegistration
{
    public static IServiceCollection AddMinutes(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Minutes.MinutesWords").AddPhrases(SourcePhrases.Resources).AddPhrases(DraftDocument.Resources);
        services.AddSingleton<MinutesToArchive>();
        services.AddSingleton<INoticeWriter, LateRecordNotice>();
        services.AddSingleton<IRecordsToArchive>(provider => provider.GetRequiredService<MinutesToArchive>());
        return services.AddSingleton<IFeature, MinutesFeature>().AddCirculation().AddErrata();
    }
}
