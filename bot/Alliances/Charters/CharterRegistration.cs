using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Charters;

public static class CharterRegistration
{
    public static IServiceCollection AddCharter(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Alliances.Charters.CharterWords");
        services.AddSingleton<CharterToArchive>();
        services.AddSingleton<IRecordsToArchive>(provider => provider.GetRequiredService<CharterToArchive>());
        services.AddSingleton<Sweep, CharterSweep>();
        services.AddSingleton<INoticeWriter, CharterProposedNotice>();
        services.AddSingleton<INoticeWriter, CharterReminderNotice>();
        services.AddSingleton<INoticeWriter, CharterResultNotice>();
        services.AddSingleton<CharterPages>();
        services.AddSingleton<IFeature, CharterFeature>();
        return services.AddSingleton<IFeature, CharterAnswerFeature>();
    }
}
