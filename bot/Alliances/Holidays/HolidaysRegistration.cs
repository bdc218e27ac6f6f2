using AllianceBot.Conversation;

namespace AllianceBot.Alliances.Holidays;

public static class HolidaysRegistration
{
    public static IServiceCollection AddHolidays(this IServiceCollection services) =>
        services.AddPhrases("AllianceBot.Alliances.Holidays.HolidayWords").AddSingleton<IFeature, HolidaysFeature>();
}
