using AllianceBot.Conversation;
using AllianceBot.Delivery;
using AllianceBot.Delivery.Mail;
using AllianceBot.Rota.Calendar;
using AllianceBot.Rota.Caps;
using AllianceBot.Rota.Duties;
using AllianceBot.Rota.Plans;
using AllianceBot.Rota.Turns;
using AllianceBot.Storage;

namespace AllianceBot.Rota;

public static class RotaRegistration
{
    public static IServiceCollection AddRota(this IServiceCollection services)
    {
        services.AddPhrases(RotaPhrases.Resources).AddPhrases("AllianceBot.Rota.Duties.DutyWords").AddPhrases("AllianceBot.Rota.Caps.CapWords").AddPhrases("AllianceBot.Rota.Plans.PlanWords").AddPhrases("AllianceBot.Rota.Turns.TurnWords");
        services.AddSingleton<IFeature, RotaFeature>().AddSingleton<IFeature, DutiesFeature>().AddSingleton<IFeature, CapsFeature>().AddSingleton<IFeature, TurnsFeature>().AddSingleton<IFeature, CalendarFeature>().AddSingleton<IFeature, AbsencesFeature>().AddSingleton<IFeature, MeetingDaysFeature>();
        services.AddSingleton(ExportRota.Table);
        foreach (var call in Enum.GetValues<TurnCall>())
            services.AddSingleton<INoticeWriter>(new TurnNotice(call));
        services.AddSingleton<INoticeWriter, SwapNotice>().AddSingleton<INoticeWriter, TurnNews>();
        services.AddSingleton<IMailAction>(new TurnMail(accepts: true)).AddSingleton<IMailAction>(new TurnMail(accepts: false));
        return services.AddSingleton<Sweep, RotaSweep>();
    }
}
