using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Representatives;

public static class RepresentativesRegistration
{
    public static IServiceCollection AddRepresentatives(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Alliances.Representatives.RepresentativeWords");
        services.AddSingleton<INoticeReaders, PersonReaders>();
        services.AddSingleton<INoticeWriter, OrganisationQuestion>();
        services.AddSingleton<INoticeWriter, DepartureNotice>();
        services.AddSingleton<INoticeWriter, NobodyLeadsNotice>();
        services.AddSingleton<INoticeWriter, Welcome>();
        services.AddSingleton<Sweep, OrganisationQuestionSweep>();
        services.AddSingleton<IFeature, MailPeopleFeature>();
        return services.AddSingleton<IFeature, RepresentativesFeature>();
    }
}
