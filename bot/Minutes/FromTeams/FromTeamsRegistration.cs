using AllianceBot.Conversation;

namespace AllianceBot.Minutes.FromTeams;

public static class FromTeamsRegistration
{
    public static IServiceCollection AddFromTeams(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Minutes.FromTeams.FromTeamsWords").AddSingleton<FindTeamsMeeting>().AddSingleton<FetchTranscripts>().AddSingleton<FetchAttendance>()
            .AddSingleton<IFeature, TranscriptsFeature>().AddSingleton<IFeature, AttendanceFeature>();
}
