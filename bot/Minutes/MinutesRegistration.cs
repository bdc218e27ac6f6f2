using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Delivery;

namespace AllianceBot.Minutes;

public static class MinutesRegistration
{
    public static IServiceCollection AddMinutes(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Minutes.MinutesWords");
        services.AddSingleton<MinutesToArchive>();
        services.AddSingleton<INoticeWriter, LateRecordNotice>();
        services.AddSingleton<IRecordsToArchive>(provider => provider.GetRequiredService<MinutesToArchive>());
        return services.AddSingleton<IFeature, MinutesFeature>();
    }
}
