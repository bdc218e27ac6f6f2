using AllianceBot.Conversation;

namespace AllianceBot.Meetings;

public static class MeetingsRegistration
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Meetings.MeetingWords").AddSingleton<IFeature, MeetingsFeature>();
}
