using AllianceBot.Archive;
using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Meetings;
using AllianceBot.Minutes.Circulation;
using AllianceBot.Minutes.Drafting;
using AllianceBot.Minutes.Errata;
using AllianceBot.Minutes.FromTeams;
using AllianceBot.Minutes.Intake;
using AllianceBot.Minutes.Listening;
using AllianceBot.Minutes.Proposals;
using AllianceBot.Minutes.Sources;
using AllianceBot.Minutes.Wording;

namespace AllianceBot.Minutes;

public static class MinutesRegistration
{
    public static IServiceCollection AddMinutes(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Minutes.MinutesWords").AddPhrases(SourcePhrases.Resources).AddPhrases(DraftDocument.Resources);
        services.AddWording();
        services.AddSingleton<MinutesToArchive>().AddSingleton<IMeetingSeal, MinutesSeal>();
        services.AddSingleton<INoticeWriter, LateRecordNotice>();
        services.AddSingleton<IRecordsToArchive>(provider => provider.GetRequiredService<MinutesToArchive>());
        services.AddPhrases("AllianceBot.Minutes.Intake.IntakeWords").AddPhrases("AllianceBot.Minutes.Proposals.ProposalWords");
        services.AddSingleton<DraftProposals>();
        services.AddSingleton<IFeature, MinutesFeature>().AddSingleton<SourcesFeature>().AddSingleton<IFeature>(provider => provider.GetRequiredService<SourcesFeature>()).AddSingleton<IFeature, ProposalsFeature>();
        services.AddPhrases("AllianceBot.Minutes.Listening.ListeningWords").AddSingleton<ListenedPlaces>().AddSingleton<ListeningFeature>();
        services.AddSingleton<IFeature>(provider => provider.GetRequiredService<ListeningFeature>()).AddSingleton<IAfterMeeting>(provider => provider.GetRequiredService<ListeningFeature>());
        return services.AddFromTeams().AddCirculation().AddErrata();
    }
}
