using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Delivery.Mail;
using AllianceBot.Storage;

namespace AllianceBot.Minutes.Circulation;

public static class CirculationRegistration
{
    public static IServiceCollection AddCirculation(this IServiceCollection services)
    {
        services.AddPhrases("AllianceBot.Minutes.Circulation.CirculationWords");
        services.AddSingleton<Sweep, CirculationSweep>();
        services.AddSingleton<INoticeWriter, MinutesCirculatedNotice>();
        services.AddSingleton<INoticeWriter, MinutesWithdrawnNotice>();
        services.AddSingleton<INoticeWriter, AmendmentSuggestedNotice>();
        services.AddSingleton<INoticeWriter, AmendmentAnsweredNotice>();
        services.AddSingleton<INoticeWriter, VoteAskedNotice>();
        services.AddSingleton<INoticeWriter, AmendmentsWaitNotice>();
        services.AddSingleton<INoticeWriter, MinutesUnopposedNotice>();
        services.AddSingleton<MinutesMailFiles>();
        services.AddSingleton<INoticeWriter, MinutesApprovedNotice>().AddSingleton<INoticeWriter, ErratumIssuedNotice>().AddSingleton<INoticeWriter, AmendmentReceivedNotice>();
        services.AddSingleton<IMailAction, NoChangesMail>().AddSingleton<IMailAction, AmendMail>().AddSingleton<IMailAction, TakeBackMail>();
        services.AddSingleton<IFeature, CirculationFeature>();
        return services.AddSingleton<IFeature, AmendmentsFeature>();
    }
}
