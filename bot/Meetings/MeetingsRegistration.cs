using AllianceBot.Conversation;
using AllianceBot.Meetings.RollCall;
using AllianceBot.Meetings.Votes;

namespace AllianceBot.Meetings;

public static class MeetingsRegistration
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Meetings.MeetingWords").AddSingleton<RunningPlaces>().AddSingleton<IFeature, MeetingsFeature>().AddSingleton<IFeature, RollCallFeature>()
            .AddPhrases("AllianceBot.Meetings.Votes.VoteWords").AddSingleton<IFeature, VotesFeature>();
}
